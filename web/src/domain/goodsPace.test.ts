import { describe, expect, it } from 'vitest'
import type { FiguresView, ItemView } from './contract'
import { goodsRows } from './goodsPace'
import { readRundownClock } from './rundownClock'
import { emptyShow, noFigures } from './sampleView'

const start = Date.parse('2026-11-27T12:00:00Z')
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString()
const item = (id: string, from: number | null, until: number | null, change: Partial<ItemView> = {}): ItemView => ({
  id, name: id, code: id, role: 'profit', priceFen: null, plannedMs: 480_000, extendedMs: 0, state: from === null ? 'waiting' : until === null ? 'now' : 'done', plannedStart: at(0),
  startedAt: from === null ? null : at(from), endedAt: until === null ? null : at(until), pausedMs: 0, points: [], line: null, ...change,
})
const rows = (items: ItemView[], sold: Record<string, Partial<FiguresView>>, now = 20) => goodsRows(
  readRundownClock({ ...emptyShow().crew, startedAt: at(0), items }, start + now * 60_000),
  Object.entries(sold).map(([code, figures]) => ({ code, figures: { ...noFigures(), ...figures } })),
)

describe('goods by what a minute of talk brought', () => {
  it('stand with the newest first and divide what they sold by how long they were talked about', () => {
    const found = rows([item('coat', 0, 8), item('scarf', 8, null), item('shoe', null, null)], { coat: { gmvFen: 80_000, orders: 4, clickRate: 0.1 }, scarf: { gmvFen: 60_000 } })
    expect(found.map((row) => [row.key, row.talkedMs, row.fenPerMinute, row.onAir])).toEqual([['scarf', 720_000, 5_000, true], ['coat', 480_000, 10_000, false]])
    expect(found[1]).toMatchObject({ orders: 4, clickRate: 0.1 })
  })
  it('leave pauses and the time away out', () => {
    expect(rows([item('coat', 0, 10, { pausedMs: 300_000 })], { coat: { gmvFen: 50_000 } })[0]?.fenPerMinute).toBe(10_000)
  })
  it('say nothing a minute before the first minute is over', () => {
    expect(rows([item('coat', 19.5, null)], { coat: { gmvFen: 50_000 } })[0]).toMatchObject({ gmvFen: 50_000, fenPerMinute: null })
  })
  it('are null where no source gives it, and 0 where nothing was sold', () => {
    expect(rows([item('coat', 0, 8)], {})[0]).toMatchObject({ gmvFen: null, orders: null, fenPerMinute: null })
    expect(rows([item('coat', 0, 8)], { coat: { gmvFen: 0, orders: 0 } })[0]).toMatchObject({ gmvFen: 0, fenPerMinute: 0 })
  })
  it('also sell without being talked about', () => {
    const found = rows([item('shoe', null, null)], { shoe: { orders: 2, gmvFen: 900 }, bag: { orders: 1, gmvFen: 500 }, hat: { orders: 0, gmvFen: 0 } })
    expect(found.map((row) => [row.name, row.role, row.talkedMs, row.fenPerMinute])).toEqual([['shoe', 'profit', null, null], ['bag', null, null, null]])
  })
  it('are not what is only talk: an opening without code and role', () => {
    expect(rows([item('opening', 0, 4, { code: null, role: null })], {})).toEqual([])
  })
})
