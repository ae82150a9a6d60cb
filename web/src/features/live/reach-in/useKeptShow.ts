import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef } from 'vue'
import type { PersonView } from '@/domain/contract'
import { showNow, type RunningClock } from '@/domain/showClock'
import type { RunningShow } from '@/stream/useShow'
import { forgetPictures, keepPicture, keptPicture, type KeptPicture } from '@/stream/keptPicture'

const KEEP_MS = 5_000
const TICK_MS = 200

export interface KeptShow {
  /** The running show; before its first picture the kept one, which is stale from the first moment. */
  running: RunningShow
  person: ComputedRef<PersonView | null>
  /** What is seen was kept on this device and did not come over the network. */
  old: ComputedRef<boolean>
}

/** Keeps the last picture of a show on the device and shows it while the server cannot be reached; its clocks go on by the device's own. */
export function useKeptShow(show: string, running: RunningShow, person: () => PersonView | null): KeptShow {
  const kept = shallowRef<KeptPicture | null>(null)
  const wall = ref(Date.now())
  let keptAt = -Infinity
  let over = false

  const waiting = () => running.link.value.state === 'connecting' || running.link.value.state === 'reconnecting'
  const old = computed(() => running.view.value === null && kept.value !== null && waiting())
  void keptPicture(show).then((found) => {
    if (!over) kept.value = found
  })

  function keep(): void {
    const view = running.view.value
    const who = person()
    if (view === null || who === null) return
    keptAt = Date.now()
    void keepPicture(show, { view, person: who, frameAt: keptAt - running.frameAgeMs.value })
  }
  watch(running.view, () => Date.now() - keptAt >= KEEP_MS && keep())
  // Not in this workspace any more, signed out, or the link was closed: then nothing of it stays on the device.
  watch(() => running.link.value.state, (state) => {
    if (state !== 'gone' && state !== 'signedOut') return
    kept.value = null
    void forgetPictures()
  })

  const hidden = () => document.visibilityState === 'hidden' && keep()
  const timer = window.setInterval(() => (wall.value = Date.now()), TICK_MS)
  document.addEventListener('visibilitychange', hidden)
  onScopeDispose(() => {
    over = true
    window.clearInterval(timer)
    document.removeEventListener('visibilitychange', hidden)
  })

  const clock = (picture: KeptPicture): RunningClock => ({ showMs: Date.parse(picture.view.clock.now), receivedMs: picture.frameAt, rate: picture.view.clock.rate })
  const at = (millis: number) => (kept.value === null ? 0 : showNow(clock(kept.value), millis))
  return {
    running: {
      view: computed(() => (old.value ? (kept.value?.view ?? null) : running.view.value)),
      link: running.link,
      now: computed(() => (old.value ? at(wall.value) : running.now.value)),
      showNow: () => (old.value ? at(Date.now()) : running.showNow()),
      frameAgeMs: computed(() => (old.value ? Math.max(0, wall.value - (kept.value?.frameAt ?? wall.value)) : running.frameAgeMs.value)),
      stale: computed(() => old.value || running.stale.value),
      stoppedAt: computed(() => (old.value ? at(kept.value?.frameAt ?? 0) : running.stoppedAt.value)),
      retryNow: running.retryNow,
    },
    person: computed(() => person() ?? (old.value || running.view.value !== null ? (kept.value?.person ?? null) : null)),
    old,
  }
}
