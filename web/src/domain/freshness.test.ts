import { describe, expect, it } from 'vitest'
import type { StreamView } from './contract'
import { ageOf, sourceAges } from './freshness'

const now = Date.parse('2026-11-23T12:49:36Z')
const stream = (change: Partial<StreamView> & { ageMs?: number | null } = {}): StreamView => {
  const { ageMs = 400, ...rest } = change
  return {
    name: '采集', origin: 'captured', gives: ['commented'], zone: 'Asia/Shanghai', periodMs: 10_000, offsetMs: 0,
    lastAt: ageMs === null ? null : new Date(now - ageMs).toISOString(), ...rest,
  }
}

describe('a source', () => {
  it('is stale after two and a half of its own periods, not before', () => {
    expect(ageOf(stream({ ageMs: 25_000 }), now, 1).state).toBe('fresh')
    expect(ageOf(stream({ ageMs: 25_001 }), now, 1).state).toBe('stale')
    expect(ageOf(stream({ ageMs: 38_000, periodMs: 60_000 }), now, 1).state).toBe('fresh')
  })
  it('is silent, not stale, before its first fact', () => {
    expect(ageOf(stream({ ageMs: null }), now, 1)).toMatchObject({ ageMs: null, state: 'silent' })
  })
  it('is forgiven the show time of one second between frames when a recording runs fast', () => {
    expect(ageOf(stream({ ageMs: 80_000 }), now, 60).state).toBe('fresh')
    expect(ageOf(stream({ ageMs: 85_000 }), now, 60).state).toBe('stale')
  })
  it('never has a negative age', () => expect(ageOf(stream({ ageMs: -2_000 }), now, 1).ageMs).toBe(0))
})

describe('the bar', () => {
  it('names each kind once, and the worst of a kind speaks for it', () => {
    const ages = sourceAges([stream({ origin: 'dashboard', ageMs: 38_000 }), stream(), stream({ ageMs: 90_000 }), stream({ origin: 'orders', ageMs: null })], now, 1)
    expect(ages.map((age) => [age.origin, age.state])).toEqual([['captured', 'stale'], ['orders', 'silent'], ['dashboard', 'stale']])
  })
})
