import { computed, ref, type ComputedRef } from 'vue'
import type { CrewRole, CrewView, CueView } from '@/domain/contract'
import { awaitedFrom } from '@/domain/cues'
import { useWish } from '@/stream/useWish'

export interface OwnCues {
  /** The oldest cue that this role has not acknowledged; null when there is none. */
  current: ComputedRef<CueView | null>
  /** How many more wait behind it. */
  more: ComputedRef<number>
  acknowledging: ComputedRef<boolean>
  refusalText: ComputedRef<string>
  acknowledge: () => void
}

/** Cues for one role, answered one by one, the oldest first. */
/** @param notFrom a person whose own cues need no answer here, because sending was one */
export function useOwnCues(show: string, role: () => CrewRole, crew: () => CrewView, notFrom: () => string | null = () => null): OwnCues {
  const wishes = useWish(show)
  // Accepted means durable, so the next cue may come at once; the stream confirms it a moment later.
  const answered = ref<string[]>([])
  const open = computed(() => awaitedFrom(role(), crew().cues).filter((cue) => !answered.value.includes(cue.id) && cue.sentBy.id !== notFrom()))

  return {
    current: computed(() => open.value[0] ?? null),
    more: computed(() => Math.max(0, open.value.length - 1)),
    acknowledging: computed(() => wishes.waiting.value > 0),
    refusalText: wishes.refusalText,
    acknowledge: () => {
      const cue = open.value[0]
      if (cue === undefined || wishes.waiting.value > 0) return
      void wishes.send({ wish: 'acknowledgeCue', cue: cue.id, role: role() }).then((outcome) => {
        if (outcome.accepted) answered.value = [...answered.value, cue.id].slice(-50)
      })
    },
  }
}
