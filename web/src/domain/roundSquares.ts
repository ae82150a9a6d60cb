import type { RoundView } from './contract'

/** The five that the platform assesses a round by, in showing order: 停 互 粉 赞 化. */
export const ASSESSED = ['stay', 'interaction', 'follow', 'like', 'conversion'] as const
export type Assessed = (typeof ASSESSED)[number]

/** full: at or above the show's own average; half: below, but the round still runs; empty: below; none: the source does not give it, or nobody came. */
export type Square = 'full' | 'half' | 'empty' | 'none'

export const ROUNDS_SHOWN = 10
const USUAL_ROUND_MS = 300_000

const DONE_BY: Record<Assessed, (round: RoundView) => number | null> = {
  stay: (round) => round.stayMs,
  interaction: (round) => round.commented,
  follow: (round) => round.followed,
  like: (round) => round.liked,
  conversion: (round) => round.bought,
}

/** Of one round's arrivals: milliseconds a head for stay, share of heads for the others; null when it cannot be said. */
export function cohortRate(round: RoundView, what: Assessed): number | null {
  const done = DONE_BY[what](round)
  return done === null || round.entrants === 0 ? null : done / round.entrants
}

/** The same over all rounds of this show that give it: sum by sum, so that a round counts by its arrivals. */
export function showAverage(rounds: readonly RoundView[], what: Assessed): number | null {
  let done = 0
  let entrants = 0
  for (const round of rounds) {
    const given = DONE_BY[what](round)
    if (given === null) continue
    done += given
    entrants += round.entrants
  }
  return entrants === 0 ? null : done / entrants
}

export interface RoundCells {
  round: RoundView
  squares: { what: Assessed; square: Square; rate: number | null; average: number | null }[]
}

/** The last rounds with their squares, oldest first. "Usual" for this account is not known yet, so they compare with this show's own average. */
export function lastRounds(rounds: readonly RoundView[]): RoundCells[] {
  const averages = new Map(ASSESSED.map((what) => [what, showAverage(rounds, what)]))
  return rounds.slice(-ROUNDS_SHOWN).map((round) => ({
    round,
    squares: ASSESSED.map((what) => {
      const rate = cohortRate(round, what)
      const average = averages.get(what) ?? null
      return { what, rate, average, square: squareFor(rate, average, round.open) }
    }),
  }))
}

function squareFor(rate: number | null, average: number | null, open: boolean): Square {
  if (rate === null || average === null) return 'none'
  if (rate >= average) return 'full'
  return open ? 'half' : 'empty'
}

/** What lies furthest below the show's average, as a part of it; null when nothing does. */
export function weakest(cells: RoundCells): RoundCells['squares'][number] | null {
  let worst: RoundCells['squares'][number] | null = null
  let lowest = 1
  for (const cell of cells.squares) {
    if (cell.rate === null || cell.average === null || cell.average === 0) continue
    if (cell.rate / cell.average < lowest) {
      lowest = cell.rate / cell.average
      worst = cell
    }
  }
  return worst
}

/** Length of a round, from the starts of the first two; five minutes while there is only one. */
export function roundLength(rounds: readonly RoundView[]): number {
  const [first, second] = rounds
  return first && second ? Date.parse(second.start) - Date.parse(first.start) : USUAL_ROUND_MS
}

/** How far the running round is: 0 to 1, and milliseconds to go; null when none runs. */
export function roundProgress(rounds: readonly RoundView[], now: number): { index: number; part: number; leftMs: number } | null {
  const last = rounds[rounds.length - 1]
  if (last === undefined || !last.open) return null
  const length = roundLength(rounds)
  const gone = Math.min(length, Math.max(0, now - Date.parse(last.start)))
  return { index: last.index, part: gone / length, leftMs: length - gone }
}
