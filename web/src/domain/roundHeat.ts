import type { RoundView } from './contract'
import { ASSESSED, cohortRate, type Assessed } from './roundSquares'

/** The rows of the heat map: who came, the five that the platform assesses (L3, D4), and how many came in the round after. */
export const HEAT_ROWS = ['entrants', ...ASSESSED, 'nextEntrants'] as const
export type HeatRow = (typeof HEAT_ROWS)[number]

/** 0 to 6 are --k-div-0 to --k-div-6: far below the show's median to far above; 3 is about the median. null: nothing to compare with. */
export type Shade = 0 | 1 | 2 | 3 | 4 | 5 | 6

export interface HeatCell {
  row: HeatRow
  /** Viewers, milliseconds a head, parts of one; for nextEntrants the change as a part of this round's arrivals. */
  value: number | null
  shade: Shade | null
  /** It still changes: the round runs or has just ended, or for nextEntrants the round after runs. */
  open: boolean
}

export interface HeatColumn {
  /** Index of the first round in it. */
  index: number
  start: number
  end: number
  /** Of the rounds in it. */
  numbers: number[]
  open: boolean
  reopened: boolean
  /** Fewer rounds than the other columns have, because the show ended within it. */
  short: boolean
  cells: HeatCell[]
}

export interface HeatMap {
  columns: HeatColumn[]
  /** Of the closed columns; null without any that gives it. */
  medians: Record<HeatRow, number | null>
}

/** A column narrower than this would cut its numbers: `100.0%…` at the size of the table. */
export const LEAST_COLUMN_PX = 58
/** Fewer closed columns say nothing about what is usual in this show. */
export const LEAST_COMPARED = 3
/**
 * A cohort is followed until now, so a young one has had less time to stay, comment and buy than the others; until this long after its round it is
 * open and not compared.
 */
export const SETTLING_MS = 600_000
/** A tenth, a quarter and a half beside the median. */
const STEPS = [0.1, 0.25, 0.5]

/**
 * Rounds in columns of one or several. Every viewer belongs to exactly one round's cohort, so cohorts are disjoint and their counts may be added,
 * distinct ones as well; where one of the rounds does not give a figure, their sum does not either.
 *
 * @param now show time; null once the show has ended and nothing changes any more
 */
export function heatMap(rounds: readonly RoundView[], each: number, roundMs: number, now: number | null): HeatMap {
  const groups: RoundView[][] = []
  rounds.forEach((round, position) => (position % each === 0 ? groups.push([round]) : groups[groups.length - 1]?.push(round)))
  const sums = groups.map(added)
  const columns = groups.map((group, position): HeatColumn => {
    const sum = sums[position] ?? added(group)
    const next = sums[position + 1]
    const ended = group.length < each && !sum.open
    const start = Date.parse(sum.start)
    const end = start + roundMs * (ended ? group.length : each)
    const settling = now !== null && now < end + SETTLING_MS
    const open = { entrants: sum.open, nextEntrants: now !== null && (next === undefined || next.open) }
    return {
      index: sum.index, start, end, numbers: group.map((round) => round.index + 1),
      open: sum.open, reopened: sum.reopened, short: ended,
      cells: HEAT_ROWS.map((row) => ({ row, value: valueOf(row, sum, next), shade: null, open: row === 'entrants' || row === 'nextEntrants' ? open[row] : sum.open || settling })),
    }
  })
  const medians = Object.fromEntries(HEAT_ROWS.map((row) => [row, medianOf(row, columns)])) as HeatMap['medians']
  for (const { cells, short } of columns) for (const cell of cells) if (!(short && cell.row === 'entrants')) cell.shade = shadeOf(cell, medians[cell.row])
  return { columns, medians }
}

function added(group: readonly RoundView[]): RoundView {
  const [first, ...others] = group
  if (first === undefined) throw new Error('A column without a round.')
  return others.reduce((sum, round) => ({
    ...sum, open: round.open, reopened: sum.reopened || round.reopened, entrants: sum.entrants + round.entrants,
    commented: plus(sum.commented, round.commented), liked: plus(sum.liked, round.liked), followed: plus(sum.followed, round.followed),
    bought: plus(sum.bought, round.bought), stayMs: plus(sum.stayMs, round.stayMs),
  }), first)
}

function plus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other
}

function valueOf(row: HeatRow, round: RoundView, next: RoundView | undefined): number | null {
  if (row === 'entrants') return round.entrants
  if (row !== 'nextEntrants') return cohortRate(round, row satisfies Assessed)
  // A round that still runs has not had all its arrivals, so it is no smaller than this one yet.
  return next === undefined || next.open || round.entrants === 0 ? null : next.entrants / round.entrants - 1
}

function medianOf(row: HeatRow, columns: readonly HeatColumn[]): number | null {
  const values = columns.filter((column) => !column.short).flatMap(({ cells }) => cells.flatMap((cell) => (cell.row === row && !cell.open && cell.value !== null ? [cell.value] : [])))
  return values.length < LEAST_COMPARED ? null : median(values)
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

function shadeOf({ row, value, open }: HeatCell, middle: number | null): Shade | null {
  // What still changes, and a change itself, is not coloured.
  if (open || value === null || middle === null || middle <= 0 || row === 'nextEntrants') return null
  const deviation = value - middle
  const steps = STEPS.filter((step) => Math.abs(deviation) >= step * middle).length
  return (3 + Math.sign(deviation) * steps) as Shade
}
