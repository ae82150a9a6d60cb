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

/** A minute in which far fewer were in the room than in the ten before it (L7). */
export interface Drop {
  /** Start of the minute, epoch milliseconds. */
  at: number
  online: number
  /** Median of the ten minutes before. */
  usual: number
}

/** Minutes to compare with, and after a mark without another: until then the surge is itself what is usual. */
const BEFORE = 10
/** Viewers come and go by chance: ten minutes whose median is m differ from each other by about the root of m, or by what they did differ. So many times that is no chance. */
const BEYOND_CHANCE = 5
/** What is at most half as much again is a good minute and no surge. */
const LEAST_GROWTH = 1.5
/** Fewer viewers than these are no inflow. */
const LEAST_ENTRIES = 20
/** A room that keeps more than this has not dropped. */
const LEAST_LEFT = 0.8
/** Fewer that left than these are no drop. */
const LEAST_LOSS = 20
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
  return marked(points, startedAt, 'entries', (point, entries, { minutes, found, usual, spread }) => {
    if (entries < Math.max(LEAST_ENTRIES, LEAST_GROWTH * usual, usual + BEYOND_CHANCE * spread)) return null
    return { at: Date.parse(point.at), entries, usual, source: broughtBy(point, entries - usual, (source) => median(minutes.map((minute) => found.get(minute)?.entriesBySource?.[source] ?? 0))) }
  })
}

/**
 * Where the room began to empty, as {@link surges}: held against the ten minutes before, so that a room that empties as slowly as evenings do is not marked. Nothing where nobody
 * measures the room.
 */
export function drops(points: readonly TrendPoint[], startedAt: number | null): Drop[] {
  return marked(points, startedAt, 'online', (point, online, { usual, spread }) => {
    if (online > Math.min(usual - LEAST_LOSS, LEAST_LEFT * usual, usual - BEYOND_CHANCE * spread)) return null
    return { at: Date.parse(point.at), online, usual }
  })
}

interface Before { minutes: readonly number[]; found: ReadonlyMap<number, TrendPoint>; usual: number; spread: number }

function marked<Mark extends { at: number }>(points: readonly TrendPoint[], startedAt: number | null, field: 'entries' | 'online', judged: (point: TrendPoint, value: number, before: Before) => Mark | null): Mark[] {
  if (startedAt === null) return []
  const measured = points.some((point) => point.online !== null)
  const found = new Map(points.map((point) => [Date.parse(point.at), point]))
  const valueAt = (at: number): number | null => found.get(at)?.[field] ?? (measured || found.has(at) ? null : 0)
  const marks: Mark[] = []
  for (const [at, point] of found) {
    const last = marks[marks.length - 1]
    const first = at - BEFORE * MINUTE_MS
    const value = point[field]
    if (value === null || first < startedAt - MINUTE_MS || (last !== undefined && at - last.at <= BEFORE * MINUTE_MS)) continue
    const minutes = Array.from({ length: BEFORE }, (_, index) => first + index * MINUTE_MS)
    const before = minutes.map(valueAt).filter((one) => one !== null)
    if (before.length < BEFORE) continue
    const usual = median(before)
    const mark = judged(point, value, { minutes, found, usual, spread: Math.max(Math.sqrt(usual), DEVIATION * median(before.map((one) => Math.abs(one - usual)))) })
    if (mark !== null) marks.push(mark)
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
