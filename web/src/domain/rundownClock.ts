import type { CrewView, Iso, ItemView } from './contract'

/**
 * The rundown's clock: planned against actual, how late we are and why, when each item and the show will end. The engine's RundownClock
 * says the same in Java, and contract/rundown-clock.json holds both to it; here it ticks on between frames and without a connection.
 * Moments are epoch milliseconds, lengths milliseconds; behind is positive everywhere. A rundown without items is no plan: all its time on
 * air reads as overtime, and a screen had better show no offset at all.
 */
export interface ClockReading {
  /** Time to the planned start, negative when that has passed; null once on air. */
  toStart: number | null
  /** Since the real start, pauses included, up to the end; null before the start. */
  elapsed: number | null
  /** Real start against planned start; before the start it grows from 0 at the planned start. */
  lateStart: number
  /** Talked beyond the items' lengths, and time on air without an item; negative when items ended early. */
  overtime: number
  /** All pauses, the running one included. */
  pause: number
  /** Extensions less cuts; an item that was skipped, or that the end left untalked, is cut by its planned length. */
  added: number
  /** The four parts together: how much later than planned the show ends as things stand (偏差). */
  offset: number
  /** The same, counted from the real start. */
  relative: number
  plannedEnd: number
  expectedStart: number
  /** The real end once ended; always plannedEnd + offset. */
  expectedEnd: number
  /** In list order. */
  items: ItemReading[]
  /** The item on air. */
  current: ItemReading | null
  /** remaining is negative when the moment has passed. */
  milestones: { name: string; due: number; remaining: number }[]
}

export interface ItemReading {
  item: ItemView
  /** By the plan in the list's present order. */
  plannedStart: number
  /** Real start, else the expected one; null for an item that will not come. */
  start: number | null
  /** Real end, else the expected one; null for an item that will not come. */
  end: number | null
  /** Planned plus added time. */
  length: number
  /** Pauses and the time away not counted. */
  talked: number
  /** length less talked, negative when over. */
  remaining: number
}

/** @param now show time, not before the last thing that the crew's view knows */
export function readRundownClock(crew: CrewView, now: number): ClockReading {
  const plannedStart = Date.parse(crew.plannedStart)
  const plannedEnd = Date.parse(crew.plannedEnd)
  const startedAt = moment(crew.startedAt)
  const start = startedAt ?? Math.max(now, plannedStart)
  // An ended show's clock stands; in a pause the talk stands still while time goes on.
  const until = moment(crew.endedAt) ?? now
  const talkUntil = moment(crew.pausedSince) ?? until
  const ended = crew.phase === 'ended'

  let slot = plannedStart
  const items = crew.items.map((item): ItemReading => {
    const length = item.plannedMs + item.extendedMs
    const talked = talkedOf(item, talkUntil)
    const reading = { item, plannedStart: slot, start: moment(item.startedAt), end: moment(item.endedAt), length, talked, remaining: length - talked }
    slot += item.plannedMs
    return reading
  })

  const current = items.find(({ item }) => item.state === 'now') ?? null
  if (current) current.end = until + Math.max(0, current.remaining)
  let free = current?.end ?? (startedAt === null ? start : until)
  let over = 0
  let added = 0
  for (const reading of items) {
    const { item, remaining, length } = reading
    const dropped = item.state === 'skipped' || (item.state === 'waiting' && ended)
    added += dropped ? -item.plannedMs : item.extendedMs
    if (item.state === 'done') over -= remaining
    if (item.state === 'now') over += Math.max(0, -remaining)
    if (item.state === 'waiting' && !dropped) {
      reading.start = free
      free += length
      reading.end = free
    }
  }

  const lateStart = start - plannedStart
  const pause = crew.pausedMs + until - talkUntil
  // What was on air without an item stands in nobody's plan.
  const idle = startedAt === null ? 0 : until - start - pause - items.reduce((sum, { talked }) => sum + talked, 0)
  const overtime = over + idle
  const relative = overtime + pause + added
  return {
    toStart: startedAt === null ? plannedStart - now : null,
    elapsed: startedAt === null ? null : until - start,
    lateStart, overtime, pause, added, relative,
    offset: lateStart + relative,
    plannedEnd,
    expectedStart: start,
    expectedEnd: ended ? until : free,
    items, current,
    milestones: crew.milestones.map(({ name, due }) => ({ name, due: Date.parse(due), remaining: Date.parse(due) - now })),
  }
}

function talkedOf(item: ItemView, talkUntil: number): number {
  const start = moment(item.startedAt)
  return start === null ? 0 : (moment(item.endedAt) ?? talkUntil) - start - item.pausedMs
}

function moment(iso: Iso | null): number | null {
  return iso === null ? null : Date.parse(iso)
}
