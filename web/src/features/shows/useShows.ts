import { onScopeDispose, readonly, ref, shallowRef, watch, type DeepReadonly, type Ref, type ShallowRef } from 'vue'
import type { Problem, ShowSummary } from '@/domain/contract'
import { listShows } from './api'

const PERIOD_MS = 5000

export interface Shows {
  shows: Readonly<ShallowRef<ShowSummary[] | null>>
  problem: DeepReadonly<Ref<Problem | null>>
  refresh: () => Promise<void>
}

/**
 * The list of shows, read again every few seconds while somebody can see it. What was read stays when a reading fails, and goes when the person goes
 * over to another workspace: no list stands under the name of another one.
 */
export function useShows(workspace: () => string): Shows {
  const shows = shallowRef<ShowSummary[] | null>(null)
  const problem = ref<Problem | null>(null)
  let reading = false

  async function refresh(): Promise<void> {
    if (reading) return
    reading = true
    const asked = workspace()
    const answer = await listShows()
    reading = false
    if (asked !== workspace()) return refresh()
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) shows.value = answer.value
  }

  const timer = window.setInterval(() => document.visibilityState === 'visible' && void refresh(), PERIOD_MS)
  onScopeDispose(() => window.clearInterval(timer))
  watch(workspace, () => {
    shows.value = null
    void refresh()
  })
  void refresh()
  return { shows, problem: readonly(problem), refresh }
}
