import { createI18n, type I18n } from 'vue-i18n'
import { readonly, ref } from 'vue'
import { isLocale, preferredLocale, type Locale } from '@/domain/locale'

/** Texts by feature and name: t('shows.title') is src/i18n/<locale>/shows.ts, key title. */
export type Messages = Record<string, Record<string, unknown>>

const STORED = 'kaibo.locale'

// One chunk for each language; each of them gathers the files of its folder, one per feature.
const LOADERS: Record<Locale, () => Promise<{ default: Messages }>> = {
  'zh-CN': () => import('./zh-CN'),
  'zh-TW': () => import('./zh-TW'),
  en: () => import('./en'),
}

export const i18n: I18n<Record<string, Messages>, Record<string, never>, Record<string, never>, string, false> = createI18n({
  legacy: false,
  globalInjection: true,
  locale: 'zh-CN' as string,
  messages: {} as Record<string, Messages>,
  missingWarn: false,
  fallbackWarn: false,
})

const chosen = ref<Locale>('zh-CN')

/** The language on the screen. */
export const currentLocale = readonly(chosen)

/** Loads the texts of a language, then switches the whole page to it without a reload, and remembers the choice. */
export async function chooseLocale(locale: Locale, remember = true): Promise<void> {
  const messages = (await LOADERS[locale]()).default
  i18n.global.setLocaleMessage(locale, messages)
  i18n.global.locale.value = locale
  chosen.value = locale
  document.documentElement.lang = locale
  if (remember) localStorage.setItem(STORED, locale)
}

/** The language of an earlier visit, else the browser's. */
export function startLocale(): Locale {
  const stored = localStorage.getItem(STORED)
  return isLocale(stored) ? stored : preferredLocale(navigator.languages)
}

/** A choice in one tab is seen in all tabs of the same person. Call once. */
export function followOtherTabs(): void {
  window.addEventListener('storage', (event) => {
    if (event.key === STORED && isLocale(event.newValue)) void chooseLocale(event.newValue, false)
  })
}
