import { describe, expect, it } from 'vitest'
import type { FiguresView, ItemView, StreamView } from './contract'
import { absenceOf, goodsTable, type GoodsFigure } from './goodsTable'
import { readRundownClock } from './rundownClock'
import { emptyShow, noFigures } from './sampleView'

const item = (code: string | null, change: Partial<ItemView> = {}): ItemView => ({
  id: `i-${code}`, name: '阔腿裤', code, role: 'traffic', priceFen: 36_900, plannedMs: 480_000, extendedMs: 0, state: 'done', plannedStart: '2026-11-27T12:00:00Z',
  startedAt: '2026-11-27T12:02:10Z', endedAt: '2026-11-27T12:12:10Z', pausedMs: 0, points: [], line: null, ...change,
})
const stream = (gives: string[]): StreamView => ({ name: '采集', origin: 'captured', gives, zone: 'Asia/Shanghai', periodMs: 1_000, lastAt: null, offsetMs: 0 })
function rows(items: ItemView[], products: { code: string; figures: Partial<FiguresView> }[], gives: string[]) {
  const { crew, room } = emptyShow()
  const show = { crew: { ...crew, items }, room: { ...room, streams: [stream(gives)], products: products.map(({ code, figures }) => ({ code, figures: { ...noFigures(), ...figures } })) } }
  return { room: show.room, table: goodsTable(show.crew, readRundownClock(show.crew, Date.parse('2026-11-27T12:49:36Z')), show.room) }
}

describe('a product of the rundown', () => {
  it('has its figures by its code, and money by the minute that was talked', () => {
    const { table } = rows([item('LM1')], [{ code: 'LM1', figures: { clicks: 40, clickRate: 0.1, orders: 3, unitsSold: 4, gmvFen: 150_000 } }, { code: 'LM2', figures: { orders: 9 } }], ['clicked', 'ordered', 'paid'])
    expect(table[0]?.figures).toEqual({ clicks: 40, clickRate: 0.1, orders: 3, unitsSold: 4, gmvFen: 150_000, perMinuteFen: 15_000 })
  })
  it('of which nothing came is 0 where its facts are given, and — where they are not', () => {
    const { table, room } = rows([item('LM1')], [], ['ordered', 'paid'])
    expect(table[0]?.figures).toEqual({ clicks: null, clickRate: null, orders: 0, unitsSold: 0, gmvFen: 0, perMinuteFen: 0 })
    expect(table[0] && absenceOf(table[0], 'clicks', room)).toBe('notGiven')
  })
  it.each<[string | null, string[], GoodsFigure, string | null]>([
    [null, ['clicked'], 'clicks', 'noCode'], ['LM1', [], 'orders', 'notGiven'], ['LM1', ['clicked'], 'clickRate', 'nothingYet'], ['LM1', ['clicked'], 'clicks', null],
  ])('with code %s and a source of %j has for %s the reason %s', (code, gives, name, reason) => {
    const { table, room } = rows([item(code)], [], gives)
    expect(table[0] && absenceOf(table[0], name, room)).toBe(reason)
  })
  it('has no money by the minute before it was talked about for one', () => {
    const { table } = rows([item('LM1', { endedAt: '2026-11-27T12:02:40Z' })], [], ['paid'])
    expect(table[0]?.figures.perMinuteFen).toBeNull()
  })
})
