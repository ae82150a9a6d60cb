import simplifiedToTraditional from 'opencc-js/dict/STCharacters'
import traditionalPhrases from 'opencc-js/dict/STPhrases'
import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import simplifiedPhrases from 'opencc-js/dict/TSPhrases'

/** The texts of all languages side by side: what is missing, left untranslated, or written in the wrong script. */
export type Texts = Map<string, string>
export type Languages = Record<'zh-CN' | 'zh-TW' | 'en', Texts>

const HAN = /\p{Script=Han}/gu

/** Characters with which an English screen may show a product or crew role; their tooltip is English. */
const TAG_CHARACTERS = new Set('秒爆利题題运運主场場中副客私牌')

const entries = (table: string) => table.split('|').map((entry) => entry.split(' '))

/**
 * Characters that one script writes and the other never does: the table turns them into another one, and no phrase of the other script has
 * them. 后 becomes 後, but a traditional text has 皇后 as well, so it is no fault.
 */
function onlyIn(characters: string, phrasesOfTheOther: string): Set<string> {
  const alsoThere = new Set(entries(phrasesOfTheOther).flatMap(([, ...phrases]) => [...phrases.join('')]))
  return new Set(entries(characters).flatMap(([character = '', other]) => (other !== character && !alsoThere.has(character) ? [character] : [])))
}
/** Stand in a phrase or two of the table (確 in 磽确), yet a text of today that has one of them is simplified. */
const RARE_IN_TRADITIONAL = '万么价党厂愿恒据柜确种筑胜荐虫适'
const SIMPLIFIED_ONLY = new Set([...onlyIn(simplifiedToTraditional, traditionalPhrases), ...RARE_IN_TRADITIONAL])
const TRADITIONAL_ONLY = onlyIn(traditionalToSimplified, simplifiedPhrases)

const found = (text: string, wrong: (character: string) => boolean) => [...text.matchAll(HAN)].map(([character]) => character).filter(wrong)

/** { shows: { title: 'x' } } → shows.title = x; lists by their index. */
export function flattened(messages: object, path = ''): Texts {
  const texts: Texts = new Map()
  for (const [key, value] of Object.entries(messages)) {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') texts.set(here, value)
    else for (const [inner, text] of flattened(value as object, here)) texts.set(inner, text)
  }
  return texts
}

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join(' ')

export function messageFaults(languages: Languages): string[] {
  const faults: string[] = []
  const locales = Object.keys(languages) as (keyof Languages)[]
  const keys = new Set(locales.flatMap((locale) => [...languages[locale].keys()]))
  for (const key of [...keys].sort()) {
    const texts = locales.map((locale) => languages[locale].get(key))
    for (const [index, locale] of locales.entries()) if (texts[index] === undefined) faults.push(`${key} is missing in ${locale}`)
    if (texts.includes(undefined)) continue
    const [simplified = '', traditional = '', english = ''] = texts
    if (simplified === traditional && traditional === english && /\p{L}/u.test(english.replaceAll(/\{\w+\}/g, ''))) faults.push(`${key} is the same in all three: ${english}`)
    const marks = new Set([simplified, traditional, english].map(placeholders))
    if (marks.size > 1) faults.push(`${key} has different placeholders: ${[...marks].join(' / ')}`)
    const inEnglish = found(english, (character) => !TAG_CHARACTERS.has(character))
    if (inEnglish.length > 0) faults.push(`${key} has Chinese in en: ${inEnglish.join('')}`)
    const inTraditional = found(traditional, (character) => SIMPLIFIED_ONLY.has(character))
    if (inTraditional.length > 0) faults.push(`${key} has simplified characters in zh-TW: ${inTraditional.join('')}`)
    const inSimplified = found(simplified, (character) => TRADITIONAL_ONLY.has(character))
    if (inSimplified.length > 0) faults.push(`${key} has traditional characters in zh-CN: ${inSimplified.join('')}`)
  }
  return faults
}

/** Keys that the source asks for and no language has. A key that is put together, like `a.${b}`, counts as its fixed beginning. */
export function unknownKeys(source: string, known: Iterable<string>): string[] {
  const all = [...known]
  const unknown: string[] = []
  for (const [, , literal = ''] of source.matchAll(/\b(?:t|tm|te)\((['"`])([\w.$\-{}[\]()?:' =!]+?)\1/g)) {
    const fixed = literal.split('${')[0] ?? ''
    const exists = literal.includes('${') ? all.some((key) => key.startsWith(fixed)) : all.some((key) => key === literal || key.startsWith(`${literal}.`))
    if (literal.includes('.') && !exists) unknown.push(literal)
  }
  // Keys in bindings and choices: label: 'shows.key.recording', open ? 'a.b' : 'c.d'
  for (const [, literal = ''] of source.matchAll(/(?:label|group): '([\w.]+\.[\w.]+)'/g)) if (!all.includes(literal)) unknown.push(literal)
  for (const [, first = '', second = ''] of source.matchAll(/\? '([a-z]\w*(?:\.[\w-]+)+)' : '([a-z]\w*(?:\.[\w-]+)+)'/g)) {
    for (const literal of [first, second]) if (!all.includes(literal)) unknown.push(literal)
  }
  return unknown
}
