import type { CueView, ProductRole } from './contract'
import type { ClockReading } from './rundownClock'
import { placeOf, type TimeWindow } from './wallTime'

export interface ItemBlock {
  id: string
  name: string
  role: ProductRole | null
  state: 'done' | 'now' | 'expected'
  start: number
  end: number
  /** In the stretch: from 0 to 1. */
  left: number
  width: number
}

/** The rundown on the axis: what was talked about when, and from now on what is expected (L3, L5). */
export function itemBlocks(clock: ClockReading, stretch: TimeWindow): ItemBlock[] {
  return clock.items.flatMap(({ item, start, end }): ItemBlock[] => {
    if (start === null || end === null || item.state === 'skipped') return []
    const left = Math.max(0, placeOf(start, stretch))
    const right = Math.min(1, placeOf(end, stretch))
    return right <= left ? [] : [{ id: item.id, name: item.name, role: item.role, state: item.state === 'waiting' ? 'expected' : item.state, start, end, left, width: right - left }]
  })
}

export interface CueMark {
  id: string
  name: string
  at: number
  left: number
  /** There is room for its word before the next one. */
  named: boolean
}

/**
 * The cues that went out, by when they were sent; what was taken back is none.
 *
 * @param wordWidth how much of the window a word of this cue takes
 */
export function cueMarks(cues: readonly CueView[], stretch: TimeWindow, wordWidth: (name: string) => number): CueMark[] {
  const sent = cues.filter((cue) => cue.takenBackAt === null).map((cue) => ({ id: cue.id, name: cue.name, at: Date.parse(cue.sentAt) }))
  const shown = sent.filter(({ at }) => at >= stretch.from && at <= stretch.until).sort((one, other) => one.at - other.at)
  return shown.map(({ id, name, at }, index) => {
    const left = placeOf(at, stretch)
    const next = shown[index + 1]
    const room = (next === undefined ? 1 : placeOf(next.at, stretch)) - left
    return { id, name, at, left, named: room >= wordWidth(name) }
  })
}
