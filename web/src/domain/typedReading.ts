import type { PlatformMeasure } from './contract'
import { kindOf } from './platformFigures'

/** What a person may read off the dashboard, the most used first (DESIGN 5). */
export const TYPED_MEASURES: readonly PlatformMeasure[] = [
  'followers', 'viewers', 'online', 'onlinePeak', 'exposures', 'stay', 'commenters', 'likers', 'sharers', 'clickers', 'buyers', 'orders', 'gmv', 'refunded',
  'entryRate', 'commentRate', 'likeRate', 'entryStanding', 'commentStanding', 'likeStanding', 'stayStanding',
]
/** 0 is the whole show. */
export const TYPED_WINDOWS = [0, 10] as const
export const ENTRIES = ['square', 'follow', 'recommend', 'officialAccount', 'search', 'share', 'reservation', 'shortVideo', 'moments'] as const

export type TypedFault = 'empty' | 'notANumber' | 'notWhole' | 'negative' | 'tooManyDecimals' | 'over'

/** Larger is no show that we know; the server has bounds of its own. */
const MOST = 1_000_000_000_000

const NUMBER = /^(-|−)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([万萬w]?)$/iu
/** NFKC makes two marks of ″. */
const CLOCK = /^(\d{1,4})[:′']([0-5]?\d)(?:["″]|′′)?$/u

/**
 * The text as the contract carries it: counts as they are, stay from seconds or 3:06 to ms, money from yuan to fen, rates from percent to
 * ten-thousandths. 10.05 万 is understood. Exact, through the digits.
 */
export function readTyped(measure: PlatformMeasure, text: string): { value: number } | { fault: TypedFault } {
  const kind = kindOf(measure)
  const bare = text.normalize('NFKC').replace(/[\s¥￥%％元人单單秒]/gu, '')
  if (bare === '') return { fault: 'empty' }
  const clock = CLOCK.exec(bare)
  if (kind === 'length' && clock) return { value: (Number(clock[1]) * 60 + Number(clock[2])) * 1_000 }
  const found = NUMBER.exec(bare)
  if (!found) return { fault: 'notANumber' }
  const [, sign, whole = '', decimals = '', large] = found
  if (sign !== undefined) return { fault: 'negative' }
  const shift = (kind === 'length' ? 3 : kind === 'count' ? 0 : 2) + (large ? 4 : 0)
  if (decimals.length > shift) return { fault: kind === 'count' && !large ? 'notWhole' : 'tooManyDecimals' }
  const value = Number(whole.replaceAll(',', '') + decimals.padEnd(shift, '0'))
  if (value > (kind === 'rate' ? 10_000 : MOST)) return { fault: 'over' }
  return { value }
}
