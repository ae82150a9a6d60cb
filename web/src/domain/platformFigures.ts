import type { Origin, PlatformMeasure, PlatformReading, RoomView, StreamView } from './contract'
import { STALE_PERIODS } from './freshness'

/** A reading of the platform beside a figure of ours (■ 大屏, or ▬ 手填 where a person typed it in). Never added to it, never averaged with it. */
export interface ReadingShown {
  measure: PlatformMeasure
  kind: 'count' | 'length' | 'rate' | 'money'
  /** As our figures carry it: rates in parts of one, lengths in ms, money in fen. */
  value: number
  /** The last so many minutes; 0 for the whole show. */
  windowMinutes: number
  origin: Origin
  /** Epoch milliseconds. */
  at: number
  ageMs: number
  stale: boolean
}

const KIND: Record<PlatformMeasure, ReadingShown['kind']> = {
  viewers: 'count', online: 'count', onlinePeak: 'count', exposures: 'count', stay: 'length', commenters: 'count', likers: 'count', followers: 'count', sharers: 'count',
  clickers: 'count', buyers: 'count', orders: 'count', gmv: 'money', refunded: 'money', entryRate: 'rate', commentRate: 'rate', likeRate: 'rate',
  entryStanding: 'rate', commentStanding: 'rate', likeStanding: 'rate', stayStanding: 'rate',
}

export const kindOf = (measure: PlatformMeasure): ReadingShown['kind'] => KIND[measure]

/** What a person types in is looked at again after two assessment rounds (L3); its stream says the same. */
export const TYPED_PERIOD_MS = 600_000

/** The newest reading of the first of these measures that there is, over all entries together. */
export function readingOf(room: RoomView, measures: readonly PlatformMeasure[], now: number, rate = 1): ReadingShown | null {
  for (const measure of measures) {
    const found = newest(room.platform.latest.filter((one) => one.measure === measure && one.source === null))
    if (found !== null) return shown(found, room.streams, now, rate)
  }
  return null
}

/** Readings of one measure by entry, the largest first (B9). */
export function readingsByEntry(room: RoomView, measure: PlatformMeasure, now: number, rate = 1): (ReadingShown & { source: string })[] {
  return room.platform.latest
    .flatMap((one) => (one.measure === measure && one.source !== null && one.windowMinutes === 0 ? [{ ...shown(one, room.streams, now, rate), source: one.source }] : []))
    .sort((one, other) => other.value - one.value)
}

/** Of the whole show and of a window: the whole show, because it is what stands beside our own whole; of two of a kind the later. */
function newest(readings: readonly PlatformReading[]): PlatformReading | null {
  return readings.reduce<PlatformReading | null>((best, one) => {
    if (best === null) return one
    const whole = Number(one.windowMinutes === 0) - Number(best.windowMinutes === 0)
    return whole > 0 || (whole === 0 && Date.parse(one.at) > Date.parse(best.at)) ? one : best
  }, null)
}

function shown({ measure, value, windowMinutes, origin, at }: PlatformReading, streams: readonly StreamView[], now: number, rate: number): ReadingShown {
  const moment = Date.parse(at)
  const ageMs = Math.max(0, now - moment)
  const periods = streams.filter((stream) => stream.origin === origin && stream.periodMs > 0).map(({ periodMs }) => periodMs)
  const period = periods.length === 0 ? TYPED_PERIOD_MS : Math.max(...periods)
  return {
    measure, kind: KIND[measure], value: KIND[measure] === 'rate' ? value / 10_000 : value, windowMinutes, origin, at: moment, ageMs,
    stale: ageMs > STALE_PERIODS * period + Math.max(0, rate - 1) * 1_000,
  }
}
