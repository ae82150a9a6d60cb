import type { CrewRole, CrewView, HandStepView, StepDoneView } from './contract'

/** A ready step as a desk shows it, with how it stands. */
export interface ReadyStep {
  step: HandStepView
  /** The last time it was done: for this item where it belongs to one, else in this show. Taken back ones do not count. */
  last: StepDoneView | null
}

/** The steps of one role in their order; a step of an item is ready only while one is on air. */
export function readySteps(crew: CrewView, role: CrewRole): ReadyStep[] {
  return crew.handSteps.filter((step) => step.role === role && (!step.ofItem || crew.nowItem !== null)).map((step) => ({ step, last: lastDone(crew, step) }))
}

/** The steps of everybody else, for whoever stands in (R7). */
export function stepsOfOthers(crew: CrewView, role: CrewRole): ReadyStep[] {
  return crew.handSteps.filter((step) => step.role !== role && (!step.ofItem || crew.nowItem !== null)).map((step) => ({ step, last: lastDone(crew, step) }))
}

/** stepsDone comes newest first. */
function lastDone(crew: CrewView, step: HandStepView): StepDoneView | null {
  return crew.stepsDone.find((done) => done.takenBackAt === null && done.name === step.name && done.role === step.role && (!step.ofItem || done.item === crew.nowItem)) ?? null
}

/** Which item a recorded step belongs to. */
export const itemOfStep = (crew: CrewView, step: Pick<HandStepView, 'ofItem'>): string | null => (step.ofItem ? crew.nowItem : null)

/**
 * The step that the key records: the chosen one, else the first that is not done, else the first.
 *
 * @param done whether each of them is done, in their order
 */
export function nextStep(done: readonly boolean[], chosen: number | null): number {
  if (chosen !== null && chosen >= 0 && chosen < done.length) return chosen
  return Math.max(0, done.indexOf(false))
}
