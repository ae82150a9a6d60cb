import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { CrewView } from '@/domain/contract'
import { moved, partsOf, type RundownParts } from '@/domain/rundownList'
import { useWish } from '@/stream/useWish'

/** One stroke of E. */
export const EXTENSION_MS = 40_000

export interface RundownDesk {
  parts: ComputedRef<RundownParts>
  /** The item that the arrow keys move; null when none is chosen. */
  chosen: Readonly<Ref<string | null>>
  /** Chooses an item, or lets go of the one that is chosen. */
  choose: (item: string) => void
  busy: ComputedRef<boolean>
  /** Why the last wish was refused, and at which item it stands. */
  refusal: ComputedRef<{ item: string | null; text: string } | null>
  extend: () => void
  /** The next waiting item goes on air now. */
  cut: () => void
  take: (item: string) => void
  skip: (item: string) => void
  move: (item: string, by: -1 | 1) => void
}

/** What the floor controller does with the running order. A refusal stands at the item that was asked for. */
export function useRundownDesk(show: string, crew: () => CrewView): RundownDesk {
  const wishes = useWish(show)
  const place = ref<string | null>(null)
  const chosen = ref<string | null>(null)
  const parts = computed(() => partsOf(crew().items))

  function at(item: string, wish: Parameters<typeof wishes.send>[0]): void {
    place.value = item
    void wishes.send(wish)
  }

  return {
    parts, chosen,
    choose: (item) => (chosen.value = chosen.value === item ? null : item),
    busy: computed(() => wishes.waiting.value > 0),
    refusal: computed(() => (wishes.refusalText.value === '' ? null : { item: place.value, text: wishes.refusalText.value })),
    extend: () => {
      const item = parts.value.now
      if (item) at(item.id, { wish: 'extendItem', item: item.id, ms: EXTENSION_MS })
    },
    cut: () => {
      const [next] = parts.value.waiting
      // A second stroke while the first is on its way would cut the item that has just come.
      if (next && wishes.waiting.value === 0) at(parts.value.now?.id ?? next.id, { wish: 'takeItem', item: next.id })
    },
    take: (item) => at(item, { wish: 'takeItem', item }),
    skip: (item) => at(item, { wish: 'skipItem', item }),
    move: (item, by) => {
      const waiting = moved(parts.value.waiting.map((one) => one.id), item, by)
      if (waiting) at(item, { wish: 'reorderItems', waiting })
    },
  }
}
