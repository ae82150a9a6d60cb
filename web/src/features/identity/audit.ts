import type { Iso, PersonView } from '@/domain/contract'
import { ask, type Answer } from '@/stream/http'

export interface AuditEntry {
  /** In the whole trail, in which other workspaces have theirs. */
  row: number
  at: Iso
  what: string
  by: PersonView | null
  about: PersonView | null
  address: string | null
  details: Record<string, string>
}

export interface AuditPage {
  entries: AuditEntry[]
  /** For the next page; null on the last. */
  next: number | null
}

export interface Chain {
  rows: number
  last: number
  hash: string
  faults: { row: number; fault: 'doesNotFit' | 'missing' }[]
}

/** What is looked for; '' stands for all. Days are of this screen's clock. */
export interface AuditFilter {
  person: string
  what: string
  from: string
  to: string
}

/** Every kind of entry that the server writes; a test holds this against the server's sources. */
export const KINDS = [
  'signed-in', 'signed-in-to-sample', 'sign-in-refused', 'signed-out', 'workspace-entered', 'own-sign-in-ended', 'own-sign-ins-ended', 'sign-ins-ended',
  'administrator-made', 'workspace-made', 'workspace-renamed', 'sample-removed', 'invitation-made', 'invitation-used', 'invitation-revoked', 'person-added', 'person-changed', 'person-left',
  'password-reset', 'own-password-chosen', 'own-password-changed', 'own-password-refused', 'stand-in-given', 'stand-in-ended', 'stood-in',
  'table-imported', 'prompter-link-made', 'prompter-link-revoked', 'prompter-joined', 'prompter-left', 'capture-made', 'capture-revoked', 'quarantine-downloaded', 'quarantine-fed-again', 'recording-played', 'terms-changed', 'person-copied', 'person-forgotten',
  'people-forgotten', 'comments-forgotten', 'viewer-forgotten', 'support-bundle-taken', 'audit-exported',
] as const

export function auditQuery({ person, what, from, to }: AuditFilter, before: number | null = null): string {
  const query = new URLSearchParams()
  if (person !== '') query.set('person', person)
  if (what !== '') query.set('what', what)
  if (from !== '') query.set('from', new Date(`${from}T00:00`).toISOString())
  if (to !== '') query.set('to', nextDay(to).toISOString())
  if (before !== null) query.set('before', String(before))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** The day itself still counts. */
function nextDay(day: string): Date {
  const moment = new Date(`${day}T00:00`)
  moment.setDate(moment.getDate() + 1)
  return moment
}

export const readAudit = (filter: AuditFilter, before: number | null): Promise<Answer<AuditPage>> => ask(`/api/audit${auditQuery(filter, before)}`)

/** Reads the whole trail, which takes its time. */
export const checkChain = (): Promise<Answer<Chain>> => ask('/api/audit/chain', { timeoutMs: 60_000 })
