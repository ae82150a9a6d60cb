import { onScopeDispose, readonly, ref, shallowRef, type DeepReadonly, type Ref, type ShallowRef } from 'vue'
import type { Problem, ShowSummary } from '@/domain/contract'
import { listShows } from './api'

const PERIOD_MS = 5000

export interface Shows {
  shows: Readonly<ShallowRef<ShowSummary[] | null>>
  problem: DeepReadonly<Ref<Problem | null>>
  refresh: () => Promise<void>
}

/** The list of shows, read again every few seconds while somebody can see it. What was read stays when a reading fails. */
export function useShows(): Shows {
  const shows = shallowRef<ShowSummary[] | null>(null)
  const problem = ref<Problem | null>(null)
  let reading = false

  async function refresh() {
    if (reading) return
    reading = true
    const answer = await listShows()
    reading = false
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) shows.value = answer.value
  }

  const timer = window.setInterval(() => document.visibilityState === 'visible' && void refresh(), PERIOD_MS)
  onScopeDispose(() => window.clearInterval(timer))
  void refresh()
  return { shows, problem: readonly(problem), refresh }
}
