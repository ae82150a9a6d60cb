import type { Locale } from './locale'

/**
 * How numbers are written, one rule a function. Money is fen, lengths are milliseconds, moments are ISO-8601 in UTC. null means that the
 * source does not give the number, and is written as a dash, never as 0. Minus is U+2212, so that it is as wide as a digit.
 */
export const UNKNOWN = '—'
const MINUS = '−'

interface Words {
  tenThousand: string
  hundredMillion: string
  yuan: string
  late: string
  early: string
  onTime: string
  secondsAgo: (count: number) => string
  minutesAgo: (count: number) => string
  seconds: (count: string) => string
  points: string
  to: string
  cannotTell: string
}

const WORDS: Record<Locale, Words> = {
  'zh-CN': {
    tenThousand: '万',
    hundredMillion: '亿',
    yuan: '元',
    late: '晚',
    early: '早',
    onTime: '准点',
    secondsAgo: (count) => `${count} 秒前`,
    minutesAgo: (count) => `${count} 分前`,
    seconds: (count) => `${count} 秒`,
    points: '点',
    to: '至',
    cannotTell: '说不准',
  },
  'zh-TW': {
    tenThousand: '萬',
    hundredMillion: '億',
    yuan: '元',
    late: '晚',
    early: '早',
    onTime: '準點',
    secondsAgo: (count) => `${count} 秒前`,
    minutesAgo: (count) => `${count} 分前`,
    seconds: (count) => `${count} 秒`,
    points: '點',
    to: '至',
    cannotTell: '說不準',
  },
  en: {
    tenThousand: 'K',
    hundredMillion: 'M',
    yuan: '',
    late: 'late',
    early: 'early',
    onTime: 'on time',
    secondsAgo: (count) => `${count} s ago`,
    minutesAgo: (count) => `${count} min ago`,
    seconds: (count) => `${count} s`,
    points: 'pts',
    to: 'to',
    cannotTell: 'cannot tell',
  },
}

type Maybe<T> = T | null | undefined

const isMissing = (value: Maybe<number>): value is null | undefined => value === null || value === undefined || !Number.isFinite(value)

/** 15920.5 → 15,920.50: thousands grouped, a fixed number of places, the typographic minus. */
function grouped(value: number, places = 0): string {
  const digits = Math.abs(value).toFixed(places)
  const [whole = '0', fraction] = digits.split('.')
  const body = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
  return value < 0 && /[1-9]/.test(digits) ? MINUS + body : body
}

/** Puts the currency sign behind the minus: −¥12.00. */
const yuanSign = (number: string): string => (number.startsWith(MINUS) ? `${MINUS}¥${number.slice(1)}` : `¥${number}`)

/** Ledgers, prices of operations, exact values on hover: ¥1,299.00. */
export function money(fen: Maybe<number>): string {
  return isMissing(fen) ? UNKNOWN : yuanSign(grouped(fen / 100, 2))
}

/** Prices in rundown and labels: ¥369 when whole, else ¥19.90. */
export function price(fen: Maybe<number>): string {
  return isMissing(fen) ? UNKNOWN : yuanSign(grouped(fen / 100, fen % 100 === 0 ? 0 : 2))
}

export interface Scaled {
  value: string
  /** 万, 亿, K, M or nothing. */
  unit: string
}

/**
 * The value in the first of these steps in which it stays below the next one also after rounding, so that 99,999,999 yuan is 1.00 亿 and
 * never 10,000.0 万. Two places below 100 of a unit, one above.
 */
function inSteps(value: number, steps: { size: number; unit: string }[], place: (scaled: number) => number): Scaled {
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1]
    const scaled = value / step.size
    const places = place(scaled)
    const rounded = Number(Math.abs(scaled).toFixed(places))
    if (next && rounded * step.size >= next.size) continue
    return { value: grouped(scaled, place(rounded)), unit: step.unit }
  }
  return { value: grouped(value, 2), unit: '' }
}

const twoPlacesBelowHundred = (scaled: number): number => (Math.abs(scaled) < 100 ? 2 : 1)
const onePlace = (): number => 1

