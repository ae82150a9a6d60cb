import type { CrewView, FiguresView, ItemView, RoomView } from './contract'
import type { ClockReading } from './rundownClock'
import { partsOf } from './rundownList'

/** Why a product's figures stand as —. */
export type GoodsAbsence =
  /** The item has no code, so no fact can name it. */
  | 'noCode'
  /** No source gives this kind of fact. */
  | 'notGiven'
  /** It is given, and nothing of this product came; what would be divided by is 0. */
  | 'nothingYet'

export const GOODS_FIGURES = ['clicks', 'clickRate', 'orders', 'unitsSold', 'gmvFen', 'perMinuteFen'] as const
export type GoodsFigure = (typeof GOODS_FIGURES)[number]

export interface GoodsRow {
  item: ItemView
  /** In the list, from 1. */
  number: number
  /** Planned and added time, and time talked; milliseconds. */
  length: number
  talked: number
  figures: Record<GoodsFigure, number | null>
}

/** The fact from which each figure comes. */
const FROM: Record<GoodsFigure, readonly string[]> = {
  clicks: ['clicked'], clickRate: ['clicked'], orders: ['ordered'], unitsSold: ['paid'], gmvFen: ['paid'], perMinuteFen: ['paid'],
}

const MINUTE_MS = 60_000

/** The rundown's goods with what became of each (R4), joined by the item's code. */
export function goodsTable(crew: CrewView, clock: ClockReading, room: RoomView): GoodsRow[] {
  const { numbers } = partsOf(crew.items)
  const given = new Set(room.streams.flatMap(({ gives }) => gives.map((one) => one.toLowerCase())))
  const byCode = new Map(room.products.map(({ code, figures }) => [code, figures]))
  return clock.items.map(({ item, length, talked }) => {
    const known = item.code === null ? undefined : byCode.get(item.code)
    const figures = Object.fromEntries(GOODS_FIGURES.map((name) => [name, figureOf(name, known, talked, item.code !== null && FROM[name].some((one) => given.has(one)))])) as GoodsRow['figures']
    return { item, number: numbers.get(item.id) ?? 0, length, talked, figures }
  })
}

/** What is given and did not come for this product is 0; a rate of nothing is not known. */
function figureOf(name: GoodsFigure, known: FiguresView | undefined, talked: number, given: boolean): number | null {
  if (name === 'perMinuteFen') {
    const gmv = figureOf('gmvFen', known, talked, given)
    return gmv === null || talked < MINUTE_MS ? null : Math.round(gmv / (talked / MINUTE_MS))
  }
  if (known !== undefined) return known[name]
  return given && name !== 'clickRate' ? 0 : null
}

/** Why this cell stands as —; null where it has a value. */
export function absenceOf(row: GoodsRow, name: GoodsFigure, room: RoomView): GoodsAbsence | null {
  if (row.figures[name] !== null) return null
  if (row.item.code === null) return 'noCode'
  const given = room.streams.some(({ gives }) => gives.some((one) => FROM[name].includes(one.toLowerCase())))
  return given ? 'nothingYet' : 'notGiven'
}
