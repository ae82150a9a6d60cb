import type { TrendPoint } from './contract'

export const MINUTE_MS = 60_000

/** The newest part again, in the place of what was known of that time; before it nothing changes. */
export function mergedTrend(known: readonly TrendPoint[], newer: readonly TrendPoint[], from: number): TrendPoint[] {
  return [...known.filter((point) => Date.parse(point.at) < from), ...newer]
}

/** A stretch of time in which no source said anything. */
export interface Gap { from: number; until: number }

/** [start of the step, value]; null where no source gives it or nobody said anything. */
export type Sample = [at: number, value: number | null]
export type TrendField = Exclude<keyof TrendPoint, 'at'>

/**
 * One value for each whole step between the first and the last point. The answer has only steps in which something was counted: one that is missing
 * is a gap where the room's online is measured (a source that speaks several times a minute fell silent), and 0 where it is not (a quiet room).
 *
 * @param stepMs length of a step; points lie on its multiples
 */
export function samples(points: readonly TrendPoint[], field: TrendField, stepMs = MINUTE_MS): Sample[] {
  const first = points[0]
  const last = points[points.length - 1]
  if (first === undefined || last === undefined) return []
  const found = new Map(points.map((point) => [Date.parse(point.at), point]))
  const measured = isMeasured(points)
  const given = points.some((point) => point[field] !== null)
  const all: Sample[] = []
  for (let at = Date.parse(first.at); at <= Date.parse(last.at); at += stepMs) {
    const point = found.get(at)
    all.push([at, point === undefined ? (given && !measured && field !== 'online' ? 0 : null) : point[field]])
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
