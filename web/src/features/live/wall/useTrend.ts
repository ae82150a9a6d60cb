import { computed, onScopeDispose, readonly, ref, shallowReadonly, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Problem, TrendPoint } from '@/domain/contract'
import { mergedTrend, MINUTE_MS } from '@/domain/trend'
import { readTrend } from './wallApi'

/** Read again after this long; a played show that runs faster is read when another minute of it is over, but never more often than every two seconds. */
const PERIOD_MS = 10_000
const SHORTEST_PERIOD_MS = 2_000
/** Orders and corrections still come to a show that is over. */
const ENDED_PERIOD_MS = 60_000
/** After a failure ever later, up to this. */
const LONGEST_WAIT_MS = 60_000
/** Facts come late, so the newest part is read again; what comes later still (a reopened round) is seen when all of it is read again. */
const AGAIN_MS = 10 * MINUTE_MS
const WHOLE_EVERY = 30
/** The table of seconds is at most this far behind the journal. */
const BEHIND_MS = 5_000

export interface TrendMoment {
  /** Show time, epoch milliseconds. */
  now: () => number
  rate: () => number
  ended: () => boolean
}

export interface Trend {
  points: Readonly<ShallowRef<readonly TrendPoint[]>>
  /** Steps from here on were not over when they were read; null when all are. */
  openFrom: Readonly<Ref<number | null>>
  /** Real milliseconds since it was last read; null before the first time. */
  ageMs: ComputedRef<number | null>
  /** Older than two and a half of its own periods. */
  stale: ComputedRef<boolean>
  /** Why the last try failed; what is shown stays. */
  problem: Readonly<ShallowRef<Problem | null>>
  /** Real milliseconds to the next try after a failure. */
  retryInMs: ComputedRef<number>
}

/** The trend of a show, kept fresh gently: nothing is asked while the page is hidden, and one question at a time. */
export function useTrend(show: string, at: TrendMoment): Trend {
  const points = shallowRef<readonly TrendPoint[]>([])
  const openFrom = ref<number | null>(null)
  const readAt = ref<number | null>(null)
  const nextAt = ref(0)
  // Real time and not the show's: that may stand still while this goes on ageing.
  const seenAt = ref(Date.now())
  const problem = shallowRef<Problem | null>(null)
  let reads = 0
  let failures = 0
  let timer: number | undefined
  let reading = false
  let gone = false

  const period = (): number => {
    if (at.ended() || at.rate() === 0) return ENDED_PERIOD_MS
    return Math.max(SHORTEST_PERIOD_MS, Math.min(PERIOD_MS, MINUTE_MS / at.rate()))
  }

  async function read(): Promise<void> {
    if (reading || gone) return
    reading = true
    const asked = at.now()
    const last = points.value[points.value.length - 1]
    const from = last === undefined || reads % WHOLE_EVERY === 0 ? null : Math.floor((Date.parse(last.at) - AGAIN_MS) / MINUTE_MS) * MINUTE_MS
    const answer = await readTrend(show, from, MINUTE_MS / 1_000)
    reading = false
    if (gone) return
    seenAt.value = Date.now()
    if (answer.ok) {
      points.value = from === null ? answer.value : mergedTrend(points.value, answer.value, from)
      openFrom.value = at.ended() ? null : Math.floor((asked - BEHIND_MS) / MINUTE_MS) * MINUTE_MS
      readAt.value = Date.now()
      reads += 1
      failures = 0
      problem.value = null
    } else {
      failures += 1
      problem.value = answer.problem
    }
    again()
  }

  function again(): void {
    window.clearTimeout(timer)
    if (gone || document.visibilityState === 'hidden') return
    const wait = failures === 0 ? period() : Math.min(LONGEST_WAIT_MS, PERIOD_MS * 2 ** (failures - 1))
    nextAt.value = Date.now() + wait
    timer = window.setTimeout(() => void read(), wait)
  }

  const shown = (): void => {
    if (document.visibilityState === 'hidden') window.clearTimeout(timer)
    else void read()
  }
  document.addEventListener('visibilitychange', shown)
  const ticking = window.setInterval(() => (seenAt.value = Date.now()), 1_000)
  void read()
  onScopeDispose(() => {
    gone = true
    window.clearInterval(ticking)
    window.clearTimeout(timer)
    document.removeEventListener('visibilitychange', shown)
  })

  const ageMs = computed(() => (readAt.value === null ? null : Math.max(0, seenAt.value - readAt.value)))
  return {
    points: shallowReadonly(points), openFrom: readonly(openFrom), ageMs, problem: shallowReadonly(problem),
    stale: computed(() => ageMs.value !== null && ageMs.value > 2.5 * period()),
    retryInMs: computed(() => Math.max(0, nextAt.value - seenAt.value)),
  }
}
