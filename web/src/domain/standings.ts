import type { PlatformMeasure, PlatformReading, PlatformView } from './contract'

/** The platform's comparisons with peers (超同行, L3), in the order of the figures that they speak of. */
export const STANDINGS = ['stayStanding', 'commentStanding', 'likeStanding', 'entryStanding'] as const satisfies readonly PlatformMeasure[]
export type Standing = (typeof STANDINGS)[number]

export interface StandingRead {
  measure: Standing
  /** Share of peers that lie below, in parts of one. */
  value: number
  windowMinutes: number
  /** When the platform showed it, epoch milliseconds. */
  at: number
  typed: boolean
}

/** What the platform last said of each comparison while these rounds ran, the worst first: that is the one that holds the next round's traffic back. */
export function standingsOf(platform: PlatformView, rounds: readonly number[]): StandingRead[] {
  const newest = new Map<Standing, PlatformReading>()
  for (const reading of platform.windows) {
    const measure = STANDINGS.find((one) => one === reading.measure)
    if (measure === undefined || !rounds.includes(reading.round)) continue
    const known = newest.get(measure)
    if (known === undefined || Date.parse(reading.at) >= Date.parse(known.at)) newest.set(measure, reading)
  }
  return [...newest]
    .map(([measure, reading]) => ({ measure, value: reading.value / 10_000, windowMinutes: reading.windowMinutes, at: Date.parse(reading.at), typed: reading.origin === 'typed' }))
    .sort((one, other) => one.value - other.value)
}
