import { describe, expect, it } from 'vitest'
import type { ItemView } from './contract'
import { moved, paceOf, partsOf } from './rundownList'

const item = (id: string, state: ItemView['state']): ItemView => ({
  id, name: id, code: null, role: null, priceFen: null, plannedMs: 480_000, extendedMs: 0, state, plannedStart: '2026-11-23T12:00:00Z',
  startedAt: null, endedAt: null, pausedMs: 0, points: [], line: null,
})

describe('the rundown', () => {
  it('has a past, a now and a waiting line, and keeps its numbers', () => {
    const parts = partsOf([item('a', 'done'), item('b', 'skipped'), item('c', 'now'), item('d', 'waiting'), item('e', 'waiting')])
    expect(parts.past.map((one) => one.id)).toEqual(['a', 'b'])
    expect(parts.now?.id).toBe('c')
    expect(parts.waiting.map((one) => parts.numbers.get(one.id))).toEqual([4, 5])
    expect(partsOf([]).now).toBeNull()
  })
  it('moves a waiting item by one place and never off the list', () => {
    expect(moved(['d', 'e', 'f'], 'e', -1)).toEqual(['e', 'd', 'f'])
    expect(moved(['d', 'e', 'f'], 'e', 1)).toEqual(['d', 'f', 'e'])
    expect(moved(['d', 'e'], 'd', -1)).toBeNull()
    expect(moved(['d', 'e'], 'e', 1)).toBeNull()
    expect(moved(['d'], 'x', 1)).toBeNull()
  })
})

describe('the pace bar', () => {
  const minutes = (count: number) => count * 60_000
  it('marks six and ten minutes and the plan', () => {
    const pace = paceOf(minutes(5), minutes(8))
    expect(pace).toMatchObject({ part: 0.5, over: false })
    expect(pace.marks.map((mark) => [mark.atMs / 60_000, mark.planned])).toEqual([[6, false], [8, true], [10, false]])
  })
  it('marks a plan of six or ten minutes once', () => {
    expect(paceOf(0, minutes(10)).marks.map((mark) => [mark.atMs / 60_000, mark.planned])).toEqual([[6, false], [10, true]])
  })
  it('leaves out the word of a mark that the plan would lie on', () => {
    expect(paceOf(0, minutes(7)).marks.map((mark) => [mark.atMs / 60_000, mark.labelled])).toEqual([[6, false], [7, true], [10, true]])
  })
  it('grows with a longer plan or an overrun instead of leaving the bar', () => {
    expect(paceOf(minutes(3), minutes(12)).part).toBe(0.25)
    expect(paceOf(minutes(20), minutes(8))).toMatchObject({ part: 1, over: true })
    expect(paceOf(-5, minutes(8)).part).toBe(0)
  })
})
