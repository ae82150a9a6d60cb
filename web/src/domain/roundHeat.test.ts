import { describe, expect, it } from 'vitest'
import type { RoundView } from './contract'
import { heatMap, median, SETTLING_MS, type HeatRow } from './roundHeat'

const start = Date.parse('2026-11-27T12:02:10Z')
const ROUND_MS = 300_000
const round = (index: number, change: Partial<RoundView> = {}): RoundView => ({
  index, start: new Date(start + index * ROUND_MS).toISOString(), open: false, reopened: false, entrants: 100, commented: 10, liked: 20, followed: 3, shared: null, clicked: null,
  ordered: null, bought: null, stayMs: 12_000_000, totals: { entries: 100, comments: 10, likes: 20, follows: 3, shares: null, gifts: null, clicks: null, orders: null, gmvFen: null }, ...change,
})
const ended = (rounds: RoundView[], each = 1) => heatMap(rounds, each, ROUND_MS, null)
const row = (map: ReturnType<typeof heatMap>, name: HeatRow) => map.columns.map((column) => column.cells.find((cell) => cell.row === name))
const values = (map: ReturnType<typeof heatMap>, name: HeatRow) => row(map, name).map((cell) => cell?.value)
const shades = (map: ReturnType<typeof heatMap>, name: HeatRow) => row(map, name).map((cell) => cell?.shade)

describe('rounds beside their own show', () => {
  it('are coloured by how far they lie from the median: a tenth, a quarter, a half', () => {
    const entrants = [100, 100, 100, 95, 90, 75, 50, 110, 125, 150, 300]
    expect(shades(ended(entrants.map((count, index) => round(index, { entrants: count }))), 'entrants')).toEqual([3, 3, 3, 3, 2, 1, 0, 4, 5, 6, 6])
  })
  it('have no colour before three of them are closed', () => {
    expect(shades(ended([round(0), round(1, { entrants: 900 })]), 'entrants')).toEqual([null, null])
  })
  it('say what share of the arrivals did it, and null where no source gives it or nobody came', () => {
    const map = ended([round(0), round(1, { entrants: 0, commented: 0 }), round(2, { commented: null })])
    expect(values(map, 'interaction')).toEqual([0.1, null, null])
    expect(values(map, 'conversion')).toEqual([null, null, null])
    expect(map.medians.conversion).toBeNull()
  })
  it('say how many more came in the round after, never against one that still runs', () => {
    const rounds = [round(0), round(1, { entrants: 138 }), round(2, { entrants: 12, open: true })]
    const map = heatMap(rounds, 1, ROUND_MS, start + 2 * ROUND_MS + 1_000)
    expect(values(map, 'nextEntrants')).toEqual([expect.closeTo(0.38), null, null])
    expect(row(map, 'nextEntrants').map((cell) => cell?.open)).toEqual([false, true, true])
  })
  it('are not compared while their arrivals have had less time than others', () => {
    const rounds = Array.from({ length: 6 }, (_, index) => round(index, { open: index === 5, commented: index === 4 ? 1 : 10 }))
    const before = heatMap(rounds, 1, ROUND_MS, start + 5 * ROUND_MS + SETTLING_MS - 1)
    expect(row(before, 'interaction').map((cell) => cell?.open)).toEqual([false, false, false, false, true, true])
    expect(shades(before, 'interaction')).toEqual([3, 3, 3, 3, null, null])
    expect(shades(before, 'entrants')).toEqual([3, 3, 3, 3, 3, null])
    expect(shades(heatMap(rounds, 1, ROUND_MS, start + 5 * ROUND_MS + SETTLING_MS), 'interaction')).toEqual([3, 3, 3, 3, 0, null])
  })
  it('change no more once the show has ended', () => {
    expect(row(ended([round(0), round(1), round(2)]), 'stay').map((cell) => cell?.open)).toEqual([false, false, false])
  })
})

describe('several rounds in a column', () => {
  it('are added, because each viewer belongs to one round only', () => {
    const map = ended([round(0, { entrants: 300, commented: 30 }), round(1, { commented: 30, reopened: true }), round(2), round(3)], 2)
    expect(values(map, 'entrants')).toEqual([400, 200])
    expect(values(map, 'interaction')).toEqual([0.15, 0.1])
    expect(values(map, 'nextEntrants')).toEqual([-0.5, null])
    expect(map.columns.map(({ numbers, reopened }) => [numbers, reopened])).toEqual([[[1, 2], true], [[3, 4], false]])
  })
  it('give no sum where one of them gives no figure', () => {
    expect(values(ended([round(0), round(1, { followed: null }), round(2), round(3)], 2), 'follow')).toEqual([null, 0.03])
  })
  it('are shorter at the end of a show, and then not compared by how many came', () => {
    const map = ended(Array.from({ length: 7 }, (_, index) => round(index)), 2)
    expect(map.columns.map(({ end, start: from, short }) => [(end - from) / ROUND_MS, short])).toEqual([[2, false], [2, false], [2, false], [1, true]])
    expect(shades(map, 'entrants')).toEqual([3, 3, 3, null])
  })
})

it.each([[[], null], [[3], 3], [[9, 1, 5], 5], [[4, 1, 2, 9], 3]])('the median of %j is %s', (all, middle) => expect(median(all)).toBe(middle))
