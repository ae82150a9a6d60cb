import { computed, onScopeDispose, readonly, ref, shallowRef, type ComputedRef, type DeepReadonly, type Ref, type ShallowRef } from 'vue'
import type { CapturesView, CaptureView, Problem } from '@/domain/contract'
import { STALE_PERIODS } from '@/domain/freshness'
import type { Answer } from '@/stream/http'
import type { Link } from '@/stream/showStream'
import { STALE_MS } from '@/stream/useShow'
import { readCaptures } from './captureApi'

/** How often the page asks while somebody can see it. */
const PERIOD_MS = 2_000
/** How often ages are drawn again. */
const TICK_MS = 200
/** A capture reports every ten seconds or oftener (StreamHeader's default). */
const CAPTURE_PERIOD_MS = 10_000

/** trouble: the last post was turned away. silent: nothing was ever posted. closed: its token opens nothing any more. */
export type CaptureState = 'closed' | 'trouble' | 'stale' | 'silent' | 'fresh'

/** Nothing came for 2.5 of its periods, although it could. */
export function isOld(capture: CaptureView, now: number): boolean {
  return capture.state === 'open' && capture.lastPostAt !== null && now - Date.parse(capture.lastPostAt) > STALE_PERIODS * CAPTURE_PERIOD_MS
}

/** How one capture does at a moment of the server's clock (epoch milliseconds). */
export function stateOf(capture: CaptureView, now: number): CaptureState {
  if (capture.state !== 'open') return 'closed'
  if (capture.trouble !== null) return 'trouble'
  if (capture.lastPostAt === null) return 'silent'
  return isOld(capture, now) ? 'stale' : 'fresh'
}

const WORST_FIRST: readonly CaptureState[] = ['trouble', 'stale', 'fresh', 'silent', 'closed']

/** The capture that speaks for all of them: a dead one must not hide behind one that runs. null when there is none. */
export function speaker(captures: readonly CaptureView[], now: number): { capture: CaptureView; state: CaptureState } | null {
  const states = captures.map((capture) => ({ capture, state: stateOf(capture, now) }))
  for (const state of WORST_FIRST) {
    const found = states.find((one) => one.state === state)
    if (found) return found
  }
  return null
}

export interface CaptureHealth {
  /** null until the first answer. Replaced as a whole with every answer. */
  view: Readonly<ShallowRef<CapturesView | null>>
  link: DeepReadonly<Ref<Link>>
  /** The server's clock, epoch milliseconds; goes on when answers stop. */
  now: Readonly<Ref<number>>
  answerAgeMs: Readonly<Ref<number>>
  /** 3 s without an answer. */
  stale: ComputedRef<boolean>
  /** The server's clock at the last answer. */
  stoppedAt: ComputedRef<number>
  refresh: () => Promise<void>
}

/** The captures of a show, asked for every two seconds while somebody can see them. What was read stays when a reading fails. */
export function useCaptureHealth(show: string): CaptureHealth {
  const view = shallowRef<CapturesView | null>(null)
  const link = ref<Link>({ state: 'connecting' })
  const now = ref(Date.now())
  const answerAgeMs = ref(0)
  const ended = new AbortController()
  let answeredAt = performance.now()
  let reading = false
  let wanted = false

  const tick = () => {
    answerAgeMs.value = performance.now() - answeredAt
    now.value = view.value === null ? Date.now() : Date.parse(view.value.now) + answerAgeMs.value
  }

  function took(answer: Answer<CapturesView>): void {
    if (answer.ok) {
      view.value = answer.value
      link.value = { state: 'live' }
      answeredAt = performance.now()
      tick()
    } else link.value = unread(link.value, answer.problem)
  }

  /** Asks once; whoever asks meanwhile gets a second reading, because the first may have begun before what they changed. */
  async function refresh(): Promise<void> {
    wanted = true
    if (reading) return
    reading = true
    while (wanted && !ended.signal.aborted) {
      wanted = false
      const answer = await readCaptures(show, ended.signal)
      if (!ended.signal.aborted) took(answer)
    }
    reading = false
  }

  // A slow answer is waited for, not asked for a second time.
  const look = () => {
    if (document.visibilityState === 'visible' && !reading && link.value.state !== 'gone') void refresh()
  }
  const asking = window.setInterval(look, PERIOD_MS)
  const ticking = window.setInterval(tick, TICK_MS)
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    ended.abort()
    window.clearInterval(asking)
    window.clearInterval(ticking)
    document.removeEventListener('visibilitychange', look)
  })
  void refresh()

  return {
    view,
    link: readonly(link),
    now: readonly(now),
    answerAgeMs: readonly(answerAgeMs),
    stale: computed(() => view.value !== null && answerAgeMs.value >= STALE_MS),
    stoppedAt: computed(() => (view.value === null ? 0 : Date.parse(view.value.now))),
    refresh,
  }
}

function unread(before: Link, problem: Problem): Link {
  if (problem.status === 401) return { state: 'signedOut' }
  if (problem.status === 403 || problem.status === 404) return { state: 'gone', problem }
  return { state: 'reconnecting', attempt: before.state === 'reconnecting' ? before.attempt + 1 : 1, problem }
}
