import { computed, onScopeDispose, readonly, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { nextInCycle, readCyclePlan, type CyclePlan, type DeskName } from '@/domain/desks'

const STORED = 'kaibo.deskCycle'
const TICK_MS = 250

export interface DeskCycle {
  plan: Readonly<ShallowRef<CyclePlan>>
  /** Kept on the device. */
  choose: (plan: CyclePlan) => void
  running: Readonly<Ref<boolean>>
  /** Where it goes next; null when the round has no other desk. */
  next: ComputedRef<DeskName | null>
  /** Whole seconds until then. */
  leftSeconds: ComputedRef<number>
  start: () => void
  stop: () => void
}

/**
 * A screen on the wall that goes round the desks by itself. The first key only stops it and does nothing else: whoever walks up to a wall does
 * not know yet which desk his key would reach.
 */
export function useDeskCycle(here: () => DeskName, open: () => readonly DeskName[], go: (desk: DeskName) => void): DeskCycle {
  const plan = shallowRef(readCyclePlan(localStorage.getItem(STORED)))
  const running = ref(false)
  const leftMs = ref(0)
  const next = computed(() => nextInCycle(plan.value, here(), open()))
  let due = 0
  let timer = 0

  function again(): void {
    leftMs.value = plan.value.seconds * 1_000
    due = performance.now() + leftMs.value
  }
  function tick(): void {
    leftMs.value = Math.max(0, due - performance.now())
    if (leftMs.value > 0) return
    const desk = next.value
    if (desk === null) return stop()
    again()
    go(desk)
  }
  function swallow(event: KeyboardEvent): void {
    event.preventDefault()
    event.stopImmediatePropagation()
    stop()
  }
  function start(): void {
    if (running.value || next.value === null) return
    running.value = true
    again()
    timer = window.setInterval(tick, TICK_MS)
    window.addEventListener('keydown', swallow, { capture: true })
  }
  function stop(): void {
    running.value = false
    window.clearInterval(timer)
    window.removeEventListener('keydown', swallow, { capture: true })
  }
  onScopeDispose(stop)

  return {
    plan, next, start, stop,
    choose: (chosen) => {
      plan.value = chosen
      localStorage.setItem(STORED, JSON.stringify(chosen))
    },
    running: readonly(running),
    leftSeconds: computed(() => Math.ceil(leftMs.value / 1_000)),
  }
}
