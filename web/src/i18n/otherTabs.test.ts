import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { chooseLocale, currentLocale, followOtherTabs, i18n } from '.'

/** As the browser tells it to the tabs that did not choose. */
const chosenElsewhere = (key: string, newValue: string | null) => window.dispatchEvent(new StorageEvent('storage', { key, newValue }))

describe('a language chosen in another tab', () => {
  beforeAll(async () => {
    await chooseLocale('zh-CN')
    followOtherTabs()
  })
  afterAll(() => chooseLocale('zh-CN'))

  it('is the language here too, without a reload', async () => {
    chosenElsewhere('kaibo.locale', 'en')
    await vi.waitFor(() => expect(currentLocale.value).toBe('en'))
    expect(document.documentElement.lang).toBe('en')
    expect(i18n.global.t('shows.title')).toBe('Shows')
    chosenElsewhere('kaibo.locale', 'zh-TW')
    await vi.waitFor(() => expect(document.documentElement.lang).toBe('zh-TW'))
  })

  it.each([['kaibo.locale', 'xx'], ['kaibo.locale', null], ['kaibo.theme', 'en']])('%s = %s changes no language', async (key, value) => {
    await chooseLocale('zh-CN')
    const seen: string[] = []
    const stop = watch(currentLocale, (locale) => seen.push(locale), { flush: 'sync' })
    chosenElsewhere(key, value)
    chosenElsewhere('kaibo.locale', 'zh-TW')
    await vi.waitFor(() => expect(currentLocale.value).toBe('zh-TW'))
    stop()
    expect(seen).toEqual(['zh-TW'])
  })
})
