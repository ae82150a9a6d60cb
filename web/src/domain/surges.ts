import type { TrendPoint } from './contract'
import { MINUTE_MS } from './trend'
import { NINE_SOURCES, type NamedSource } from './trafficSources'

/** A minute in which far more came in than in the ten before it (L7, R3). */
export interface Surge {
  /** Start of the minute, epoch milliseconds. */
  at: number
  entries: number
  /** Median of the ten minutes before. */
  usual: number
  /** The entry that brought at least half of what came on top; null when no single one did or nobody says by which entry viewers come. */
  source: NamedSource | null
}

/** Minutes to compare with, and after a mark without another: until then the surge is itself what is usual. */
const BEFORE = 10
/** Entries come by chance: ten minutes whose median is m differ from each other by about the root of m, or by what they did differ. So many times that is no chance. */
const BEYOND_CHANCE = 5
/** What is at most half as much again is a good minute and no surge. */
const LEAST_GROWTH = 1.5
/** Fewer viewers than these are no inflow. */
const LEAST_ENTRIES = 20
/** Makes the median deviation of what is spread by chance its standard deviation. */
const DEVIATION = 1.4826

/**
 * Where a surge began, oldest first: each minute is held against the ten before it alone, so that a mark says what could be known then. Minutes before the start of the show,
 * and those beside a gap, are held against nothing. A minute that still runs may already be one.
 *
 * @param points by minutes
 * @param startedAt epoch milliseconds; null before the start
 */
export function surges(points: readonly TrendPoint[], startedAt: number | null): Surge[] {
  if (startedAt === null) return []
  const measured = points.some((point) => point.online !== null)
  const found = new Map(points.map((point) => [Date.parse(point.at), point]))
  const entriesAt = (at: number): number | null => found.get(at)?.entries ?? (measured || found.has(at) ? null : 0)
  const marks: Surge[] = []
  for (const [at, point] of found) {
    const last = marks[marks.length - 1]
    const first = at - BEFORE * MINUTE_MS
    if (point.entries === null || first < startedAt - MINUTE_MS || (last !== undefined && at - last.at <= BEFORE * MINUTE_MS)) continue
    const minutes = Array.from({ length: BEFORE }, (_, index) => first + index * MINUTE_MS)
    const before = minutes.map(entriesAt).filter((entries) => entries !== null)
    if (before.length < BEFORE) continue
    const usual = median(before)
    const spread = Math.max(Math.sqrt(usual), DEVIATION * median(before.map((entries) => Math.abs(entries - usual))))
    if (point.entries < Math.max(LEAST_ENTRIES, LEAST_GROWTH * usual, usual + BEYOND_CHANCE * spread)) continue
    marks.push({ at, entries: point.entries, usual, source: broughtBy(point, point.entries - usual, (source) => median(minutes.map((minute) => found.get(minute)?.entriesBySource?.[source] ?? 0))) })
  }
  return marks
}

function broughtBy(point: TrendPoint, more: number, usual: (source: NamedSource) => number): NamedSource | null {
  const rises = NINE_SOURCES.map((source) => ({ source, more: (point.entriesBySource?.[source] ?? 0) - usual(source) }))
  const most = rises.reduce((one, other) => (other.more > one.more ? other : one))
  return most.more >= more / 2 && most.more > 0 ? most.source : null
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}
