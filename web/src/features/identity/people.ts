import type { CrewRole, Iso, PersonView, Place, Problem, StandIn } from '@/domain/contract'
import { i18n } from '@/i18n'
import { problemText } from '@/i18n/problem'
import { ask, problemName, type Answer } from '@/stream/http'

/** A person as an administrator sees it; everybody else gets a PersonView. */
export interface AccountView extends PersonView {
  administrator: boolean
  account: string | null
  /** When the person last came in; null when never. */
  signedInAt: Iso | null
  standsIn: StandIn[]
}

/** What a person is in the workspace, as it stands in a form: a role that nobody has chosen yet is ''. */
export interface Position {
  name: string
  role: CrewRole | ''
  administrator: boolean
}

/** The password is shown once, and worth something once and until then: the server keeps no copy of it. */
export interface Handed {
  person: AccountView
  password: string
  until: Iso
}

export interface InvitationView {
  id: string
  role: CrewRole
  name: string | null
  madeBy: PersonView | null
  madeAt: Iso
  expiresAt: Iso
  state: 'open' | 'used' | 'expired' | 'revoked'
  usedBy: PersonView | null
}

/** What the invited sees before coming in. */
export interface OpenedInvitation {
  workspace: string
  role: CrewRole
  name: string | null
  expiresAt: Iso
}

export interface SignInView {
  id: string
  browser: string
  system: string
  workspace: string
  madeAt: Iso
  /** To the nearest five minutes. */
  seenAt: Iso
  current: boolean
}

/** As the server bounds it (contract/api.md). */
export const LONGEST_WORKSPACE = 80

const at = (person: string): string => `/api/people/${encodeURIComponent(person)}`

export const listPeople = (): Promise<Answer<PersonView[]>> => ask('/api/people')

export const listAccounts = (): Promise<Answer<AccountView[]>> => ask('/api/people/accounts')

export const addPerson = (position: Position, account: string): Promise<Answer<Handed>> => ask('/api/people', { method: 'POST', body: { ...position, account } })

export const changePerson = (person: string, position: Position): Promise<Answer<AccountView>> => ask(at(person), { method: 'POST', body: position })

export const resetPassword = (person: string): Promise<Answer<Handed>> => ask(`${at(person)}/password`, { method: 'POST' })

export const takeAway = (person: string): Promise<Answer<null>> => ask(at(person), { method: 'DELETE' })

export const listInvitations = (): Promise<Answer<InvitationView[]>> => ask('/api/invitations')

export const invite = (role: CrewRole, name: string, hours: number): Promise<Answer<{ invitation: InvitationView; code: string }>> =>
  ask('/api/invitations', { method: 'POST', body: { role, name, hours } })

export const revokeInvitation = (invitation: string): Promise<Answer<null>> => ask(`/api/invitations/${encodeURIComponent(invitation)}`, { method: 'DELETE' })

export const lookAtInvitation = (code: string): Promise<Answer<OpenedInvitation>> => ask('/api/invitations/look', { method: 'POST', body: { code } })

export const listSignIns = (): Promise<Answer<SignInView[]>> => ask('/api/session/sign-ins')

export const endSignIn = (signIn: string): Promise<Answer<null>> => ask(`/api/session/sign-ins/${encodeURIComponent(signIn)}`, { method: 'DELETE' })

export const endOtherSignIns = (): Promise<Answer<null>> => ask('/api/session/sign-ins', { method: 'DELETE' })

export const endSignInsOf = (person: string): Promise<Answer<null>> => ask(`${at(person)}/sign-ins`, { method: 'DELETE' })

export const standIn = (person: string, role: CrewRole, until: Iso): Promise<Answer<AccountView>> => ask(`${at(person)}/stand-ins`, { method: 'POST', body: { role, until } })

export const endStandIn = (person: string, role: CrewRole): Promise<Answer<null>> => ask(`${at(person)}/stand-ins/${role}`, { method: 'DELETE' })

export const makeWorkspace = (name: string): Promise<Answer<Place>> => ask('/api/workspaces', { method: 'POST', body: { name } })

export const renameWorkspace = (workspace: string, name: string): Promise<Answer<Place>> => ask(`/api/workspaces/${encodeURIComponent(workspace)}`, { method: 'POST', body: { name } })

export const changeOwnPassword = (password: string, newPassword: string): Promise<Answer<null>> =>
  ask('/api/session/password', { method: 'POST', body: { password, newPassword } })

/** The reasons that a refusal gives for single fields, by field; in our words where we have some. */
export function refusedFields(problem: Problem): Record<string, string> {
  const { fields } = problem
  if (typeof fields !== 'object' || fields === null) return {}
  return Object.fromEntries(Object.entries(fields).map(([field, reason]) => [field, fieldReason(field, String(reason))])) as Record<string, string>
}

function fieldReason(field: string, reason: string): string {
  const { t } = i18n.global
  switch (reason) {
    case 'is taken':
      return t(field === 'name' ? 'identity.workspace.taken' : 'identity.people.field.taken')
    case 'is one of the commonest':
      return t('identity.rule.commonest')
    case 'contains the account':
      return t('identity.rule.account')
    case 'is the handed one':
      return t('identity.handedIn.same')
    default:
      return reason
  }
}

/** How long to wait, in whole minutes. */
export function waitText(problem: Problem): string {
  const seconds = typeof problem.retryAfterSeconds === 'number' ? problem.retryAfterSeconds : 600
  return i18n.global.t('identity.tooMany', { wait: i18n.global.t('identity.minutes', { count: Math.max(1, Math.ceil(seconds / 60)) }) })
}

/** Why a code opened nothing, as a sentence. */
export function codeProblem(problem: Problem): string {
  const { t } = i18n.global
  switch (problemName(problem)) {
    case 'no-such-invitation':
      return t('identity.code.unknown', { count: Number(problem.triesLeft) })
    case 'invitation-used':
    case 'invitation-expired':
    case 'invitation-revoked':
      return t(`identity.code.${problemName(problem).replace('invitation-', '')}`)
    case 'already-member':
      return t('identity.code.member')
    case 'no-account':
      return t('identity.code.sample')
    case 'too-many-workspaces':
      return t('identity.workspace.full', { most: Number(problem.most) })
    case 'too-many-tries':
      return waitText(problem)
    default:
      return peopleProblem(problem)
  }
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
    case 'account-of-others':
      return t('identity.people.problem.ofOthers')
    case 'too-many-invitations':
      return t('identity.people.problem.tooManyInvitations', { most: Number(problem.most) })
    case 'not-found':
      return t('identity.people.problem.gone')
    default:
      return problemText(problem)
  }
}
