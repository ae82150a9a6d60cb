import type { CrewRole } from './contract'

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

export const WHO_SENDS_CUES = SEND_CUES
