import { describe, expect, it } from 'vitest'
import type { RoundView } from './contract'
import { cohortRate, lastRounds, roundLength, roundProgress, showAverage, weakest } from './roundSquares'

const start = Date.parse('2026-11-23T12:02:10Z')
const round = (index: number, change: Partial<RoundView> = {}): RoundView => ({
  index, start: new Date(start + index * 300_000).toISOString(), open: false, reopened: false, entrants: 100,
  commented: 10, liked: 20, followed: 3, shared: null, clicked: null, ordered: null, bought: null, stayMs: 12_000_000,
  totals: { entries: 100, comments: 10, likes: 20, follows: 3, shares: null, gifts: null, clicks: null, orders: null, gmvFen: null }, ...change,
})
const squares = (rounds: RoundView[]) => lastRounds(rounds).map((cells) => cells.squares.map((cell) => cell.square))

describe('a round beside its own show', () => {
  it('is full at the average, empty below it, and dashed where the source does not give the figure', () => {
    expect(squares([round(0, { commented: 20 }), round(1, { commented: 0 })])).toEqual([
      ['full', 'full', 'full', 'full', 'none'], ['full', 'empty', 'full', 'full', 'none'],
    ])
  })
  it('is half while it runs and is still below', () => {
    expect(squares([round(0, { commented: 20 }), round(1, { commented: 0, open: true })])[1]).toEqual(['full', 'half', 'full', 'full', 'none'])
  })
  it('says nothing about a round in which nobody arrived', () => {
    expect(cohortRate(round(0, { entrants: 0, commented: 0 }), 'interaction')).toBeNull()
    expect(squares([round(0), round(1, { entrants: 0 })])[1]).toEqual(['none', 'none', 'none', 'none', 'none'])
  })
  it('weighs the average by arrivals', () => {
    expect(showAverage([round(0, { entrants: 300, commented: 30 }), round(1, { entrants: 100, commented: 30 })], 'interaction')).toBe(0.15)
    expect(showAverage([round(0)], 'conversion')).toBeNull()
  })
  it('shows the last ten', () => {
    const cells = lastRounds(Array.from({ length: 14 }, (_, index) => round(index)))
    expect(cells.map((cell) => cell.round.index)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  })
  it('names what lies furthest below', () => {
    const cells = lastRounds([round(0, { followed: 9, commented: 12 }), round(1, { followed: 3, commented: 8 })])
    expect(cells.map((cell) => weakest(cell)?.what)).toEqual([undefined, 'follow'])
  })
})

describe('the running round', () => {
  it('has a length, a part that is gone and a rest', () => {
    const rounds = [round(0), round(1, { open: true })]
    expect(roundLength(rounds)).toBe(300_000)
    expect(roundProgress(rounds, start + 300_000 + 75_000)).toEqual({ index: 1, part: 0.25, leftMs: 225_000 })
    expect(roundProgress(rounds, start + 900_000)).toMatchObject({ part: 1, leftMs: 0 })
    expect(roundProgress([round(0)], start)).toBeNull()
    expect(roundProgress([], start)).toBeNull()
  })
})
