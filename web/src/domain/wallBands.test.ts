import { describe, expect, it } from 'vitest'
import type { CueView, ItemView } from './contract'
import { readRundownClock } from './rundownClock'
import { emptyShow } from './sampleView'
import { cueMarks, itemBlocks } from './wallBands'

const start = Date.parse('2026-11-27T12:00:00Z')
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString()
const hour = { from: start, until: start + 3_600_000 }
const item = (id: string, from: number | null, until: number | null, state: ItemView['state']): ItemView => ({
  id, name: id, code: null, role: 'flash', priceFen: null, plannedMs: 600_000, extendedMs: 0, state, plannedStart: at(0), startedAt: from === null ? null : at(from), endedAt: until === null ? null : at(until),
  pausedMs: 0, points: [], line: null,
})
const blocks = (items: ItemView[], window = hour) => itemBlocks(readRundownClock({ ...emptyShow().crew, plannedStart: at(0), startedAt: at(0), items }, start + 18 * 60_000), window).map(({ id, state, left, width }) => [id, state, left * 60, Math.round(width * 60)])

describe('the rundown on the axis', () => {
  it('shows what was talked about when, then what is expected', () => {
    expect(blocks([item('coat', 0, 12, 'done'), item('scarf', 12, null, 'now'), item('shoe', null, null, 'waiting')])).toEqual([['coat', 'done', 0, 12], ['scarf', 'now', 12, 10], ['shoe', 'expected', 22, 10]])
  })
  it('cuts at the edges and leaves out what lies outside or was skipped', () => {
    const late = { from: start + 6 * 60_000, until: start + 66 * 60_000 }
    expect(blocks([item('opening', 0, 5, 'done'), item('coat', 5, 12, 'done'), item('hat', null, null, 'skipped')], late)).toEqual([['coat', 'done', 0, 6]])
  })
})

describe('the cues on the axis', () => {
  const cue = (name: string, minutes: number, change: Partial<CueView> = {}): CueView => ({ id: name, name, lines: {}, sentAt: at(minutes), sentBy: { id: 'p', name: 'Wood', role: 'operator' }, takenBackAt: null, acknowledged: [], ...change })
  it('stand where they were sent, oldest first, without those that were taken back', () => {
    const marks = cueMarks([cue('later', 30), cue('first', 15), cue('back', 20, { takenBackAt: at(20) }), cue('before', -5)], hour, () => 0.1)
    expect(marks.map(({ name, left, named }) => [name, left, named])).toEqual([['first', 0.25, true], ['later', 0.5, true]])
  })
  it('keep their word only where it does not lie on the next one or beyond the edge', () => {
    expect(cueMarks([cue('a', 10), cue('b', 12), cue('c', 58)], hour, () => 0.1).map(({ name, named }) => [name, named])).toEqual([['a', false], ['b', true], ['c', false]])
  })
})
