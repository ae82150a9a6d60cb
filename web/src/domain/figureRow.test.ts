import { describe, expect, it } from 'vitest'
import type { FiguresView, RoomView, StreamView } from './contract'
import { FIGURE_ROW, figureRow, WALL_ROW, type FigureName } from './figureRow'

const now = Date.parse('2026-11-23T12:49:36Z')
const none: FiguresView = {
  startedAt: null, onlineLast: null, onlinePeak: null, entries: null, exposures: null, entryRate: null, uv: 0, stayMs: null, stayEstimated: false,
  comments: null, commenters: null, interactionRate: null, likes: null, likers: null, likeRate: null, follows: null, followers: null, followRate: null,
  shares: null, sharers: null, shareRate: null, gifts: null, giftCoins: null, clicks: null, clickers: null, clickRate: null, orders: null, dealRate: null,
  buyers: null, conversionRate: null, unitsSold: null, sellThrough: null, paidFen: null, refundedFen: null, gmvFen: null, averageOrderFen: null,
  uvValueFen: null, gpmFen: null,
}
const stream = (gives: string[], change: Partial<StreamView> = {}): StreamView => ({
  name: '采集', origin: 'captured', gives, zone: 'Asia/Shanghai', periodMs: 10_000, lastAt: new Date(now - 1_000).toISOString(), offsetMs: 0, ...change,
})
const room = (streams: StreamView[], whole: Partial<FiguresView> = {}, recent: Partial<FiguresView> = {}, before: Partial<FiguresView> = {}): RoomView => ({
  facts: { accepted: 0, duplicate: 0, conflict: 0, rejected: 0, unrecognised: 0 }, figures: { ...none, ...whole },
  recent: { lengthMs: 600_000, now: { ...none, ...recent }, before: { ...none, ...before } },
  rounds: [], products: [], sources: [], shifts: [], streams, platform: { latest: [], windows: [] }, findings: [],
})
const shown = (name: FigureName, of: RoomView, ended = false) => {
  const figure = figureRow(of, { now, rate: 1, ended }, WALL_ROW).find((one) => one.name === name)
  if (figure === undefined) throw new Error(`The row has no ${name}.`)
  return figure
}

describe('a figure', () => {
  it('shows the recent minutes, the difference to those before, and the whole show', () => {
    const figure = shown('interaction', room([stream(['commented'])], { interactionRate: 0.094 }, { interactionRate: 0.112 }, { interactionRate: 0.096 }))
    expect(figure).toMatchObject({ value: 0.112, whole: 0.094, origin: 'captured', absence: null })
    expect(figure.change).toBeCloseTo(0.016)
    expect(figure.age?.ageMs).toBe(1_000)
  })
  it('shows money of the whole show with its orders', () => {
    const orders = stream(['PAID', 'ORDERED'], { origin: 'orders' })
    expect(shown('gmv', room([orders], { gmvFen: 10_052_300, orders: 312 }, { gmvFen: 300 }, { gmvFen: 100 })))
      .toMatchObject({ value: 10_052_300, whole: null, change: 200, base: 312, origin: 'orders' })
  })
  it('of the wall says for how many viewers each has brought what', () => {
    const orders = stream(['paid'], { origin: 'orders' })
    expect(shown('uvValue', room([orders], { uvValueFen: 805, uv: 12_486 }, { uvValueFen: 845 }, { uvValueFen: 805 }))).toMatchObject({ kind: 'value', value: 805, change: 40, base: 12_486 })
  })
  it('of the wall tells the entry rate only where exposures are given', () => {
    expect(shown('entryRate', room([stream(['exposure'])], { entryRate: 0.25 }, { entryRate: 0.26 }))).toMatchObject({ value: 0.26, whole: 0.25, absence: null })
    expect(shown('entryRate', room([stream(['entered'])]))).toMatchObject({ value: null, absence: 'notGiven' })
  })
  it('stands in the row of the control room or only on the wall', () => {
    const names = (row?: readonly FigureName[]) => figureRow(room([]), { now, rate: 1, ended: false }, row).map((one) => one.name)
    expect(names()).toEqual(FIGURE_ROW)
    expect(names(WALL_ROW)).toEqual([...FIGURE_ROW.slice(0, -1), 'entryRate', 'uvValue', 'gmv'])
  })
  it('is derived when leaving was not seen', () => {
    expect(shown('stay', room([stream(['online', 'entered'])], {}, { stayMs: 186_000, stayEstimated: true }))).toMatchObject({ estimated: true, origin: 'derived' })
    expect(shown('stay', room([stream(['left'])], {}, { stayMs: 186_000 }))).toMatchObject({ estimated: false, origin: 'captured' })
  })
  it('shows the whole show once it has ended, compared with nothing', () => {
    const ended = room([stream(['commented'])], { interactionRate: 0.094 }, { interactionRate: 0.112 }, { interactionRate: 0.1 })
    expect(shown('interaction', ended, true)).toMatchObject({ value: 0.094, whole: null, change: null })
  })
  it('has no difference when the minutes before have no value', () => {
    expect(shown('like', room([stream(['liked'])], {}, { likeRate: 0.2 })).change).toBeNull()
  })
})

describe('a figure that stands as —', () => {
  it('says that no source is connected', () => expect(shown('follow', room([])).absence).toBe('noSource'))
  it('says that the sources do not give it', () => expect(shown('follow', room([stream(['commented'])])).absence).toBe('notGiven'))
  it('says that nothing came yet', () => expect(shown('follow', room([stream(['followed'])])).absence).toBe('nothingYet'))
  it('says that buyers cannot be told from viewers', () => {
    expect(shown('conversion', room([stream(['ordered', 'paid'])], { orders: 312 })).absence).toBe('notJoined')
  })
  it('is not a zero, and a zero has no excuse', () => {
    expect(shown('gmv', room([stream(['paid'])], { gmvFen: 0 }))).toMatchObject({ value: 0, absence: null })
  })
})
