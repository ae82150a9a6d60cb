import { describe, expect, it } from 'vitest'
import * as format from './format'
import { LOCALES } from './locale'

const SHOP = 'Asia/Shanghai'

describe('money', () => {
  it.each([[129_900, '¥1,299.00'], [0, '¥0.00'], [5, '¥0.05'], [123_456_789_012, '¥1,234,567,890.12'], [-1_250, '−¥12.50'], [null, '—']])(
    'in ledgers: %s fen is %s', (fen, text) => expect(format.money(fen)).toBe(text))

  it.each([[36_900, '¥369'], [1_990, '¥19.90'], [129_900, '¥1,299'], [-36_900, '−¥369'], [0, '¥0'], [null, '—']])(
    'in labels whole yuan stand alone: %s fen is %s', (fen, text) => expect(format.price(fen)).toBe(text))

  it.each([
    [10_052_300, '10.05 万', '10.05 萬', '¥100.5K'],
    [99_999_949, '100.0 万', '100.0 萬', '¥1.00M'],
    [123_456_700, '123.5 万', '123.5 萬', '¥1.23M'],
    [1_000_000, '1.00 万', '1.00 萬', '¥10.0K'],
    [999_999, '¥9,999.99', '¥9,999.99', '¥10.0K'],
    [87_650, '¥876.50', '¥876.50', '¥876.50'],
    [0, '¥0.00', '¥0.00', '¥0.00'],
    [9_999_999_900, '1.00 亿', '1.00 億', '¥100.0M'],
    [10_000_000_000, '1.00 亿', '1.00 億', '¥100.0M'],
    [1_234_000_000_000, '123.4 亿', '123.4 億', '¥12.34B'],
    [-10_052_300, '−10.05 万', '−10.05 萬', '−¥100.5K'],
  ])('large: %s fen is %s, %s, %s', (fen, simplified, traditional, english) => {
    expect(LOCALES.map((locale) => format.largeMoney(fen, locale))).toEqual([simplified, traditional, english])
  })

  it('comes in two parts for a figure', () => {
    expect(format.largeMoneyParts(10_052_300, 'zh-CN')).toEqual({ value: '10.05', unit: '万元' })
    expect(format.largeMoneyParts(10_052_300, 'zh-TW')).toEqual({ value: '10.05', unit: '萬元' })
    expect(format.largeMoneyParts(10_052_300, 'en')).toEqual({ value: '¥100.5', unit: 'K' })
    expect(format.largeMoneyParts(87_650, 'zh-CN')).toEqual({ value: '876.50', unit: '元' })
    expect(format.largeMoneyParts(null, 'zh-CN')).toEqual({ value: '—', unit: '' })
  })

  it('never writes a number that is not below its next unit', () => {
    for (let yuan = 1; yuan < 1e10; yuan = Math.ceil(yuan * 1.37)) {
      for (const step of [-1, 0, 1]) {
        const { value, unit } = format.largeMoneyParts((yuan + step) * 100, 'zh-CN')
        const digits = Number(value.replaceAll(',', ''))
        if (unit === '元') expect(digits).toBeLessThan(10_000)
        if (unit === '万元') expect(digits).toBeGreaterThanOrEqual(1)
        if (unit === '万元') expect(digits).toBeLessThan(10_000)
      }
    }
  })
})

describe('counts', () => {
  it.each([
    [0, '0', '0', '0'],
    [15_920, '15,920', '15,920', '15,920'],
    [99_999, '99,999', '99,999', '99,999'],
    [100_000, '10.0 万', '10.0 萬', '100.0K'],
    [123_400, '12.3 万', '12.3 萬', '123.4K'],
    [1_000_000, '100.0 万', '100.0 萬', '1.0M'],
    [99_999_999, '1.0 亿', '1.0 億', '100.0M'],
    [-1_200, '−1,200', '−1,200', '−1,200'],
  ])('%s is %s, %s, %s', (value, simplified, traditional, english) => {
    expect(LOCALES.map((locale) => format.count(value, locale))).toEqual([simplified, traditional, english])
  })

  it('differ with an arrow, and without one when nothing changed', () => {
    expect(format.countDifference(1286, 974, 'zh-CN')).toBe('▲ 312')
    expect(format.countDifference(974, 1286, 'en')).toBe('▼ 312')
    expect(format.countDifference(7, 7, 'zh-CN')).toBe('0')
    expect(format.countDifference(null, 7, 'zh-CN')).toBe('—')
  })

  it('of what the source does not give are a dash, of nothing a zero', () => {
    expect([null, undefined, Number.NaN].map((value) => format.count(value, 'zh-CN'))).toEqual(['—', '—', '—'])
    expect(format.count(0, 'zh-CN')).toBe('0')
  })

  it('are multiplied with the times sign', () => expect(format.times(47)).toBe('×47'))
})

describe('rates', () => {
  it.each([[0.1124, '11.2%'], [0, '0.0%'], [1, '100.0%'], [-0.31, '−31.0%'], [-0.0001, '0.0%'], [null, '—']])('%s is %s', (value, text) => expect(format.rate(value)).toBe(text))

  it('differ in points', () => {
    expect(format.rateDifference(0.112, 0.096, 'zh-CN')).toBe('▲ 1.6 点')
    expect(format.rateDifference(0.031, 0.034, 'zh-TW')).toBe('▼ 0.3 點')
    expect(format.rateDifference(0.5, 0.5004, 'en')).toBe('0.0 pts')
    expect(format.rateDifference(0.5, null, 'en')).toBe('—')
  })

  it('have intervals', () => {
    expect(format.interval(-31, -44, -15, 'zh-CN')).toBe('−31%，−44 至 −15')
    expect(format.interval(-31, -44, -15, 'en')).toBe('−31%, −44 to −15')
  })
})

