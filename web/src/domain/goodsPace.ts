import type { ProductRole, RoomView } from './contract'
import type { ClockReading } from './rundownClock'

export interface GoodsRow {
  key: string
  name: string
  role: ProductRole | null
  code: string | null
  onAir: boolean
  /** Talked about it, pauses and the time away left out; null for what is not in the rundown. */
  talkedMs: number | null
  clickRate: number | null
  orders: number | null
  gmvFen: number | null
  /** Of GMV for each minute of talk; null below one minute, which would only be noise. */
  fenPerMinute: number | null
}

const LEAST_TALK_MS = 60_000

/** Goods by what a minute of talk brought (R1, B4): what is or was talked about, the newest first, then what sold without being in the rundown. */
export function goodsRows(clock: ClockReading, products: RoomView['products']): GoodsRow[] {
  const found = new Map(products.map(({ code, figures }) => [code, figures]))
  const talked = clock.items.filter(({ item, talked: ms }) => (item.code !== null || item.role !== null) && ms > 0)
  const inRundown = [...talked].sort((one, other) => (other.start ?? 0) - (one.start ?? 0)).map(({ item, talked: ms }): GoodsRow => {
    const own = item.code === null ? undefined : found.get(item.code)
    const gmvFen = own?.gmvFen ?? null
    return {
      key: item.id, name: item.name, role: item.role, code: item.code, onAir: item.state === 'now', talkedMs: ms,
      clickRate: own?.clickRate ?? null, orders: own?.orders ?? null, gmvFen,
      fenPerMinute: gmvFen === null || ms < LEAST_TALK_MS ? null : Math.round(gmvFen / (ms / 60_000)),
    }
  })
  const named = new Map(clock.items.flatMap(({ item }) => (item.code === null ? [] : [[item.code, item] as const])))
  const shown = new Set(inRundown.map((row) => row.code))
  const others = products.filter(({ code, figures }) => !shown.has(code) && (figures.orders ?? 0) > 0).map(({ code, figures }): GoodsRow => ({
    key: `code ${code}`, name: named.get(code)?.name ?? code, role: named.get(code)?.role ?? null, code, onAir: false, talkedMs: null,
    clickRate: figures.clickRate, orders: figures.orders, gmvFen: figures.gmvFen, fenPerMinute: null,
  }))
  return [...inRundown, ...others]
}
