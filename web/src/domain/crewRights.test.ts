import { expect, it } from 'vitest'
import type { CrewRole } from './contract'
import { actingRole } from './crewRights'

const until = '2026-11-28T23:00:00Z'
const acting = (role: CrewRole, ...roles: CrewRole[]) => actingRole({ role, standsIn: roles.map((one) => ({ role: one, until })) })

it.each<[CrewRole, CrewRole[], CrewRole]>([
  ['coHost', [], 'coHost'],
  ['coHost', ['floorController'], 'floorController'],
  ['coHost', ['host'], 'host'],
  ['coHost', ['consoleOperator', 'host'], 'consoleOperator'],
  ['operator', ['host'], 'operator'],
])('who is %s and stands in for %j acts as %s', (own, standsIn, as) => expect(acting(own, ...standsIn)).toBe(as))
