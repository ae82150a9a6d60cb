import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { CrewRole, Problem, SessionView } from '@/domain/contract'
import { ask, type Answer } from './http'
import { forgetPictures } from './keptPicture'

export interface NewAdministrator {
  workspace: string
  name: string
  account: string
  password: string
}

/** What the invited chooses. */
export interface NewAccount {
  name: string
  account: string
  password: string
}

/** Who sits in front of this screen. */
export const useSession = defineStore('session', () => {
  const session = ref<SessionView | null>(null)
  const loading = ref(false)
  let ending: ReturnType<typeof setTimeout> | undefined
  let begun: Promise<Problem | null> | null = null

  async function keep(answer: Promise<Answer<SessionView>>): Promise<Problem | null> {
    const found = await answer
    if (!found.ok) return found.problem
    session.value = found.value
    lookAgainAfter(found.value)
    return null
  }

  /** A stand-in ends by itself on the server, so a screen must not go on showing its keys. */
  function lookAgainAfter({ person }: SessionView) {
    clearTimeout(ending)
    const ends = (person?.standsIn ?? []).map(({ until }) => Date.parse(until))
    if (ends.length > 0) ending = setTimeout(() => void load(), Math.max(0, Math.min(...ends) - Date.now()) + 1_000)
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

  /** Asks before anybody needs to know; {@link first} gets this answer. */
  function begin(): void {
    begun = load().finally(() => (begun = null))
  }
  /** What was asked for at the beginning, while that is on its way; after that as {@link load}, because by then somebody may have signed out. */
  const first = (): Promise<Problem | null> => begun ?? load()

  /** With a new password where the present one was handed over: that is worth something once. */
  const signIn = (account: string, password: string, newPassword?: string) =>
    keep(ask<SessionView>('/api/session', { method: 'POST', body: { account, password, newPassword } }))

  /** Goes over to another workspace of the account. */
  const enterWorkspace = (workspace: string) => keep(ask<SessionView>('/api/session/workspace', { method: 'POST', body: { workspace } }))

  /** Comes in by an invitation's code: with a new account, or with the one that is signed in. */
  const accept = (code: string, fresh?: NewAccount) => keep(ask<SessionView>('/api/invitations/accept', { method: 'POST', body: { code, ...fresh } }))

  const signInAs = (role: CrewRole) => keep(ask<SessionView>('/api/session/sample', { method: 'POST', body: { role } }))

  const createAdministrator = (form: NewAdministrator) =>
    keep(ask<SessionView>('/api/administrators', { method: 'POST', body: form }))

  async function signOut(): Promise<Problem | null> {
    const answer = await ask<null>('/api/session', { method: 'DELETE' })
    // Also when the session had ended already, the page is left; only an unreachable server keeps it.
    if (!answer.ok && answer.problem.status !== 401) return answer.problem
    session.value = null
    await forgetPictures()
    return load()
  }

  return { session, loading, load, begin, first, signIn, enterWorkspace, accept, signInAs, createAdministrator, signOut }
})
