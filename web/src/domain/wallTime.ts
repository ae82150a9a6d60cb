const TEN_MINUTES_MS = 600_000

/** The stretch of time that everything in the wall's left column shares. */
export interface TimeWindow { from: number; until: number }

/** How many assessment rounds one column takes together; 'whole' takes as many as it needs for the whole show to fit. */
export type RoundSpan = 1 | 2 | 'whole'

export interface WallMoment {
  /** Start of the first round, epoch milliseconds. */
  start: number
  /** Show time, or the end of the show. */
  now: number
  roundMs: number
  /** For how many columns there is room. */
  columns: number
}

const floored = (at: number): number => Math.floor(at / TEN_MINUTES_MS) * TEN_MINUTES_MS
const raised = (at: number): number => Math.ceil(at / TEN_MINUTES_MS) * TEN_MINUTES_MS

/** How many rounds one column stands for. */
export function roundsEach(span: RoundSpan, { start, now, roundMs, columns }: WallMoment): number {
  if (span !== 'whole') return span
  return Math.max(1, Math.ceil((raised(now) - floored(start)) / roundMs / Math.max(1, columns)))
}

/** A window this long has room for what comes next in the rundown. */
const ROOM_AHEAD_MS = 50 * 60_000

/**
 * Whole ten minutes, with up to twenty to come where there is room; it moves on by ten minutes at a time, so that nothing creeps under the eye. As
 * long as there is room for columns, and a show that has just begun starts at its left.
 *
 * @param chosen a moment that must be in it: the round that somebody walked to
 */
export function timeWindow(span: RoundSpan, at: WallMoment, chosen: number | null = null): TimeWindow {
  const begin = floored(at.start)
  if (span === 'whole') return { from: begin, until: Math.max(raised(at.now), begin + TEN_MINUTES_MS) }
  const least = Math.max(TEN_MINUTES_MS, floored(at.columns * at.roundMs))
  const end = Math.max(raised(at.now) + (least >= ROOM_AHEAD_MS ? TEN_MINUTES_MS : 0), begin + TEN_MINUTES_MS)
  const length = Math.min(Math.max(least, end - begin), least * span)
  const newest = { from: Math.max(begin, end - length), until: Math.max(begin, end - length) + length }
  if (chosen === null || chosen >= newest.from) return newest
  const from = Math.max(begin, floored(chosen))
  return { from, until: from + length }
}

const TICKS_MS = [5, 10, 20, 30, 60, 120, 240, 720].map((minutes) => minutes * 60_000)

/** Moments for the labels of the axis: whole steps, at most this many. */
export function timeTicks({ from, until }: TimeWindow, most: number): number[] {
  const step = TICKS_MS.find((each) => (until - from) / each + 1 <= most) ?? TICKS_MS[TICKS_MS.length - 1] ?? until - from
  const ticks: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= until; at += step) ticks.push(at)
  return ticks
}

/** Where a moment lies in the window: 0 at its left, 1 at its right; outside below 0 or above 1. */
export function placeOf(at: number, { from, until }: TimeWindow): number {
  return until === from ? 0 : (at - from) / (until - from)
}
