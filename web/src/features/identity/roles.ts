import type { CrewRole } from '@/domain/contract'

/** In the order of the engine's roles. */
export const ROLES: readonly CrewRole[] = ['operator', 'host', 'floorController', 'consoleOperator', 'coHost', 'customerService', 'privateDomain', 'brandViewer']
