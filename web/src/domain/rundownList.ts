import type { ItemView } from './contract'

export interface RundownParts {
  /** Done and skipped, in the order in which they ended. */
  past: ItemView[]
  now: ItemView | null
  /** In the order in which they will be taken. */
  waiting: ItemView[]
  /** Number of each item in the list as it stands, from 1. */
  numbers: Map<string, number>
}

export function partsOf(items: readonly ItemView[]): RundownParts {
  return {
    past: items.filter((item) => item.state === 'done' || item.state === 'skipped'),
    now: items.find((item) => item.state === 'now') ?? null,
    waiting: items.filter((item) => item.state === 'waiting'),
    numbers: new Map(items.map((item, index) => [item.id, index + 1])),
  }
}

/** The waiting ids with one moved up (−1) or down (+1); null when it cannot move that way. */
export function moved(waiting: readonly string[], id: string, by: -1 | 1): string[] | null {
  const from = waiting.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= waiting.length) return null
  const order = [...waiting]
  order.splice(from, 1)
  order.splice(to, 0, id)
  return order
}

const MINUTE_MS = 60_000
/** A product is talked about for six to ten minutes (L3). */
const LONGEST_MS = 10 * MINUTE_MS
const MARKS_MS = [6 * MINUTE_MS, LONGEST_MS]

/** labelled: there is room for its word; the plan's word goes before. */
export interface PaceMark { atMs: number; part: number; planned: boolean; labelled: boolean }

/** Two words closer than this part of the bar would lie on each other. */
const WORD_PART = 0.2
export interface Pace { part: number; marks: PaceMark[]; over: boolean }

/** The bar under the running item: what is gone of it, with marks at 6 and 10 minutes and at its own planned end. */
export function paceOf(elapsedMs: number, plannedMs: number): Pace {
  const scale = Math.max(LONGEST_MS, plannedMs, elapsedMs)
  const moments = [...MARKS_MS.filter((mark) => mark !== plannedMs), plannedMs].sort((one, other) => one - other)
  return {
    part: Math.min(1, Math.max(0, elapsedMs) / scale),
    marks: moments.map((atMs) => {
      const planned = atMs === plannedMs
      return { atMs, part: atMs / scale, planned, labelled: planned || Math.abs(atMs - plannedMs) / scale >= WORD_PART }
    }),
    over: elapsedMs > plannedMs,
  }
}
