import { nextTick, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** As browsers have it that can turn to whoever waits in the middle of work; TypeScript does not know it yet. */
interface Yielding { yield: () => Promise<void> }

/**
 * How many of a desk's parts are up: one more each time the browser has turned to whoever waits, because all of them at once hold up the keys for a fifth of a second.
 * Where the browser cannot turn in between, all of them at once.
 */
export function usePutUp(parts: () => number): Readonly<Ref<number>> {
  const { scheduler } = globalThis as { scheduler?: Partial<Yielding> }
  if (scheduler?.yield === undefined) return ref(Number.POSITIVE_INFINITY)
  const turn = scheduler.yield.bind(scheduler)
  const up = ref(0)
  let left = false
  onMounted(async () => {
    while (!left && up.value < parts()) {
      await turn()
      up.value += 1
      await nextTick()
    }
  })
  onBeforeUnmount(() => (left = true))
  return up
}
