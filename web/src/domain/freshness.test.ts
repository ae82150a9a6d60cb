import { describe, expect, it } from 'vitest'
import type { StreamView } from './contract'
import { ageOf, screenIsStale, showTime, sourceAges } from './freshness'

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

describe('the screen', () => {
  it('is stale after three seconds without a frame', () => {
    expect(screenIsStale(1_000, 3_999)).toBe(false)
    expect(screenIsStale(1_000, 4_000)).toBe(true)
  })
  it('runs its clock on by itself, at the speed of the playback', () => {
    const clock = { now: '2026-11-23T12:00:00Z', rate: 60 }
    expect(showTime(clock, 10_000, 11_500)).toBe(Date.parse('2026-11-23T12:01:30Z'))
    expect(showTime({ ...clock, rate: 0 }, 10_000, 90_000)).toBe(Date.parse(clock.now))
    expect(showTime(clock, 10_000, 9_000)).toBe(Date.parse(clock.now))
  })
})
