import { describe, expect, it } from 'vitest'
import type { FiguresView } from './contract'
import { noFigures } from './sampleView'
import { NINE_SOURCES, sourceRows, type LatelyMoment } from './trafficSources'

const MINUTE = 60_000
const recent = { lengthMs: 10 * MINUTE, now: noFigures(), before: noFigures() }
const moment: LatelyMoment = { startedAt: 0, now: 20 * MINUTE, ended: false }
const given = (counts: Record<string, number>, whole: Partial<FiguresView> = {}) => sourceRows({
  sources: Object.entries(counts).map(([source, entries]) => ({ source, figures: { ...noFigures(), entries }, entriesNow: null, entriesBefore: null })), figures: { ...noFigures(), ...whole }, recent,
}, moment)
const lately = (entriesNow: number | null, entriesBefore: number | null, at: Partial<LatelyMoment> = {}) => sourceRows({
  sources: [{ source: 'square', figures: { ...noFigures(), entries: 900 }, entriesNow, entriesBefore }], figures: noFigures(), recent,
}, { ...moment, ...at })?.rows[0]?.lately

describe('the nine entries', () => {
  it('all stand there, with what each brought and its share', () => {
    const found = given({ square: 600, search: 100, follow: 300 })
    expect(found?.rows.map((row) => row.source)).toEqual([...NINE_SOURCES])
    expect(found?.rows.filter((row) => row.entries > 0).map((row) => [row.source, row.entries, row.share])).toEqual([['square', 600, 0.6], ['follow', 300, 0.3], ['search', 100, 0.1]])
  })
  it('have a reference only where the benchmarks give one for that very entry (D2)', () => {
    expect(given({ square: 1 })?.rows.filter((row) => row.reference !== null).map((row) => [row.source, row.reference])).toEqual([['square', 0.6], ['officialAccount', 0.1], ['search', 0.1]])
    expect(given({ share: 1, moments: 1, follow: 1, square: 7 })?.social).toBe(0.3)
  })
  it('name the three that deserve the most work (D2)', () => {
    expect(given({ square: 1 })?.rows.filter((row) => row.worthWork).map((row) => row.source)).toEqual(['share', 'reservation', 'shortVideo'])
  })
  it('count what was not said and what is none of the nine, so that the shares add up', () => {
    const found = given({ square: 50, unknown: 30, other: 20 }, { entries: 100 })
    expect(found?.rows.slice(-2).map((row) => [row.source, row.share])).toEqual([['other', 0.2], ['unknown', 0.3]])
    expect(found?.rows.reduce((sum, row) => sum + (row.share ?? 0), 0)).toBeCloseTo(1)
  })
  it('are nothing where the source sees viewers enter but not by which entry', () => {
    expect(given({ unknown: 900 }, { entries: 900 })).toBeNull()
    expect(given({})).toBeNull()
  })
})

describe('the last ten minutes of an entry against the ten before', () => {
  it('are a part of what was before', () => {
    expect(lately(150, 100)).toEqual({ now: 150, before: 100, change: 0.5, why: null, sign: 1 })
    expect(lately(60, 100)?.change).toBeCloseTo(-0.4)
  })
  it('stand out only where chance alone would not bring it', () => {
    expect([[142, 100], [148, 100], [100, 142], [100, 148], [12, 10], [40, 10]].map(([now, before]) => lately(now ?? 0, before ?? 0)?.sign)).toEqual([0, 1, 0, -1, 0, 1])
  })
  it('say nothing while there were no two times ten minutes, of a handful of viewers, after the end, and where entries are not given', () => {
    expect(lately(150, 100, { now: 20 * MINUTE - 1 })).toMatchObject({ change: null, why: 'young' })
    expect(lately(150, 100, { startedAt: null })).toMatchObject({ change: null, why: 'young' })
    expect(lately(30, 9)).toEqual({ now: 30, before: 9, change: null, why: 'few', sign: 0 })
    expect(lately(150, 100, { ended: true })).toMatchObject({ change: null, why: 'ended' })
    expect(lately(null, null)).toMatchObject({ change: null, why: 'notGiven' })
  })
})
