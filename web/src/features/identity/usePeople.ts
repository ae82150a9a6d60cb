import { readonly, ref, shallowRef, watch, type DeepReadonly, type Ref, type ShallowRef } from 'vue'
import type { PersonView, Problem } from '@/domain/contract'
import { listAccounts, listPeople, type AccountView } from './people'

export interface People {
  people: Readonly<ShallowRef<PersonView[] | null>>
  /** The same people with their accounts; null for who is no administrator. */
  accounts: Readonly<ShallowRef<AccountView[] | null>>
  problem: DeepReadonly<Ref<Problem | null>>
  refresh: () => Promise<void>
}

/** The people of the workspace, read again when the caller's right changes. What was read stays when a reading fails. */
export function usePeople(administrator: () => boolean): People {
  const people = shallowRef<PersonView[] | null>(null)
  const accounts = shallowRef<AccountView[] | null>(null)
  const problem = ref<Problem | null>(null)

  async function refresh() {
    const detailed = administrator()
    const answer = detailed ? await listAccounts() : await listPeople()
    if (detailed !== administrator()) return
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    people.value = answer.value
    accounts.value = detailed ? (answer.value as AccountView[]) : null
  }

  watch(administrator, () => void refresh(), { immediate: true })
  return { people, accounts, problem: readonly(problem), refresh }
}
