import { computed, onScopeDispose, readonly, ref, shallowRef, type ComputedRef, type DeepReadonly, type Ref, type ShallowRef } from 'vue'
import { getActivePinia } from 'pinia'
import type { ShowView } from '@/domain/contract'
import { applyFrame, missingComments } from '@/domain/fold'
import { anchored, showNow, type RunningClock } from '@/domain/showClock'
import { useSession } from './session'
import type { Link } from './showStream'
import { openStream } from './tabStream'

/** Without a frame for this long everything on the screen is stale. */
export const STALE_MS = 3000
/** How often clocks and ages are drawn again. */
const TICK_MS = 200

export interface RunningShow {
  /** null until the first snapshot. Replaced as a whole with every frame, never changed in place. */
  view: Readonly<ShallowRef<ShowView | null>>
  link: DeepReadonly<Ref<Link>>
  /** Show time, epoch milliseconds, ticking several times a second; goes on when frames stop. */
  now: Readonly<Ref<number>>
  /** The same at this very instant, for countdowns in tenths. */
  showNow: () => number
  /** Milliseconds since the last frame. */
  frameAgeMs: Readonly<Ref<number>>
  /** 3 s without a frame. */
  stale: ComputedRef<boolean>
  /** Show time of the last frame, epoch milliseconds: where the picture stopped. */
  stoppedAt: Readonly<Ref<number>>
  retryNow: () => void
}

interface Shared {
  id: string
  users: number
  show: RunningShow
  stop: () => void
}

// A tab has one stream, which it shares with the other tabs; every component that asks for the same show shares it.
let shared: Shared | null = null

/** The running show. The stream lives as long as a component uses it; another show's stream ends the one before. */
export function useShow(id: string): RunningShow {
  if (shared && shared.id !== id) {
    shared.stop()
    shared = null
  }
  shared ??= open(id)
  const mine = shared
  mine.users += 1
  onScopeDispose(() => {
    mine.users -= 1
    if (mine.users > 0) return
    mine.stop()
    if (shared === mine) shared = null
  })
  return mine.show
}

/** Who looks, with the role: another person of this browser, or the same one in another role, may be sent something else. */
function seatHere(): string {
  const person = getActivePinia() === undefined ? null : useSession().session?.person
  return person ? `${person.id} ${person.role}` : ''
}

function open(id: string): Shared {
  const view = shallowRef<ShowView | null>(null)
  const link = ref<Link>({ state: 'connecting' })
  const now = ref(0)
  const frameAgeMs = ref(0)
  const stoppedAt = ref(0)
  let clock: RunningClock | null = null
  let frameAt = performance.now()

  const tick = () => {
    const at = performance.now()
    if (clock) now.value = showNow(clock, at)
    frameAgeMs.value = at - frameAt
  }
  const arrived = (next: ShowView, fresh: boolean) => {
    frameAt = performance.now()
    clock = anchored(next.clock, frameAt, fresh ? null : clock)
    stoppedAt.value = clock.showMs
    view.value = next
    tick()
  }

  const stream = openStream(id, seatHere(), {
    snapshot: (snapshot) => arrived(snapshot, true),
    frame: (frame, snapshotPossible) => {
      // Nothing to fold into, or a hole before it: only a snapshot gives right numbers.
      if (!view.value || (snapshotPossible && missingComments(view.value, frame) > 0)) return false
      if (frame.position < view.value.position) return true // it changes nothing, so it must not move the clock either
      arrived(applyFrame(view.value, frame), false)
      return true
    },
    link: (next) => (link.value = next),
  })

  const timer = window.setInterval(tick, TICK_MS)
  const retryNow = () => stream.retryNow()
  const shown = () => document.visibilityState === 'visible' && stream.retryNow()
  window.addEventListener('online', retryNow)
  document.addEventListener('visibilitychange', shown)
  stream.start()

  return {
    id,
    users: 0,
    stop: () => {
      stream.stop()
      window.clearInterval(timer)
      window.removeEventListener('online', retryNow)
      document.removeEventListener('visibilitychange', shown)
    },
    show: {
      view,
      link: readonly(link),
      now: readonly(now),
      showNow: () => (clock ? showNow(clock, performance.now()) : 0),
      frameAgeMs: readonly(frameAgeMs),
      stale: computed(() => frameAgeMs.value >= STALE_MS),
      stoppedAt: readonly(stoppedAt),
      retryNow,
    },
  }
}
