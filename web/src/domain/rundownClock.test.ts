import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CrewView, ItemView, Phase } from './contract'
import { readRundownClock } from './rundownClock'

/** The table that the engine's clock reads too. Moments are ISO-8601, lengths minutes:seconds. */
interface Table {
  rundowns: Record<string, {
    plannedStart: string
    plannedEnd: string
    items: { item: string; planned: string }[]
    milestones: { name: string; due: string }[]
  }>
  cases: {
    says: string
    rundown: string
    now: string
    progress: {
      phase: Phase
      startedAt: string | null
      endedAt: string | null
      pausedSince: string | null
      paused: string
      items: { item: string; state: ItemView['state']; startedAt: string | null; endedAt: string | null; away: string; extended: string }[]
    }
    reading: {
      toStart: string | null
      elapsed: string | null
      lateStart: string
      overtime: string
      pause: string
      added: string
      offset: string
      relative: string
      expectedStart: string
      expectedEnd: string
      current: string | null
      items: { item: string; plannedStart: string; start: string | null; end: string | null; length: string; talked: string; remaining: string }[]
      milestones: { name: string; remaining: string }[]
    }
  }[]
}

const table = JSON.parse(readFileSync('../contract/rundown-clock.json', 'utf8')) as Table

describe('the rundown clock says what the table says', () => {
  it('has a table', () => expect(table.cases.length).toBeGreaterThanOrEqual(25))

  it.each(table.cases)('$says', (row) => {
    const { items, milestones, current, ...reading } = readRundownClock(viewOf(row), Date.parse(row.now))
    const says = row.reading
    expect(reading).toEqual({
      toStart: length(says.toStart),
      elapsed: length(says.elapsed),
      lateStart: length(says.lateStart),
      overtime: length(says.overtime),
      pause: length(says.pause),
      added: length(says.added),
      offset: length(says.offset),
      relative: length(says.relative),
      plannedEnd: moment(rundownOf(row).plannedEnd),
      expectedStart: moment(says.expectedStart),
      expectedEnd: moment(says.expectedEnd),
    })
    expect(current?.item.id ?? null).toBe(says.current)
    expect(items.map(({ item, ...rest }) => ({ item: item.id, ...rest }))).toEqual(
      says.items.map((one) => ({
        item: one.item,
        plannedStart: moment(one.plannedStart),
        start: moment(one.start),
        end: moment(one.end),
        length: length(one.length),
        talked: length(one.talked),
        remaining: length(one.remaining),
      })),
    )
    expect(milestones.map(({ name, remaining }) => ({ name, remaining }))).toEqual(
      says.milestones.map(({ name, remaining }) => ({ name, remaining: length(remaining) })),
    )
  })
})

function rundownOf(row: Table['cases'][number]): Table['rundowns'][string] {
  const rundown = table.rundowns[row.rundown]
  if (!rundown) throw new Error(`The table has no rundown ${row.rundown}.`)
  return rundown
}

function viewOf(row: Table['cases'][number]): CrewView {
  const rundown = rundownOf(row)
  const planned = new Map(rundown.items.map((one) => [one.item, length(one.planned) ?? 0]))
  const { progress } = row
  return {
    phase: progress.phase,
    plannedStart: rundown.plannedStart,
    plannedEnd: rundown.plannedEnd,
    startedAt: progress.startedAt,
    endedAt: progress.endedAt,
    pausedSince: progress.pausedSince,
    pausedMs: length(progress.paused) ?? 0,
    items: progress.items.map((one): ItemView => ({
      id: one.item, name: one.item, code: null, role: null, priceFen: null, points: [], line: null,
      plannedMs: planned.get(one.item) ?? 0,
      extendedMs: length(one.extended) ?? 0,
      state: one.state,
      plannedStart: rundown.plannedStart,
      startedAt: one.startedAt,
      endedAt: one.endedAt,
      pausedMs: length(one.away) ?? 0,
    })),
    nowItem: row.reading.current,
    milestones: rundown.milestones,
    cueKeys: [],
    handSteps: [],
    stepsDone: [],
    cues: [],
    host: null,
  }
}

function moment(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso)
}

/** Minutes and seconds, as people write them: 8:34, -0:40. */
function length(text: string | null): number | null {
  if (text === null) return null
  const [minutes = 0, seconds = 0] = text.replace('-', '').split(':').map(Number)
  const whole = (minutes * 60 + seconds) * 1_000
  // 0 and not −0: toEqual tells them apart
  return text.startsWith('-') && whole > 0 ? -whole : whole
}
