import type { CrewRole, CueView } from './contract'

/** The order in which the roles of a line are shown. */
export const ROLE_ORDER: readonly CrewRole[] = [
  'host', 'floorController', 'consoleOperator', 'coHost', 'operator', 'customerService', 'privateDomain', 'brandViewer',
]
/** Second thoughts: for this many real milliseconds a cue that was sent here can be taken back with one key. */
export const TAKE_BACK_MS = 3_000
/** A cue that everyone acknowledged leaves its key after this many real milliseconds, and the key is ready again. */
export const DONE_STAYS_MS = 60_000

export type CueState = 'ready' | 'sent' | 'done' | 'takenBack'

/** Who must act on it, in showing order. */
export function rolesOf(lines: Partial<Record<CrewRole, string>>): CrewRole[] {
  return ROLE_ORDER.filter((role) => lines[role] !== undefined)
}

export interface RoleAnswer {
  role: CrewRole
  /** Milliseconds of show time from sending to acknowledging; null while it is awaited. */
  afterMs: number | null
}

export function answersOf(cue: CueView): RoleAnswer[] {
  const sentAt = Date.parse(cue.sentAt)
  return rolesOf(cue.lines).map((role) => {
    const answer = cue.acknowledged.find((one) => one.role === role)
    return { role, afterMs: answer ? Math.max(0, Date.parse(answer.at) - sentAt) : null }
  })
}

/** Roles that have not acknowledged yet. */
export function awaited(cue: CueView): CrewRole[] {
  return answersOf(cue).filter((answer) => answer.afterMs === null).map((answer) => answer.role)
}

export function stateOfCue(cue: CueView): CueState {
  if (cue.takenBackAt !== null) return 'takenBack'
  return awaited(cue).length === 0 ? 'done' : 'sent'
}

/** Milliseconds of show time until the slowest role had acknowledged; null while one is awaited. */
export function settledAfter(cue: CueView): number | null {
  const answers = answersOf(cue)
  if (answers.some((answer) => answer.afterMs === null)) return null
  return Math.max(0, ...answers.map((answer) => answer.afterMs ?? 0))
}

/**
 * What a key shows: the last cue of its name, while it is open or was settled a moment ago.
 *
 * @param rate show seconds per real second: a recording at ×60 must not wipe the answer before a person can read it
 */
export function cueOfKey(name: string, cues: readonly CueView[], now: number, rate: number): CueView | null {
  const last = cues.find((cue) => cue.name === name)
  if (last === undefined || last.takenBackAt !== null) return null
  const settled = settledAfter(last)
  if (settled === null) return last
  const since = now - (Date.parse(last.sentAt) + settled)
  return since <= DONE_STAYS_MS * Math.max(1, rate) ? last : null
}

/** Cues for this role that nobody took back and it has not acknowledged, the oldest first. */
export function awaitedFrom(role: CrewRole, cues: readonly CueView[]): CueView[] {
  return cues
    .filter((cue) => cue.takenBackAt === null && cue.lines[role] !== undefined && !cue.acknowledged.some((one) => one.role === role))
    .sort((one, other) => Date.parse(one.sentAt) - Date.parse(other.sentAt))
}

/** What was sent from this screen and may still be taken back: the newest first. Times are real milliseconds. */
export interface SentHere { id: string; name: string; at: number }

export function takeBackable(sent: readonly SentHere[], now: number): SentHere | null {
  const last = sent[sent.length - 1]
  return last !== undefined && now - last.at < TAKE_BACK_MS ? last : null
}
