/** The languages of the product. Simplified Chinese is what a first visitor reads unless the browser asks for another of these. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** Each language in its own words, so that a reader finds it in any of them. */
export const LOCALE_NAMES: Record<Locale, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' }

/** The same in one or two letters, where there is no room. */
export const LOCALE_SHORT: Record<Locale, string> = { 'zh-CN': '简', 'zh-TW': '繁', en: 'EN' }

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The best of our languages for a browser's wish list, in its order. Hong Kong and Macau read traditional characters. */
export function preferredLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const lower = tag.toLowerCase()
    if (/^zh\b/.test(lower)) return /hant|-(tw|hk|mo)\b/.test(lower) ? 'zh-TW' : 'zh-CN'
    if (/^en\b/.test(lower)) return 'en'
  }
  return 'zh-CN'
}
