import { describe, expect, it } from 'vitest'
import englishDesks from '@/i18n/en/desks'
import englishLive from '@/i18n/en/live'
import simplifiedDesks from '@/i18n/zh-CN/desks'
import simplifiedLive from '@/i18n/zh-CN/live'
import traditionalDesks from '@/i18n/zh-TW/desks'
import traditionalLive from '@/i18n/zh-TW/live'

const simplified = { live: simplifiedLive, desks: simplifiedDesks }
const traditional = { live: traditionalLive, desks: traditionalDesks }
const en = { live: englishLive, desks: englishDesks }
const sources = import.meta.glob<string>('./**/*.{vue,ts}', { eager: true, query: '?raw', import: 'default' })
const asked = [...new Set(Object.values(sources).flatMap((text) => [...text.matchAll(/['"]((?:live|desks)\.[\w.-]+)['"]/g)].map((found) => found[1] ?? '')))]

function paths(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]) => (typeof text === 'string' ? [before + name] : paths(text as object, `${before}${name}.`)))
}
const placeholders = (texts: object, path: string): string[] => {
  const text = path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], texts)
  // The last form is that of many; that of one may write its number as a word.
  const many = String(text).split(' | ').at(-1) ?? ''
  return [...many.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort()
}

describe('the words of the live screens', () => {
  it('are there wherever a screen asks for them', () => {
    expect(asked.length).toBeGreaterThan(80)
    expect(asked.filter((path) => !paths(simplified).includes(path))).toEqual([])
  })
  it.each([['zh-TW', traditional], ['en', en]])('are complete in %s, with the same values', (_, texts) => {
    expect(paths(texts)).toEqual(paths(simplified))
    for (const path of paths(simplified)) expect([path, placeholders(texts, path)]).toEqual([path, placeholders(simplified, path)])
  })
})