describe('lengths', () => {
  it.each([[344_000, '5:44'], [3_723_000, '1:02:03'], [0, '0:00'], [999, '0:00'], [-999, '0:00'], [-12_000, '−0:12'], [59_999, '0:59'], [36_000_000, '10:00:00'], [null, '—']])(
    '%s ms is %s', (ms, text) => expect(format.length(ms)).toBe(text))

  it.each([[34_000, '+0:34'], [-12_000, '−0:12'], [500, '0:00'], [null, '—']])('a difference of %s ms is %s', (ms, text) => expect(format.lengthDifference(ms)).toBe(text))

  it.each([[186_000, '3′06″'], [59_600, '1′00″'], [0, '0′00″'], [null, '—']])('a stay of %s ms is %s', (ms, text) => expect(format.stay(ms)).toBe(text))

  it.each([[300, '0.3 秒'], [38_900, '38 秒'], [48_000, '48 秒'], [108_000, '1:48'], [-5, '0.0 秒'], [null, '—']])('short: %s ms is %s', (ms, text) => expect(format.shortLength(ms, 'zh-CN')).toBe(text))

  it.each([[9_940, '9.9'], [0, '0.0'], [-3, '0.0'], [10_000, '0:10'], [54_000, '0:54']])('a countdown at %s ms shows %s', (ms, text) => expect(format.countdown(ms)).toBe(text))
})

describe('moments', () => {
  const at = '2026-11-27T12:49:36.900Z'

  it('are read on the clock of the show, whatever the machine says', () => {
    expect(format.moment(at, SHOP, 'seconds')).toBe('20:49:36')
    expect(format.moment(at, SHOP)).toBe('20:49')
    expect(format.moment(at, SHOP, 'day')).toBe('11-27')
    expect(format.moment(at, 'America/Los_Angeles', 'seconds')).toBe('04:49:36')
    expect(format.dayAndTime(at, SHOP)).toBe('11-27 20:49')
  })

  it('have the year where a term ends in another one, on the day of the zone', () => {
    expect(format.moment('2029-12-31T16:30:00Z', SHOP, 'dayWithYear')).toBe('2030-01-01')
    expect(format.moment('2029-12-31T16:30:00Z', 'UTC', 'dayWithYear')).toBe('2029-12-31')
    expect(format.moment('2027-02-05T12:00:00Z', SHOP, 'dayWithYear')).toBe('2027-02-05')
  })

  it('have midnight as 00, not 24', () => expect(format.moment('2026-11-27T16:00:00Z', SHOP, 'seconds')).toBe('00:00:00'))

  it('are a dash when there is none', () => {
    expect(format.moment(null, SHOP)).toBe('—')
    expect(format.moment('no moment', SHOP)).toBe('—')
    expect(format.moment(null, SHOP, 'dayWithYear')).toBe('—')
    expect(format.dayAndTime(null, SHOP)).toBe('—')
  })
})

describe('offsets', () => {
  it.each([
    [232_000, '晚 3:52', '晚 3:52', 'late 3:52'],
    [-40_000, '早 0:40', '早 0:40', 'early 0:40'],
    [0, '准点', '準點', 'on time'],
    [-999, '准点', '準點', 'on time'],
    [3_600_000, '晚 1:00:00', '晚 1:00:00', 'late 1:00:00'],
    [null, '—', '—', '—'],
  ])('%s ms behind is %s, %s, %s', (ms, ...texts) => {
    expect(LOCALES.map((locale) => format.offset(ms, locale))).toEqual(texts)
  })
})

describe('sizes', () => {
  it('have three figures in powers of 1024', () => {
    expect([0, 999, 1_536, 20 * 1024 ** 2, 300 * 1024 ** 3].map((count) => format.bytes(count, 'en'))).toEqual(['0 B', '999 B', '1.50 KB', '20.0 MB', '300 GB'])
  })
})

describe('ages', () => {
  const now = Date.parse('2026-11-27T12:49:36Z')
  const before = (seconds: number) => now - seconds * 1000

  it.each([[0, '0 秒前'], [4, '4 秒前'], [59, '59 秒前'], [60, '1 分前'], [3_599, '59 分前'], [3_600, '19:49'], [-2, '0 秒前']])('%s s is %s', (seconds, text) => {
    expect(format.age(before(seconds), now, SHOP, 'zh-CN')).toBe(text)
  })

  it('speak three languages', () => {
    expect(LOCALES.map((locale) => format.age(before(130), now, SHOP, locale))).toEqual(['2 分前', '2 分前', '2 min ago'])
    expect(format.age(null, now, SHOP, 'en')).toBe('—')
  })
})

describe('what is not certain', () => {
  it('is marked', () => {
    expect(format.estimated('3′06″', true)).toBe('≈ 3′06″')
    expect(format.estimated('—', true)).toBe('—')
    expect(format.estimated('3′06″', false)).toBe('3′06″')
    expect(format.stillOpen('12')).toBe('12…')
    expect(format.stillOpen('—')).toBe('—')
    expect(LOCALES.map(format.cannotTell)).toEqual(['说不准', '說不準', 'cannot tell'])
    expect(format.range('3.6', '4.8%', 'zh-CN')).toBe('3.6 至 4.8%')
  })
})

describe('how much more or less', () => {
  it.each([[0.1, '+10%'], [-0.38, '−38%'], [0, '0%'], [0.004, '0%'], [-0.004, '0%'], [1.86, '+186%'], [null, '—']])('%s is %s', (part, text) => expect(format.change(part)).toBe(text))
})