/** Large money in a figure, value and unit apart so that the unit can be small: 10.05 and 万元. Below 10,000 yuan (1,000 in English) exact. */
export function largeMoneyParts(fen: Maybe<number>, locale: Locale): Scaled {
  if (isMissing(fen)) return { value: UNKNOWN, unit: '' }
  const yuan = fen / 100
  const words = WORDS[locale]
  if (locale === 'en') {
    if (Math.abs(yuan) < 1000) return { value: money(fen), unit: '' }
    const scaled = inSteps(yuan, [{ size: 1e3, unit: 'K' }, { size: 1e6, unit: 'M' }, { size: 1e9, unit: 'B' }], (part) =>
      Math.abs(yuan) < 999_950 ? 1 : twoPlacesBelowHundred(part),
    )
    return { value: yuanSign(scaled.value), unit: scaled.unit }
  }
  if (Math.abs(yuan) < 10_000) return { value: grouped(yuan, 2), unit: words.yuan }
  const scaled = inSteps(yuan, [{ size: 1e4, unit: words.tenThousand }, { size: 1e8, unit: words.hundredMillion }], twoPlacesBelowHundred)
  return { value: scaled.value, unit: scaled.unit + words.yuan }
}

/** Large money in a line or a table: 10.05 万, zh-TW 10.05 萬, en ¥100.5K; small amounts as ¥876.50. */
export function largeMoney(fen: Maybe<number>, locale: Locale): string {
  if (isMissing(fen)) return UNKNOWN
  if (locale !== 'en' && Math.abs(fen) < 1_000_000) return money(fen)
  const { value, unit } = largeMoneyParts(fen, locale)
  return locale === 'en' ? value + unit : `${value} ${unit.replace(WORDS[locale].yuan, '')}`
}

/** Counts: 15,920; from 100,000 on 12.3 万, en 123.4K. */
export function count(value: Maybe<number>, locale: Locale): string {
  if (isMissing(value)) return UNKNOWN
  if (Math.abs(value) < 100_000) return grouped(value)
  const words = WORDS[locale]
  if (locale === 'en') {
    const scaled = inSteps(value, [{ size: 1e3, unit: 'K' }, { size: 1e6, unit: 'M' }, { size: 1e9, unit: 'B' }], onePlace)
    return scaled.value + scaled.unit
  }
  const scaled = inSteps(value, [{ size: 1e4, unit: words.tenThousand }, { size: 1e8, unit: words.hundredMillion }], onePlace)
  return `${scaled.value} ${scaled.unit}`
}

/** Rates from 0 to 1: 11.2%. */
export function rate(value: Maybe<number>): string {
  return isMissing(value) ? UNKNOWN : `${grouped(value * 100, 1)}%`
}

const arrow = (value: number, text: string): string => (/[1-9]/.test(text) ? `${value > 0 ? '▲' : '▼'} ${text}` : text)

/** The difference of two rates in percentage points: ▲ 1.6 点, ▼ 0.3 点; no arrow when it rounds to nothing. */
export function rateDifference(now: Maybe<number>, before: Maybe<number>, locale: Locale): string {
  if (isMissing(now) || isMissing(before)) return UNKNOWN
  const points = (now - before) * 100
  return `${arrow(points, grouped(Math.abs(points), 1))} ${WORDS[locale].points}`
}

