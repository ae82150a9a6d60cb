import type { CrewRole, Iso, PersonView, Problem } from '@/domain/contract'
import { i18n } from '@/i18n'
import { problemText } from '@/i18n/problem'
import { ask, problemName, type Answer } from '@/stream/http'

/** A person as an administrator sees it; everybody else gets a PersonView. */
export interface AccountView extends PersonView {
  administrator: boolean
  account: string | null
  /** When the person last came in; null when never. */
  signedInAt: Iso | null
}

/** What a person is in the workspace, as it stands in a form: a role that nobody has chosen yet is ''. */
export interface Position {
  name: string
  role: CrewRole | ''
  administrator: boolean
}

/** The password is shown once: the server keeps no copy of it. */
export interface Handed {
  person: AccountView
  password: string
}

const at = (person: string): string => `/api/people/${encodeURIComponent(person)}`

export const listPeople = (): Promise<Answer<PersonView[]>> => ask('/api/people')

export const listAccounts = (): Promise<Answer<AccountView[]>> => ask('/api/people/accounts')

export const addPerson = (position: Position, account: string): Promise<Answer<Handed>> => ask('/api/people', { method: 'POST', body: { ...position, account } })

export const changePerson = (person: string, position: Position): Promise<Answer<AccountView>> => ask(at(person), { method: 'POST', body: position })

export const resetPassword = (person: string): Promise<Answer<Handed>> => ask(`${at(person)}/password`, { method: 'POST' })

export const takeAway = (person: string): Promise<Answer<null>> => ask(at(person), { method: 'DELETE' })

export const changeOwnPassword = (password: string, newPassword: string): Promise<Answer<null>> =>
  ask('/api/session/password', { method: 'POST', body: { password, newPassword } })

/** The reasons that a refusal gives for single fields, by field; in our words where we have some. */
export function refusedFields(problem: Problem): Record<string, string> {
  const { fields } = problem
  if (typeof fields !== 'object' || fields === null) return {}
  const said = Object.entries(fields).map(([field, reason]) => [field, reason === 'is taken' ? i18n.global.t('identity.people.field.taken') : String(reason)])
  return Object.fromEntries(said) as Record<string, string>
}

/** Why something about a person was refused, as a sentence. */
export function peopleProblem(problem: Problem): string {
  const { t } = i18n.global
  switch (problemName(problem)) {
    case 'last-administrator':
      return t('identity.people.problem.lastAdministrator')
    case 'own-password':
      return t('identity.people.problem.ownPassword')
    case 'too-many-people':
      return t(problem.ever === true ? 'identity.people.problem.fullEver' : 'identity.people.problem.full', { most: Number(problem.most) })
    case 'not-found':
      return t('identity.people.problem.gone')
    default:
      return problemText(problem)
  }
}
