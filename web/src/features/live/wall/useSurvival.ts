import { shallowReadonly, shallowRef, type ShallowRef } from 'vue'
import type { SurvivalView } from '@/domain/contract'
import { usePolled, type Polled, type PolledMoment } from './usePolled'
import { readSurvival } from './wallApi'

export interface SurvivalRead extends Polled {
  /** null before it was read the first time. */
  view: Readonly<ShallowRef<SurvivalView | null>>
}

/** Who of each round is still there. */
export function useSurvival(show: string, at: PolledMoment): SurvivalRead {
  const view = shallowRef<SurvivalView | null>(null)
  const polled = usePolled(at, async (left) => {
    const answer = await readSurvival(show)
    if (answer.ok && !left()) view.value = answer.value
    return answer
  })
  return { ...polled, view: shallowReadonly(view) }
}
