import { describe, expect, it } from 'vitest'
import type { TrendPoint } from './contract'
import { drops, surges } from './surges'

const start = Date.parse('2026-11-27T12:00:00Z')
const minute = (index: number): number => start + index * 60_000
const point = (index: number, entries: number | null, entriesBySource: Record<string, number> | null = null): TrendPoint => ({
  at: new Date(minute(index)).toISOString(), online: 700, arrived: 0, entries, comments: null, likes: null, follows: null, shares: null, gifts: null, clicks: null,
  orders: null, paidOrders: null, units: null, gmvFen: null, entriesBySource,
})
const points = (counts: readonly (number | null)[]): TrendPoint[] => counts.map((entries, index) => point(index, entries))
const steady = (count: number, length: number): number[] => Array.from({ length }, () => count)

/** Chance that can be repeated (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
/** How many come in a minute in which `mean` are to be expected. */
function poisson(mean: number, chance: () => number): number {
  if (mean > 200) return poisson(mean / 2, chance) + poisson(mean / 2, chance)
  const least = Math.exp(-mean)
  let count = 0
  for (let product = chance(); product > least; product *= chance()) count += 1
  return count
}
/** Four hours that swing slowly by a fifth, as evenings do, and otherwise go as chance has it. */
const quietShow = (mean: number, chance: () => number): number[] => Array.from({ length: 240 }, (_, index) => poisson(mean * (1 + 0.2 * Math.sin(index / 25)), chance))

describe('a surge', () => {
  it('is a minute with far more entries than the ten before it, marked where it began', () => {
    expect(surges(points([...steady(30, 12), 90, 95, 80, 30]), start)).toEqual([{ at: minute(12), entries: 90, usual: 30, source: null }])
  })
  it('is not marked again while it is itself among the ten minutes before', () => {
    expect(surges(points([...steady(30, 12), ...steady(90, 10), 90, 400]), start).map(({ at }) => at)).toEqual([minute(12), minute(23)])
  })
  it('may be known before its minute is over, and stays the same when it is', () => {
    expect(surges(points([...steady(30, 12), 60]), start).map(({ at }) => at)).toEqual([minute(12)])
    expect(surges(points([...steady(30, 12), 56]), start)).toEqual([])
  })
  it('names the entry that brought at least half of what came on top', () => {
    const quiet = Array.from({ length: 12 }, (_, index) => point(index, 30, { square: 20, recommend: 10 }))
    expect(surges([...quiet, point(12, 90, { square: 20, recommend: 70 })], start)[0]?.source).toBe('recommend')
    expect(surges([...quiet, point(12, 90, { square: 40, recommend: 30, share: 20 })], start)[0]?.source).toBeNull()
  })
  it('is nothing before the show is on air, in its first ten minutes, of a handful of viewers, and beside a gap', () => {
    const risen = [...steady(30, 12), 90]
    expect(surges(points(risen), null)).toEqual([])
    expect(surges(points(risen), minute(4))).toEqual([])
    expect(surges(points([...steady(2, 12), 19]), start)).toEqual([])
    expect(surges(points(risen).filter((_, index) => index !== 8), start)).toEqual([])
    expect(surges(points([...steady(30, 11), null, 90]), start)).toEqual([])
  })
  it('counts a minute without any point as quiet where nobody measures the room', () => {
    const unmeasured = points([...steady(30, 12), 90]).map((one) => ({ ...one, online: null }))
    expect(surges(unmeasured.filter((_, index) => index !== 8), start).map(({ at }) => at)).toEqual([minute(12)])
  })
})

const rooms = (counts: readonly (number | null)[]): TrendPoint[] => counts.map((online, index) => ({ ...point(index, 30), online }))

describe('a drop', () => {
  it('is a minute with far fewer in the room than in the ten before it, marked where it began and once', () => {
    expect(drops(rooms([...steady(700, 12), 520, 500, 490]), start)).toEqual([{ at: minute(12), online: 520, usual: 700 }])
  })
  it('is not a room that keeps four fifths, a handful that leave, or what nobody measures', () => {
    expect(drops(rooms([...steady(700, 12), 561]), start)).toEqual([])
    expect(drops(rooms([...steady(40, 12), 21]), start)).toEqual([])
    expect(drops(points([...steady(30, 12), 2]).map((one) => ({ ...one, online: null })), start)).toEqual([])
    expect(drops(rooms([...steady(700, 11), null, 300]), start)).toEqual([])
  })
  it('is not a room that empties slowly after its opening', () => {
    expect(drops(rooms(Array.from({ length: 60 }, (_, index) => Math.round(1_250 * 0.97 ** index))), start)).toEqual([])
  })
})

describe('over many shows', () => {
  it.each([50, 300])('of about %d in the room it marks a drop by mistake in less than one of twenty shows of four hours', (mean) => {
    const chance = dice(mean)
    const marks = Array.from({ length: 200 }, () => drops(rooms(quietShow(mean, chance)), start).length).reduce((sum, one) => sum + one, 0)
    expect(marks / 200).toBeLessThan(0.05)
  })
  it.each([200, 400])('of %d in the room it marks a loss of two fifths within its first minute nearly always', (mean) => {
    const chance = dice(mean)
    const found = Array.from({ length: 200 }, () => drops(rooms([...quietShow(mean, chance).slice(0, 60), poisson(mean * 0.6, chance)]), start).some(({ at }) => at === minute(60)))
    expect(found.filter(Boolean).length / 200).toBeGreaterThan(0.95)
  })
  it.each([3, 30, 300])('of about %d a minute it marks by mistake less than one in twenty shows of four hours', (mean) => {
    const chance = dice(mean)
    const marks = Array.from({ length: 200 }, () => surges(points(quietShow(mean, chance)), start).length).reduce((sum, one) => sum + one, 0)
    expect(marks / 200).toBeLessThan(0.05)
  })
  it.each([[30, 3], [300, 2]])('of about %d a minute it marks a rise to %d times within its first minute nearly always', (mean, times) => {
    const chance = dice(mean)
    const found = Array.from({ length: 200 }, () => surges(points([...quietShow(mean, chance).slice(0, 60), poisson(mean * times, chance)]), start).some(({ at }) => at === minute(60)))
    expect(found.filter(Boolean).length / 200).toBeGreaterThan(0.95)
  })
})
