import type { ProductRole } from './contract'

/**
 * A rundown pasted from a spreadsheet, one item a line: name, role, minutes, price, code, separated by tabs or commas. Every fault names its
 * line and the text that stands there; a line with a fault is not guessed at.
 */
export interface RundownLine {
  /** Line in the pasted text, from 1. */
  line: number
  name: string
  role: ProductRole | null
  minutes: number
  priceFen: number | null
  code: string | null
}

export type RundownFaultKind = 'noName' | 'nameTooLong' | 'codeTooLong' | 'unknownRole' | 'noMinutes' | 'badMinutes' | 'badPrice' | 'threeDecimals' | 'tooManyColumns' | 'repeatedCode' | 'openQuote' | 'tooManyLines'

export interface RundownFault {
  line: number
  kind: RundownFaultKind
  /** What stands in the cell. */
  text: string
  /** For a repeated code: the line that had it first. */
  other?: number
}

export interface ParsedRundown {
  lines: RundownLine[]
  faults: RundownFault[]
}

export const MOST_LINES = 300
export const LONGEST_ITEM_MINUTES = 240
export const LONGEST_NAME = 80
export const LONGEST_CODE = 64

const ROLE_WORDS: [ProductRole, RegExp][] = [
  ['flash', /^(秒|秒杀|秒杀款|秒殺|秒殺款|flash)$/i],
  ['traffic', /^(爆|爆款|traffic)$/i],
  ['profit', /^(利|利润|利润款|利潤|利潤款|profit)$/i],
  ['topic', /^(题|題|话题|话题款|話題|話題款|topic)$/i],
]
const NO_ROLE = /^(|-|—|无|無|none)$/i
const HEADER = /^(名称|名稱|品名|商品|商品名称|商品名稱|款|name|item|product)$/i
const MINUTES = /^(\d{1,3})\s*(分钟|分鐘|分|min|minutes|′|')?$/i
const PRICE = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(元)?$/

export function parseRundown(text: string): ParsedRundown {
  const parsed: ParsedRundown = { lines: [], faults: [] }
  const firstLineOfCode = new Map<string, number>()
  let rows = 0
  for (const [index, row] of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/).entries()) {
    if (row.trim() === '') continue
    const line = index + 1
    const cells = cellsOf(row)
    if (cells === null) {
      parsed.faults.push({ line, kind: 'openQuote', text: row.trim() })
      continue
    }
    if (rows === 0 && HEADER.test(cells[0] ?? '')) continue
    rows += 1
    if (rows > MOST_LINES) {
      parsed.faults.push({ line, kind: 'tooManyLines', text: String(MOST_LINES) })
      break
    }
    readRow(cells, line, parsed, firstLineOfCode)
  }
  return parsed
}

function readRow(cells: string[], line: number, parsed: ParsedRundown, firstLineOfCode: Map<string, number>): void {
  const before = parsed.faults.length
  const fault = (kind: RundownFaultKind, text: string, other?: number) => parsed.faults.push({ line, kind, text, ...(other === undefined ? {} : { other }) })
  const [name = '', roleText = '', minutesText = '', priceText = '', code = '', ...more] = cells
  if (name === '') fault('noName', cells.join(' ').trim())
  if (name.length > LONGEST_NAME) fault('nameTooLong', `${name.slice(0, 12)}…`)
  if (code.length > LONGEST_CODE) fault('codeTooLong', `${code.slice(0, 12)}…`)
  const surplus = more.find((cell) => cell !== '')
  if (surplus !== undefined) fault('tooManyColumns', surplus)

  const role = ROLE_WORDS.find(([, words]) => words.test(roleText))?.[0] ?? null
  if (role === null && !NO_ROLE.test(roleText)) fault('unknownRole', roleText)

  const minutes = Number(MINUTES.exec(minutesText)?.[1] ?? Number.NaN)
  if (minutesText === '') fault('noMinutes', name)
  else if (!(minutes >= 1 && minutes <= LONGEST_ITEM_MINUTES)) fault('badMinutes', minutesText)

  const priceFen = priceText === '' || priceText === '—' ? null : fenOf(priceText)
  if (priceFen === 'threeDecimals' || priceFen === 'badPrice') fault(priceFen, priceText)

  const first = code === '' ? undefined : firstLineOfCode.get(code)
  if (first !== undefined) fault('repeatedCode', code, first)
  else if (code !== '') firstLineOfCode.set(code, line)

  if (parsed.faults.length === before && typeof priceFen !== 'string') {
    parsed.lines.push({ line, name, role, minutes, priceFen, code: code === '' ? null : code })
  }
}

/** Exact, through the digits: 19.9 × 100 in floating point is 1989.9999999999998. */
function fenOf(text: string): number | 'badPrice' | 'threeDecimals' {
  const found = PRICE.exec(text)
  if (!found) return 'badPrice'
  const decimals = found[2] ?? ''
  if (decimals.length > 2) return 'threeDecimals'
  const fen = Number((found[1] ?? '').replaceAll(',', '') + decimals.padEnd(2, '0'))
  return Number.isSafeInteger(fen) ? fen : 'badPrice'
}

/** Cells of a line; null when a quote is not closed. A line with a tab is a spreadsheet's, so commas in it are text. */
function cellsOf(row: string): string[] | null {
  if (row.includes('\t')) return row.split('\t').map(unquoted)
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let index = 0; index < row.length; index += 1) {
    const character = row.charAt(index)
    if (quoted) {
      if (character !== '"') cell += character
      else if (row.charAt(index + 1) === '"') {
        cell += '"'
        index += 1
      } else quoted = false
    } else if (character === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (character === ',' || character === '，') {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return quoted ? null : [...cells, cell.trim()]
}

function unquoted(cell: string): string {
  const text = cell.trim()
  return /^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text
}
