import { describe, expect, it } from 'vitest'
import type { CrewRole } from './contract'
import { CYCLE_SECONDS, DESKS, desksFor, digitOf, mayLook, nextInCycle, ownDesk, readCyclePlan, ROLE_OF_DESK, type DeskName } from './desks'

const ROLES = Object.values(ROLE_OF_DESK)

describe('the desk of a role', () => {
  it('is one, and every role has its own', () => {
    expect(new Set(ROLES).size).toBe(DESKS.length)
    for (const role of ROLES) expect(ROLE_OF_DESK[ownDesk(role)]).toBe(role)
  })
  it('is the floor while its own is not built', () => {
    expect(ownDesk('operator', DESKS.filter((desk) => desk !== 'wall'))).toBe('floor')
  })
  it('keeps its digit, whatever else is there', () => {
    expect(DESKS.map(digitOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('who may look', () => {
  it.each(ROLES.filter((role) => role !== 'brandViewer').map((role): [CrewRole] => [role]))('%s sees every desk', (role) => {
    expect(desksFor(role)).toEqual([...DESKS])
  })
  it('the brand sees its own and no other', () => {
    expect(DESKS.filter((desk) => mayLook('brandViewer', desk))).toEqual(['brand'])
  })
})

describe('a round of desks', () => {
  const plan = { desks: ['floor', 'console', 'service'] as DeskName[], seconds: 20 }
  it('goes in the order of the digits and begins again', () => {
    const seen: DeskName[] = ['floor']
    for (let step = 0; step < 3; step += 1) seen.push(nextInCycle(plan, seen.at(-1) ?? 'floor', DESKS) ?? 'brand')
    expect(seen).toEqual(['floor', 'console', 'service', 'floor'])
  })
  it('comes into the round from a desk outside of it', () => {
    expect(nextInCycle(plan, 'prompter', DESKS)).toBe('service')
  })
  it('leaves out what may not be looked at, and has no next where nothing else is left', () => {
    expect(nextInCycle(plan, 'floor', ['floor', 'service'])).toBe('service')
    expect(nextInCycle(plan, 'floor', ['floor'])).toBeNull()
    expect(nextInCycle({ ...plan, desks: [] }, 'floor', DESKS)).toBeNull()
  })
  it.each([null, '', 'null', '7', '{"desks":7,"seconds":"30"}', '{'])('is the usual one where the device kept %j', (text) => {
    expect(readCyclePlan(text)).toEqual({ desks: ['floor', 'wall', 'console'], seconds: 30 })
  })
  it('keeps what was chosen and drops what is no desk', () => {
    for (const seconds of CYCLE_SECONDS) expect(readCyclePlan(JSON.stringify({ desks: ['reach', 'kitchen', 'floor'], seconds }))).toEqual({ desks: ['floor', 'reach'], seconds })
    expect(readCyclePlan('{"desks":["floor"],"seconds":1}').seconds).toBe(30)
  })
})
