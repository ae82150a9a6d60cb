import { describe, expect, it } from 'vitest'
import type { PlatformMeasure } from './contract'
import { readTyped, TYPED_MEASURES, type TypedFault } from './typedReading'

describe('what is typed', () => {
  it.each<[PlatformMeasure, string, number]>([
    ['followers', '412', 412], ['followers', '1,286 人', 1_286], ['exposures', '12.3 万', 123_000], ['exposures', '１２３', 123], ['viewers', '1.5萬', 15_000],
    ['stay', '186', 186_000], ['stay', '3:06', 186_000], ['stay', '3′06″', 186_000], ['stay', '12.5 秒', 12_500],
    ['gmv', '¥100,523.4', 10_052_340], ['gmv', '10.05 万', 10_050_000], ['gmv', '0', 0], ['gmv', '19.9', 1_990],
    ['likeRate', '11.2%', 1_120], ['likeRate', '100', 10_000], ['commentStanding', '86.25', 8_625],
  ])('%s 「%s」 is %i in its unit', (measure, text, value) => expect(readTyped(measure, text)).toEqual({ value }))
  it.each<[PlatformMeasure, string, TypedFault]>([
    ['followers', '', 'empty'], ['followers', ' ', 'empty'], ['followers', 'many', 'notANumber'], ['followers', '4.5', 'notWhole'], ['followers', '-3', 'negative'], ['gmv', '−3', 'negative'],
    ['gmv', '19.999', 'tooManyDecimals'], ['likeRate', '11.234', 'tooManyDecimals'], ['likeRate', '101', 'over'], ['followers', '1,28', 'notANumber'], ['gmv', '99999999999999', 'over'],
  ])('%s 「%s」 is refused as %s', (measure, text, fault) => expect(readTyped(measure, text)).toEqual({ fault }))
  it('has each measure once', () => expect(new Set(TYPED_MEASURES).size).toBe(21))
})
