import type { ShowSummary, TrendPoint } from './contract'
import { MINUTE_MS } from './trend'

/** Fewer shows make no usual band. */
export const LEAST_SHOWS = 3
/** The newest of them are enough, and a bound for what is asked of the server. */
export const MOST_SHOWS = 8

/** Real shows of this workspace that ended before this one, on its weekday in the shop's zone; the newest first. */
export function earlierShows(shows: readonly ShowSummary[], id: string, startedAt: number, zone: string): ShowSummary[] {
  const weekday = weekdayOf(startedAt, zone)
  return shows
    .filter((show) => show.id !== id && show.nature === 'live' && show.phase === 'ended' && show.startedAt !== null && Date.parse(show.startedAt) < startedAt && weekdayOf(Date.parse(show.startedAt), zone) === weekday)
    .sort((one, other) => Date.parse(other.startedAt ?? '') - Date.parse(one.startedAt ?? ''))
    .slice(0, MOST_SHOWS)
}

function weekdayOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: zone }).format(at)
}

export interface EarlierTrend { startedAt: number; points: readonly TrendPoint[] }

/** Between a quarter and three quarters of the shows, by time since the start. */
export interface BandPoint { sinceStart: number; low: number; high: number }

/** How many were usually online so long after the start; a moment that fewer than three shows reached has no band. */
export function usualBand(trends: readonly EarlierTrend[], stepMs: number): BandPoint[] {
  const values = new Map<number, number[]>()
  for (const { startedAt, points } of trends) {
    for (const { at, online } of points) {
      const since = Math.floor((Date.parse(at) - startedAt) / stepMs + 0.5) * stepMs
      if (online === null || since < 0) continue
      values.set(since, [...(values.get(since) ?? []), online])
    }
  }
  return [...values].filter(([, online]) => online.length >= LEAST_SHOWS).sort(([one], [other]) => one - other).map(([sinceStart, online]) => {
    const sorted = [...online].sort((one, other) => one - other)
    return { sinceStart, low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) }
  })
}

/** The band of a show that began then, from point to point at each whole minute. */
export function bandByMinute(band: readonly BandPoint[], startedAt: number, stepMs: number): [at: number, low: number, high: number][] {
  // What was counted in a step stands in its middle.
  const centred = band.map((point) => ({ ...point, at: startedAt + point.sinceStart + stepMs / 2 }))
  const minutes: [number, number, number][] = []
  centred.forEach((point, index) => {
    const next = centred[index + 1]
    if (next === undefined) return
    for (let at = Math.ceil(point.at / MINUTE_MS) * MINUTE_MS; at < next.at; at += MINUTE_MS) {
      const part = (at - point.at) / (next.at - point.at)
      minutes.push([at, Math.round(point.low + (next.low - point.low) * part), Math.round(point.high + (next.high - point.high) * part)])
    }
  })
  return minutes
}

function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}
