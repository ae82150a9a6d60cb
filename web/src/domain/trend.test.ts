import { describe, expect, it } from 'vitest'
import type { TrendPoint } from './contract'
import { entrySeries, gapsOf, mergedTrend, samples } from './trend'

const start = Date.parse('2026-11-27T12:00:00Z')
const minute = (index: number): number => start + index * 60_000
const point = (index: number, change: Partial<TrendPoint> = {}): TrendPoint => ({
  at: new Date(minute(index)).toISOString(), online: 700, arrived: 5, entries: 10, comments: 3, likes: 4, follows: null, shares: null, gifts: null, clicks: null,
  orders: null, paidOrders: null, units: null, gmvFen: null, entriesBySource: null, ...change,
})
const quiet = (index: number): TrendPoint => point(index, { online: null })

describe('a trend', () => {
  it('takes its newest part again and leaves the rest as it is', () => {
    const merged = mergedTrend([point(0), point(1), point(2)], [point(2, { entries: 12 }), point(3)], minute(2))
    expect(merged.map(({ at, entries }) => [Date.parse(at), entries])).toEqual([[minute(0), 10], [minute(1), 10], [minute(2), 12], [minute(3), 10]])
  })
  it('forgets what the newest part no longer has', () => {
    expect(mergedTrend([point(0), point(1), point(2)], [point(2)], minute(1))).toEqual([point(0), point(2)])
  })
  it('has one value for each minute', () => {
    expect(samples([point(0), point(1, { entries: 0 }), point(2)], 'entries')).toEqual([[minute(0), 10], [minute(1), 0], [minute(2), 10]])
    expect(samples([], 'entries')).toEqual([])
  })
  it('has a gap, and no value, where a source that measures online fell silent', () => {
    const points = [point(0), point(3), point(4)]
    expect(gapsOf(points)).toEqual([{ from: minute(1), until: minute(3) }])
    expect(samples(points, 'entries').map(([, value]) => value)).toEqual([10, null, null, 10, 10])
    expect(samples(points, 'online').map(([, value]) => value)).toEqual([700, null, null, 700, 700])
  })
  it('is 0 in a quiet minute of a room whose online nobody measures, which is no gap', () => {
    const points = [quiet(0), quiet(2)]
    expect(gapsOf(points)).toEqual([])
    expect(samples(points, 'entries').map(([, value]) => value)).toEqual([10, 0, 10])
    expect(samples(points, 'online').map(([, value]) => value)).toEqual([null, null, null])
  })
  it('never makes 0 of what no source gives', () => {
    expect(samples([quiet(0), quiet(2)], 'follows').map(([, value]) => value)).toEqual([null, null, null])
  })
})

describe('entries by source', () => {
  const by = (index: number, entriesBySource: Record<string, number> | null, change: Partial<TrendPoint> = {}): TrendPoint => point(index, { entries: Object.values(entriesBySource ?? {}).reduce((sum, one) => sum + one, 0), entriesBySource, ...change })
  it('are the five with a colour of their own and all others as one, and add up to the entries of each minute', () => {
    const found = entrySeries([by(0, { square: 6, recommend: 2, search: 1, unknown: 1 }), by(1, { follow: 3, moments: 4 })])
    expect(found).toEqual({ state: 'there', series: [
      { source: 'square', points: [[minute(0), 6], [minute(1), 0]] }, { source: 'recommend', points: [[minute(0), 2], [minute(1), 0]] },
      { source: 'follow', points: [[minute(0), 0], [minute(1), 3]] }, { source: 'rest', points: [[minute(0), 2], [minute(1), 4]] },
    ] })
  })
  it('have the gaps of the trend, and are 0 in a quiet minute of a room whose online nobody measures', () => {
    const values = (change: Partial<TrendPoint>) => { const found = entrySeries([by(0, { square: 6 }, change), by(2, { square: 5 }, change)]); return found.state === 'there' ? found.series.map(({ points }) => points.map(([, value]) => value)) : found.state }
    expect(values({})).toEqual([[6, null, 5]])
    expect(values({ online: null })).toEqual([[6, 0, 5]])
  })
  it('are not there where nobody says by which entry viewers come', () => {
    expect(entrySeries([by(0, { unknown: 9 }), by(1, { other: 2 })])).toEqual({ state: 'notGiven' })
    expect(entrySeries([point(0, { entries: null })])).toEqual({ state: 'notGiven' })
    expect(entrySeries([])).toEqual({ state: 'notGiven' })
  })
  it('are not drawn in part where older minutes were kept without them', () => {
    expect(entrySeries([point(0, { entries: 3, entriesBySource: null }), by(1, { square: 6 })])).toEqual({ state: 'notKept' })
    expect(entrySeries([point(0, { entries: 0, entriesBySource: null }), by(1, { square: 6 })])).toMatchObject({ state: 'there' })
  })
})
