import { expect, it } from 'vitest'
import { preferredLocale } from './locale'

it.each([
  [['zh-CN', 'en'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh-SG'], 'zh-CN'],
  [['zh-TW'], 'zh-TW'],
  [['zh-HK'], 'zh-TW'],
  [['zh-Hant-CN'], 'zh-TW'],
  [['zh-Hans-HK'], 'zh-TW'],
  [['de', 'en-GB', 'zh-CN'], 'en'],
  [['fr', 'ja'], 'zh-CN'],
  [[], 'zh-CN'],
])('a browser that asks for %s reads %s', (wanted, locale) => expect(preferredLocale(wanted)).toBe(locale))
