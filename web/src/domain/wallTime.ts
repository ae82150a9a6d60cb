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

/** How many rounds one column stands for. */
export function roundsEach(span: RoundSpan, { start, now, roundMs, columns }: WallMoment): number {
  if (span !== 'whole') return span
  return Math.max(1, Math.ceil((now - start) / roundMs / Math.max(1, columns)))
}

/** A window this long has room for what comes next in the rundown. */
const ROOM_AHEAD_MS = 50 * 60_000

/**
 * Whole pairs of rounds from the show's own start, so that no column is ever cut, with up to twenty minutes to come where there is room; it moves on
 * by a pair at a time, so that nothing creeps under the eye. As long as there is room for columns, and a show that has just begun starts at its left.
 *
 * @param chosen a moment that must be in it: the round that somebody walked to
 */
export function timeWindow(span: RoundSpan, at: WallMoment, chosen: number | null = null): TimeWindow {
  const step = (span === 'whole' ? roundsEach(span, at) : 2) * at.roundMs
  const floored = (moment: number): number => at.start + Math.floor(Math.max(0, moment - at.start) / step) * step
  if (span === 'whole') return { from: at.start, until: at.start + Math.max(1, Math.ceil((at.now - at.start) / step)) * step }
  const least = Math.max(1, Math.floor(at.columns / 2)) * step
  const end = floored(at.now) + step + (least >= ROOM_AHEAD_MS ? step : 0)
  const length = Math.min(Math.max(least, end - at.start), least * span)
  const newest = { from: Math.max(at.start, end - length), until: Math.max(at.start, end - length) + length }
  if (chosen === null || chosen >= newest.from) return newest
  const from = floored(chosen)
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
