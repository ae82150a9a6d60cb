import type { CrewRole, StandIn } from './contract'

/**
 * Who may wish for what, so that a screen shows no key that can only be refused. The server decides; its table says the same
 * (live/web/Rights.java).
 */
const RUN_THE_SHOW: readonly CrewRole[] = ['operator', 'floorController']
const SEND_CUES: readonly CrewRole[] = ['operator', 'floorController', 'consoleOperator']

/** Start, pause, end, and the running order (R1, R3). */
export const mayRunTheShow = (role: CrewRole): boolean => RUN_THE_SHOW.includes(role)

/** Cue keys (R1, R3, R4). */
export const maySendCues = (role: CrewRole): boolean => SEND_CUES.includes(role)

/** What was done by hand is recorded by the role whose step it is, and by who runs the show in its stead (R7). */
export const mayRecordSteps = (role: CrewRole, of: CrewRole): boolean => of !== 'brandViewer' && (role === of || mayRunTheShow(role))

/** Numbers off the platform's dashboard, typed in or imported (R1). */
export const mayType = mayRunTheShow

export const WHO_SENDS_CUES = SEND_CUES

const reach = (role: CrewRole): number => (mayRunTheShow(role) ? 2 : maySendCues(role) ? 1 : 0)

/** As which role a screen of a show acts: as the one that the person stands in for (R7), unless that may less than the own. */
export function actingRole({ role, standsIn }: { role: CrewRole; standsIn: readonly StandIn[] }): CrewRole {
  return standsIn.reduce((best, one) => (reach(one.role) >= reach(best) ? one.role : best), role)
}
