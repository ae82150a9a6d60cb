import { describe, expect, it } from 'vitest'
import type { FiguresView } from './contract'
import { noFigures } from './sampleView'
import { NINE_SOURCES, sourceRows } from './trafficSources'

const given = (counts: Record<string, number>, whole: Partial<FiguresView> = {}) => sourceRows({
  sources: Object.entries(counts).map(([source, entries]) => ({ source, figures: { ...noFigures(), entries } })), figures: { ...noFigures(), ...whole },
})

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
