import type { TrendPoint } from './contract'
import { NINE_SOURCES, type NamedSource, type SOURCE_COLOURS } from './trafficSources'

export const MINUTE_MS = 60_000

/** The newest part again, in the place of what was known of that time; before it nothing changes. */
export function mergedTrend(known: readonly TrendPoint[], newer: readonly TrendPoint[], from: number): TrendPoint[] {
  return [...known.filter((point) => Date.parse(point.at) < from), ...newer]
}

/** A stretch of time in which no source said anything. */
export interface Gap { from: number; until: number }

/** [start of the step, value]; null where no source gives it or nobody said anything. */
export type Sample = [at: number, value: number | null]
export type TrendField = Exclude<keyof TrendPoint, 'at' | 'entriesBySource'>

/**
 * One value for each whole step between the first and the last point. The answer has only steps in which something was counted: one that is missing
 * is a gap where the room's online is measured (a source that speaks several times a minute fell silent), and 0 where it is not (a quiet room).
 *
 * @param stepMs length of a step; points lie on its multiples
 */
export function samples(points: readonly TrendPoint[], field: TrendField, stepMs = MINUTE_MS): Sample[] {
  return stepped(points, (point) => point[field], field !== 'online', stepMs)
}

/** @param counted a step in which nothing was counted is 0 where nobody measures the room, and not unknown */
function stepped(points: readonly TrendPoint[], value: (point: TrendPoint) => number | null, counted: boolean, stepMs: number): Sample[] {
  const first = points[0]
  const last = points[points.length - 1]
  if (first === undefined || last === undefined) return []
  const found = new Map(points.map((point) => [Date.parse(point.at), point]))
  const measured = isMeasured(points)
  const given = points.some((point) => value(point) !== null)
  const all: Sample[] = []
  for (let at = Date.parse(first.at); at <= Date.parse(last.at); at += stepMs) {
    const point = found.get(at)
    all.push([at, point === undefined ? (given && !measured && counted ? 0 : null) : value(point)])
  }
  return all
}

/** Where a source that speaks several times a minute said nothing at all; never in a room whose online nobody measures. */
export function gapsOf(points: readonly TrendPoint[], stepMs = MINUTE_MS): Gap[] {
  if (!isMeasured(points)) return []
  const gaps: Gap[] = []
  points.forEach((point, index) => {
    const next = points[index + 1]
    if (next === undefined) return
    const from = Date.parse(point.at) + stepMs
    const until = Date.parse(next.at)
    if (until > from) gaps.push({ from, until })
  })
  return gaps
}

function isMeasured(points: readonly TrendPoint[]): boolean {
  return points.some((point) => point.online !== null)
}

/** Those that have a colour of their own in every picture (LOOK §7); all others are one. */
export const CHARTED_SOURCES = ['square', 'recommend', 'share', 'reservation', 'follow'] as const satisfies readonly NamedSource[]
export type ChartedSource = keyof typeof SOURCE_COLOURS

export type EntrySeries =
  | { state: 'there'; series: { source: ChartedSource; points: Sample[] }[] }
  /** No source says by which entry viewers come. */
  | { state: 'notGiven' }
  /** Some steps are older than the keeping of sources; making the trend anew brings them. */
  | { state: 'notKept' }

/** Entries by source, one series each in showing order; a source by which nobody came has none. */
export function entrySeries(points: readonly TrendPoint[], stepMs = MINUTE_MS): EntrySeries {
  if (points.some(({ entries, entriesBySource }) => (entries ?? 0) > 0 && entriesBySource === null)) return { state: 'notKept' }
  if (!points.some(({ entriesBySource }) => NINE_SOURCES.some((source) => (entriesBySource?.[source] ?? 0) > 0))) return { state: 'notGiven' }
  const series = [...CHARTED_SOURCES, 'rest' as const].map((source) => ({ source, points: stepped(points, (point) => cameBy(point, source), true, stepMs) }))
  return { state: 'there', series: series.filter(({ points: steps }) => steps.some(([, value]) => (value ?? 0) > 0)) }
}

/** Entries of one step by one of the charted sources; null where nobody gives entries. */
export function cameBy({ entries, entriesBySource }: TrendPoint, source: ChartedSource): number | null {
  if (entries === null || entriesBySource === null) return null
  if (source !== 'rest') return entriesBySource[source] ?? 0
  return entries - CHARTED_SOURCES.reduce((sum, one) => sum + (entriesBySource[one] ?? 0), 0)
}
