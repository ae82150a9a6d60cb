import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { i18n } from '../src/i18n'
import english from '../src/i18n/en'
import simplified from '../src/i18n/zh-CN'
import traditional from '../src/i18n/zh-TW'
import { flattened, messageFaults, unknownKeys, type Languages } from './messageFaults'

const SOURCES = path.resolve(import.meta.dirname, '../src')
const LANGUAGES: Languages = { 'zh-CN': flattened(simplified), 'zh-TW': flattened(traditional), en: flattened(english) }
const one = (zhCN: string, zhTW: string, en: string): Languages => ({ 'zh-CN': new Map([['k', zhCN]]), 'zh-TW': new Map([['k', zhTW]]), en: new Map([['k', en]]) })

describe('the texts of the product', () => {
  it('are whole in all three languages and in the right script', () => {
    expect(messageFaults(LANGUAGES)).toEqual([])
  })

  it('have every key that a source asks for', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.test.ts'))
    const unknown = files.flatMap((file) => unknownKeys(readFileSync(path.join(SOURCES, file), 'utf8'), LANGUAGES['zh-CN'].keys()).map((key) => `${file}: ${key}`))
    expect(unknown).toEqual([])
  })

  it('are sentences that can be put together', () => {
    for (const [locale, messages] of Object.entries({ 'zh-CN': simplified, 'zh-TW': traditional, en: english })) {
      i18n.global.setLocaleMessage(locale, messages)
      i18n.global.locale.value = locale
      for (const [key, text] of flattened(messages)) {
        const values = Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, '7']))
        const said = i18n.global.t(key, values, 7)
        expect(said, `${locale} ${key}`).not.toMatch(/[{}]|^$/)
        expect(said, `${locale} ${key}`).not.toBe(key)
      }
    }
  })
})

describe('the look at the texts sees', () => {
  it.each([
    [one('示例', '示例', 'Sample'), []],
    [{ ...one('示例', '示例', 'Sample'), en: new Map() }, ['k is missing in en']],
    [one('Kaibo', 'Kaibo', 'Kaibo'), ['k is the same in all three: Kaibo']],
    [one('× {n}', '× {n}', '× {n}'), []],
    [one('{n} 场', '{n} 場', '{count} shows'), ['k has different placeholders: n / count']],
    [one('场控', '場控', 'Floor 控'), ['k has Chinese in en: 控']],
    [one('爆款', '爆款', '爆 traffic item'), []],
    [one('开播', '开播', 'On air'), ['k has simplified characters in zh-TW: 开']],
    [one('開播', '開播', 'On air'), ['k has traditional characters in zh-CN: 開']],
    [one('价', '价', 'price'), ['k has simplified characters in zh-TW: 价']],
    [one('之后 里面', '之後 裡面', 'after, inside'), []],
    [one('皇后 公里', '皇后 公里', 'queen, kilometre'), []],
  ])('%o: %o', (languages, faults) => expect(messageFaults(languages)).toEqual(faults))

  it('keys that nobody wrote', () => {
    const known = ['shows.title', 'common.phase.onAir', 'identity.headline.0']
    const asks = (source: string) => unknownKeys(source, known)
    expect(asks("$t('shows.title') t(`common.phase.${phase}`) tm('identity.headline')")).toEqual([])
    expect(asks("$t('shows.titel')")).toEqual(['shows.titel'])
    expect(asks('$t(`common.phases.${phase}`)')).toEqual(['common.phases.${phase}'])
    expect(asks("{ code: 'KeyR', label: 'shows.key.x', group: 'shows.title' }")).toEqual(['shows.key.x'])
    expect(asks("$t(open ? 'shows.title' : 'shows.closed')")).toEqual(['shows.closed'])
  })
})
