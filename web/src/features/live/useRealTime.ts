import { onScopeDispose, readonly, ref, type Ref } from 'vue'

const TICK_MS = 100

/** Our own monotonic clock in milliseconds, for what a person has to do in real seconds whatever the speed of the show. */
export function useRealTime(): Readonly<Ref<number>> {
  const at = ref(performance.now())
  const timer = window.setInterval(() => (at.value = performance.now()), TICK_MS)
  onScopeDispose(() => window.clearInterval(timer))
  return readonly(at)
}
