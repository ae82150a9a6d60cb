import type { CohortView, SurvivalView } from './contract'

/** 0 to 6 are --k-heat-0 to --k-heat-6: few are still there to nearly all. */
export type HeatShade = 0 | 1 | 2 | 3 | 4 | 5 | 6

export interface SurvivalCell {
  minutes: number
  /** Of those who came in, how many are there; null where not all of them have reached that age. */
  there: number | null
  /** Part of those who came in. */
  share: number | null
  shade: HeatShade
  /** counting: some of them have reached that age, and the others will. later: none has. never: the show ended before. */
  state: 'there' | 'counting' | 'later' | 'never' | 'nobody'
}

export interface SurvivalRow {
  index: number
  start: number
  came: number
  /** Its round still runs, so more may come. */
  open: boolean
  cells: SurvivalCell[]
}

/** From these parts on the next shade; nearly all of them lie below a half, so the steps are finer there. */
const SHADES = [0.1, 0.15, 0.21, 0.34, 0.46, 0.61]

const shadeOf = (share: number): HeatShade => SHADES.filter((least) => share >= least).length as HeatShade

/**
 * The rounds with those who are still there (L3, D4), the newest first.
 *
 * @param now show time, epoch milliseconds; null when the show is over, so that nobody grows older in it
 */
export function survivalRows({ minutes, rounds }: SurvivalView, now: number | null): SurvivalRow[] {
  return (rounds ?? []).map((cohort) => rowOf(cohort, minutes, now)).reverse()
}

function rowOf({ index, start, open, came, there }: CohortView, minutes: readonly number[], now: number | null): SurvivalRow {
  const from = Date.parse(start)
  const cells = minutes.map((age, column): SurvivalCell => {
    const count = there[column] ?? null
    const share = count === null || came === 0 ? null : count / came
    if (came === 0 && !open) return { minutes: age, there: count, share: null, shade: 0, state: 'nobody' }
    if (count !== null && share !== null) return { minutes: age, there: count, share, shade: shadeOf(share), state: 'there' }
    const waiting = now === null ? 'never' : from + age * 60_000 <= now ? 'counting' : 'later'
    return { minutes: age, there: null, share: null, shade: 0, state: waiting }
  })
  return { index, start: from, came, open, cells }
}
