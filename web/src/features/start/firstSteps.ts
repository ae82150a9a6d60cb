import type { ShowSummary } from '@/domain/contract'

/** The led way of a team from its administrator to its first show, in order. Each is a word of the address: /shows?step=people. */
export const STEPS = ['administrator', 'workspace', 'people', 'show', 'capture', 'ready'] as const
export type StepName = (typeof STEPS)[number]

/** waiting: what it is done to does not exist yet. */
export type StepState = 'done' | 'open' | 'skipped' | 'waiting'

export interface FirstStep {
  name: StepName
  state: StepState
}

/** What stands on the server, from which alone it follows what is done: so nothing is asked twice, on no device. */
export interface Standing {
  /** Who is of the workspace, the one who asks among them. */
  people: number
  /** Invitations that wait to be used. */
  invited: number
  /** The show that the way leads to; null while there is none. */
  show: ShowSummary | null
  /** Ways by which its facts come in. */
  captures: number
}

/** The newest real show: a recording that was played to look around is no show of the team. */
export const firstShow = (shows: readonly ShowSummary[]): ShowSummary | null => shows.find((show) => show.nature === 'live') ?? null

/** Who has been on air needs no leading any more. */
export const hasBeenOnAir = (shows: readonly ShowSummary[]): boolean => shows.some((show) => show.nature === 'live' && show.startedAt !== null)

export function firstSteps(standing: Standing, skipped: readonly StepName[]): FirstStep[] {
  return STEPS.map((name) => ({ name, state: stateOf(name, standing, skipped) }))
}

function stateOf(name: StepName, { people, invited, show, captures }: Standing, skipped: readonly StepName[]): StepState {
  const left = skipped.includes(name) ? 'skipped' : 'open'
  switch (name) {
    case 'administrator':
    case 'workspace':
      // Without both nobody could sign in here.
      return 'done'
    case 'people':
      return people > 1 || invited > 0 ? 'done' : left
    case 'show':
      return show === null ? left : 'done'
    case 'capture':
      if (show === null) return 'waiting'
      return captures > 0 ? 'done' : left
    case 'ready':
      return show === null ? 'waiting' : 'open'
    default:
      return name satisfies never
  }
}

/** Where to go on: the first that is neither done nor skipped, and at the end of the way its last. */
export const nextStep = (steps: readonly FirstStep[]): StepName => steps.find(({ state }) => state === 'open')?.name ?? 'ready'

export const stepAfter = (name: StepName): StepName => STEPS[STEPS.indexOf(name) + 1] ?? 'ready'
export const stepBefore = (name: StepName): StepName | null => STEPS[STEPS.indexOf(name) - 1] ?? null
export const isStep = (word: unknown): word is StepName => STEPS.some((name) => name === word)

/** How far the way is: its last step is where it leads to, and is nothing to do. */
export function progressOf(steps: readonly FirstStep[]): { done: number; count: number } {
  return { done: steps.filter(({ state }) => state === 'done').length, count: steps.length - 1 }
}
