import { computed, onScopeDispose, ref, shallowReadonly, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { Problem } from '@/domain/contract'
import { MINUTE_MS } from '@/domain/trend'
import type { Answer } from '@/stream/http'

/** Read again after this long; a played show that runs faster is read when another minute of it is over, but never more often than every two seconds. */
const PERIOD_MS = 10_000
const SHORTEST_PERIOD_MS = 2_000
/** Orders and corrections still come to a show that is over. */
const ENDED_PERIOD_MS = 60_000
/** After a failure ever later, up to this. */
const LONGEST_WAIT_MS = 60_000

export interface PolledMoment {
  /** Show time, epoch milliseconds. */
  now: () => number
  rate: () => number
  ended: () => boolean
}

export interface Polled {
  /** Real milliseconds since it was last read; null before the first time. */
  ageMs: ComputedRef<number | null>
  /** Older than two and a half of its own periods. */
  stale: ComputedRef<boolean>
  /** Why the last try failed; what is shown stays. */
  problem: Readonly<ShallowRef<Problem | null>>
  /** Real milliseconds to the next try after a failure. */
  retryInMs: ComputedRef<number>
}

/**
 * What is not in the stream, kept fresh gently: nothing is asked while the page is hidden, and one question at a time.
 *
 * @param ask asks once, and keeps what it was told unless the place that it was asked for is left meanwhile
 */
export function usePolled(at: PolledMoment, ask: (left: () => boolean) => Promise<Answer<unknown>>): Polled {
  const readAt = ref<number | null>(null)
  const nextAt = ref(0)
  // Real time and not the show's: that may stand still while this goes on ageing.
  const seenAt = ref(Date.now())
  const problem = shallowRef<Problem | null>(null)
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
    const answer = await ask(() => gone)
    reading = false
    if (gone) return
    seenAt.value = Date.now()
    if (answer.ok) {
      readAt.value = Date.now()
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
    ageMs, problem: shallowReadonly(problem),
    stale: computed(() => ageMs.value !== null && ageMs.value > 2.5 * period()),
    retryInMs: computed(() => Math.max(0, nextAt.value - seenAt.value)),
  }
}
