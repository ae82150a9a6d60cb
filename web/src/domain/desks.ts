import type { CrewRole } from './contract'

/** The desks of a running show in the order of their digits, as they stand in the address. */
export const DESKS = ['floor', 'wall', 'console', 'prompter', 'co-host', 'service', 'reach', 'brand'] as const
export type DeskName = (typeof DESKS)[number]

/** Whose desk it is (R1–R6). Others may look at it; what is done there is done by this role. */
export const ROLE_OF_DESK: Record<DeskName, CrewRole> = {
  floor: 'floorController', wall: 'operator', console: 'consoleOperator', prompter: 'host', 'co-host': 'coHost',
  service: 'customerService', reach: 'privateDomain', brand: 'brandViewer',
}

/** The brand sees its own desk and no other: the rest shows people's words and lines that are not for it (R6, C5). */
export function mayLook(role: CrewRole, desk: DeskName): boolean {
  return role !== 'brandViewer' || desk === 'brand'
}

export function desksFor(role: CrewRole, built: readonly DeskName[] = DESKS): DeskName[] {
  return built.filter((desk) => mayLook(role, desk))
}

/** Where this role is led to; the operator sits at the floor desk in a house without a wall. */
export function ownDesk(role: CrewRole, built: readonly DeskName[] = DESKS): DeskName {
  const own = DESKS.find((desk) => ROLE_OF_DESK[desk] === role)
  return own !== undefined && built.includes(own) ? own : 'floor'
}

/** The digit under which a desk lies, the same in every house. */
export const digitOf = (desk: DeskName): number => DESKS.indexOf(desk) + 1

/** How a screen on the wall goes round: which desks, and how long it stays at each. */
export interface CyclePlan { desks: DeskName[]; seconds: number }

export const CYCLE_SECONDS = [20, 30, 60] as const
const USUAL: CyclePlan = { desks: ['floor', 'wall', 'console'], seconds: 30 }

/** What this device remembered; whatever is not a plan is the usual one. */
export function readCyclePlan(text: string | null): CyclePlan {
  try {
    const stored = JSON.parse(text ?? '') as unknown
    if (typeof stored !== 'object' || stored === null) return USUAL
    const desks = 'desks' in stored && Array.isArray(stored.desks) ? DESKS.filter((desk) => (stored.desks as unknown[]).includes(desk)) : USUAL.desks
    const seconds = CYCLE_SECONDS.find((one) => 'seconds' in stored && one === stored.seconds) ?? USUAL.seconds
    return { desks, seconds }
  } catch {
    return USUAL
  }
}

/** The next desk of the round after this one; null when there is no other to go to. */
export function nextInCycle(plan: CyclePlan, here: DeskName, open: readonly DeskName[]): DeskName | null {
  const from = DESKS.indexOf(here)
  const round = [...DESKS.slice(from + 1), ...DESKS.slice(0, from)]
  return round.find((desk) => plan.desks.includes(desk) && open.includes(desk)) ?? null
}
