import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { CrewRole, Problem, SessionView } from '@/domain/contract'
import { ask, type Answer } from './http'

export interface NewAdministrator {
  workspace: string
  name: string
  account: string
  password: string
}

/** Who sits in front of this screen. */
export const useSession = defineStore('session', () => {
  const session = ref<SessionView | null>(null)
  const loading = ref(false)

  async function keep(answer: Promise<Answer<SessionView>>): Promise<Problem | null> {
    const found = await answer
    if (!found.ok) return found.problem
    session.value = found.value
    return null
  }

  /** Asks the server once; also sets the CSRF cookie. */
  async function load(): Promise<Problem | null> {
    loading.value = true
    try {
      return await keep(ask<SessionView>('/api/session'))
    } finally {
      loading.value = false
    }
  }

  const signIn = (account: string, password: string) =>
    keep(ask<SessionView>('/api/session', { method: 'POST', body: { account, password } }))

  const signInAs = (role: CrewRole) => keep(ask<SessionView>('/api/session/sample', { method: 'POST', body: { role } }))

  const createAdministrator = (form: NewAdministrator) =>
    keep(ask<SessionView>('/api/administrators', { method: 'POST', body: form }))

  async function signOut(): Promise<Problem | null> {
    const answer = await ask<null>('/api/session', { method: 'DELETE' })
    // Also when the session had ended already, the page is left; only an unreachable server keeps it.
    if (!answer.ok && answer.problem.status !== 401) return answer.problem
    session.value = null
    return load()
  }

  return { session, loading, load, signIn, signInAs, createAdministrator, signOut }
})
