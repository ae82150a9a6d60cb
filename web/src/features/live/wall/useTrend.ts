import { readonly, ref, shallowReadonly, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { TrendPoint } from '@/domain/contract'
import { mergedTrend, MINUTE_MS } from '@/domain/trend'
import { usePolled, type Polled, type PolledMoment } from './usePolled'
import { readTrend } from './wallApi'

/** Facts come late, so the newest part is read again; what comes later still (a reopened round) is seen when all of it is read again. */
const AGAIN_MS = 10 * MINUTE_MS
const WHOLE_EVERY = 30
/** The table of seconds is at most this far behind the journal. */
const BEHIND_MS = 5_000

export interface Trend extends Polled {
  points: Readonly<ShallowRef<readonly TrendPoint[]>>
  /** Steps from here on were not over when they were read; null when all are. */
  openFrom: Readonly<Ref<number | null>>
}

/** The trend of a show, by minutes. */
export function useTrend(show: string, at: PolledMoment): Trend {
  const points = shallowRef<readonly TrendPoint[]>([])
  const openFrom = ref<number | null>(null)
  let reads = 0
  const polled = usePolled(at, async (left) => {
    const asked = at.now()
    const last = points.value[points.value.length - 1]
    const from = last === undefined || reads % WHOLE_EVERY === 0 ? null : Math.floor((Date.parse(last.at) - AGAIN_MS) / MINUTE_MS) * MINUTE_MS
    const answer = await readTrend(show, from, MINUTE_MS / 1_000)
    if (!answer.ok || left()) return answer
    points.value = from === null ? answer.value : mergedTrend(points.value, answer.value, from)
    openFrom.value = at.ended() ? null : Math.floor((asked - BEHIND_MS) / MINUTE_MS) * MINUTE_MS
    reads += 1
    return answer
  })
  return { ...polled, points: shallowReadonly(points), openFrom: readonly(openFrom) }
}
