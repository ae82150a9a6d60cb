import { readonly, ref, shallowRef, type DeepReadonly, type Ref, type ShallowRef } from 'vue'
import type { PrivacyView, Problem } from '@/domain/contract'
import { readPrivacy } from './privacyApi'

export interface PrivacyKept {
  view: Readonly<ShallowRef<PrivacyView | null>>
  problem: DeepReadonly<Ref<Problem | null>>
  refresh: () => Promise<void>
  /** Takes what another answer brought along. */
  take: (view: PrivacyView) => void
}

/** What is kept of viewers. What was read stays when a reading fails, and a slow answer never covers a newer one. */
export function usePrivacyKept(): PrivacyKept {
  const view = shallowRef<PrivacyView | null>(null)
  const problem = ref<Problem | null>(null)
  let turn = 0

  function take(fresh: PrivacyView) {
    turn += 1
    view.value = fresh
    problem.value = null
  }

  async function refresh() {
    turn += 1
    const mine = turn
    const answer = await readPrivacy()
    if (mine !== turn) return
    if (answer.ok) take(answer.value)
    else problem.value = answer.problem
  }

  return { view, problem: readonly(problem), refresh, take }
}
