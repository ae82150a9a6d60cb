import { describe, expect, it } from 'vitest'
import type { CrewRole, CueView } from './contract'
import { answersOf, awaited, awaitedFrom, cueOfKey, DONE_STAYS_MS, rolesOf, settledAfter, stateOfCue, takeBackable, TAKE_BACK_MS } from './cues'

const sentAt = Date.parse('2026-11-23T12:00:00Z')
const after = (seconds: number) => new Date(sentAt + seconds * 1_000).toISOString()
const person = (role: CrewRole) => ({ id: `p-${role}`, name: role, role })
const cue = (change: Partial<CueView> = {}): CueView => ({
  id: 'c1', name: '求关注', lines: { floorController: '盯住关注数', host: '新来的先点个关注' }, sentAt: after(0), sentBy: person('floorController'),
  takenBackAt: null, acknowledged: [], ...change,
})
const answered = (role: CrewRole, seconds: number) => ({ role, at: after(seconds), by: person(role) })

describe('a cue', () => {
  it('asks its roles in one order everywhere', () => {
    expect(rolesOf(cue().lines)).toEqual(['host', 'floorController'])
  })
  it('is sent, and awaits each role for itself', () => {
    const one = cue({ acknowledged: [answered('host', 6)] })
    expect(stateOfCue(one)).toBe('sent')
    expect(answersOf(one)).toEqual([{ role: 'host', afterMs: 6_000 }, { role: 'floorController', afterMs: null }])
    expect(awaited(one)).toEqual(['floorController'])
    expect(settledAfter(one)).toBeNull()
  })
  it('is done when every role has acknowledged, after as long as the slowest took', () => {
    const one = cue({ acknowledged: [answered('host', 6), answered('floorController', 9)] })
    expect(stateOfCue(one)).toBe('done')
    expect(settledAfter(one)).toBe(9_000)
  })
  it('asks nobody once it was taken back', () => {
    const one = cue({ takenBackAt: after(2) })
    expect(stateOfCue(one)).toBe('takenBack')
    expect(awaitedFrom('host', [one])).toEqual([])
  })
})

describe('a key', () => {
  const done = cue({ acknowledged: [answered('host', 6), answered('floorController', 6)] })
  it('shows the newest cue of its name and is ready without one', () => {
    expect(cueOfKey('求关注', [cue({ id: 'new' }), cue({ id: 'old' })], sentAt, 1)?.id).toBe('new')
    expect(cueOfKey('倒数', [cue()], sentAt, 1)).toBeNull()
  })
  it('goes on showing a cue that someone still owes an answer, however old', () => {
    expect(cueOfKey('求关注', [cue()], sentAt + 3_600_000, 1)).not.toBeNull()
  })
  it('is ready again a minute after all answered, or at once when it was taken back', () => {
    expect(cueOfKey('求关注', [done], sentAt + 6_000 + DONE_STAYS_MS, 1)).toBe(done)
    expect(cueOfKey('求关注', [done], sentAt + 6_001 + DONE_STAYS_MS, 1)).toBeNull()
    expect(cueOfKey('求关注', [cue({ takenBackAt: after(1) }), done], sentAt + 7_000, 1)).toBeNull()
  })
  it('leaves a person a real minute to read it in a recording at ×60', () => {
    expect(cueOfKey('求关注', [done], sentAt + 6_000 + DONE_STAYS_MS * 59, 60)).toBe(done)
  })
})

describe('what a role is asked', () => {
  it('comes oldest first and leaves when it is acknowledged', () => {
    const early = cue({ id: 'early', sentAt: after(-30) })
    const mine = cue({ id: 'mine', acknowledged: [answered('host', 1)] })
    const notMine = cue({ id: 'other', lines: { consoleOperator: '上链接' } })
    expect(awaitedFrom('host', [cue({ id: 'late' }), mine, notMine, early]).map((one) => one.id)).toEqual(['early', 'late'])
  })
})

describe('second thoughts', () => {
  it('last three seconds and concern the last cue only', () => {
    const sent = [{ id: 'a', name: '1', at: 0 }, { id: 'b', name: '2', at: 1_000 }]
    expect(takeBackable(sent, 1_000 + TAKE_BACK_MS - 1)?.id).toBe('b')
    expect(takeBackable(sent, 1_000 + TAKE_BACK_MS)).toBeNull()
    expect(takeBackable([], 0)).toBeNull()
  })
})