/** How much more or less, as a part of what was: +10%, −38%, 0%. */
export function change(part: Maybe<number>): string {
  if (isMissing(part)) return UNKNOWN
  const text = `${grouped(part * 100)}%`
  return part > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** The difference of two counts: ▲ 312. */
export function countDifference(now: Maybe<number>, before: Maybe<number>, locale: Locale): string {
  return isMissing(now) || isMissing(before) ? UNKNOWN : arrow(now - before, count(Math.abs(now - before), locale))
}

const padded = (value: number): string => String(value).padStart(2, '0')

/** Lengths and clocks: 5:44, 1:02:03. Cut to whole seconds; countdowns that must not show 0:00 early round up before they call this. */
export function length(ms: Maybe<number>): string {
  if (isMissing(ms)) return UNKNOWN
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const body = hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`
  return ms <= -1000 ? MINUS + body : body
}

/** A difference of lengths in a table: +0:34, −0:12, and 0:00 without a sign. */
export function lengthDifference(ms: Maybe<number>): string {
  const text = length(ms)
  return !isMissing(ms) && ms >= 1000 ? `+${text}` : text
}

/** The last ten seconds of a countdown in tenths: 9.3. Longer ones as a clock. */
export function countdown(ms: number): string {
  return ms < 10_000 ? (Math.max(0, Math.floor(ms / 100)) / 10).toFixed(1) : length(ms)
}

/** How long a viewer stays: 3′06″. */
export function stay(ms: Maybe<number>): string {
  if (isMissing(ms)) return UNKNOWN
  const seconds = Math.round(ms / 1000)
  return `${grouped(Math.floor(seconds / 60))}′${padded(seconds % 60)}″`
}

/** A short length with its unit: 0.3 秒, 38 秒; from a minute on as a clock. */
export function shortLength(ms: Maybe<number>, locale: Locale): string {
  if (isMissing(ms)) return UNKNOWN
  if (ms >= 60_000) return length(ms)
  const seconds = Math.max(0, ms) / 1000
  return WORDS[locale].seconds(seconds < 1 ? (Math.floor(seconds * 10) / 10).toFixed(1) : String(Math.floor(seconds)))
}

const MOMENT_PARTS = {
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  minutes: { hour: '2-digit', minute: '2-digit' },
  day: { month: '2-digit', day: '2-digit' },
  dayWithYear: { year: 'numeric', month: '2-digit', day: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const formatters = new Map<string, Intl.DateTimeFormat>()

function parts(moment: string | number, zone: string, options: Intl.DateTimeFormatOptions, key: string): Map<string, string> {
  const id = `${key} ${zone}`
  let formatter = formatters.get(id)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone, hourCycle: 'h23' })
    formatters.set(id, formatter)
  }
  return new Map(formatter.formatToParts(new Date(moment)).map((part) => [part.type, part.value]))
}

/**
 * A moment in the show's zone: 20:49:36 on air, 20:48 in plans, 11-27 for a day, 2027-02-25 where a term may be years away. The 24-hour clock in
 * every language.
 */
export function moment(at: Maybe<string | number>, zone: string, precision: keyof typeof MOMENT_PARTS = 'minutes'): string {
  if (at === null || at === undefined || Number.isNaN(new Date(at).getTime())) return UNKNOWN
  const found = parts(at, zone, MOMENT_PARTS[precision], precision)
  const read = (...names: string[]) => names.map((name) => found.get(name) ?? '')
  switch (precision) {
    case 'seconds':
      return read('hour', 'minute', 'second').join(':')
    case 'minutes':
      return read('hour', 'minute').join(':')
    case 'day':
      return read('month', 'day').join('-')
    case 'dayWithYear':
      return read('year', 'month', 'day').join('-')
  }
}

/** Day and time of a plan: 11-27 20:00. */
export function dayAndTime(at: Maybe<string | number>, zone: string): string {
  return at === null || at === undefined ? UNKNOWN : `${moment(at, zone, 'day')} ${moment(at, zone, 'minutes')}`
}

/** Behind the plan is positive: 晚 3:52, 早 0:40, 准点. */
export function offset(ms: Maybe<number>, locale: Locale): string {
  if (isMissing(ms)) return UNKNOWN
  const words = WORDS[locale]
  if (Math.abs(ms) < 1000) return words.onTime
  return `${ms > 0 ? words.late : words.early} ${length(Math.abs(ms))}`
}

/** How old a number is: 4 秒前, 2 分前, from an hour on the time of day at which it came. */
export function age(at: Maybe<string | number>, now: number, zone: string, locale: Locale): string {
  if (at === null || at === undefined) return UNKNOWN
  const seconds = Math.max(0, Math.floor((now - new Date(at).getTime()) / 1000))
  if (seconds < 60) return WORDS[locale].secondsAgo(seconds)
  if (seconds < 3600) return WORDS[locale].minutesAgo(Math.floor(seconds / 60))
  return moment(at, zone, 'minutes')
}

/** ≈ before what is estimated, derived or sketched. */
export function estimated(text: string, isEstimate: boolean): string {
  return isEstimate && text !== UNKNOWN ? `≈ ${text}` : text
}

/** A percentage with its interval: −31%，−44 至 −15. */
export function interval(value: number, low: number, high: number, locale: Locale): string {
  const comma = locale === 'en' ? ', ' : '，'
  return `${grouped(value)}%${comma}${range(grouped(low), grouped(high), locale)}`
}

/** Ranges: 3.6 至 4.8%. */
export function range(low: string, high: string, locale: Locale): string {
  return `${low} ${WORDS[locale].to} ${high}`
}

/** A number whose time has not ended yet: 12…, drawn in a dashed box. */
export function stillOpen(text: string): string {
  return text === UNKNOWN ? text : `${text}…`
}

/** A result that the data do not settle. */
export function cannotTell(locale: Locale): string {
  return WORDS[locale].cannotTell
}

/** ×47, the times sign and never the letter. */
export function times(value: number): string {
  return `×${grouped(value)}`
}

/** Bytes as people compare them: three figures, in powers of 1024. */
export function bytes(count: number, locale: Locale): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const power = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(count) / 10))
  const value = count / 1024 ** power
  const digits = power === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${units[power]}`
}
