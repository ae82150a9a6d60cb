import { computed, ref, watch, type ComputedRef } from 'vue'
import { isStep, type StepName } from './firstSteps'

/** Stands for the whole way in what is stored. */
const AWAY = 'away'

export interface SetAside {
  skipped: ComputedRef<StepName[]>
  /** The whole way was put away here. */
  away: ComputedRef<boolean>
  skip: (step: StepName) => void
  putAway: () => void
  /** The way is taken up again; what was skipped stays so. */
  takeUp: () => void
}

/**
 * The one thing about the first steps that the server cannot tell: which of them this device was told to leave out. A few words under one key for
 * each workspace; without storage they last as long as the page.
 */
export function useSetAside(workspace: () => string): SetAside {
  const words = ref<string[]>([])
  const key = () => `kaibo.firstSteps.${workspace()}`
  watch(workspace, () => (words.value = (localStorage.getItem(key()) ?? '').split(' ').filter((word) => word === AWAY || isStep(word))), { immediate: true })

  function keep(changed: string[]) {
    words.value = changed
    localStorage.setItem(key(), changed.join(' '))
  }

  return {
    skipped: computed(() => words.value.filter(isStep)),
    away: computed(() => words.value.includes(AWAY)),
    skip: (step) => keep([...words.value.filter((word) => word !== step), step]),
    putAway: () => keep([...words.value.filter((word) => word !== AWAY), AWAY]),
    takeUp: () => keep(words.value.filter((word) => word !== AWAY)),
  }
}
