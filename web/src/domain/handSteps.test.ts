import { describe, expect, it } from 'vitest'
import type { HandStepView, StepDoneView } from './contract'
import { itemOfStep, nextStep, readySteps, stepsOfOthers } from './handSteps'
import { emptyShow } from './sampleView'

const step = (name: string, change: Partial<HandStepView> = {}): HandStepView => ({ name, role: 'consoleOperator', guide: [], ofItem: false, ...change })
const done = (name: string, change: Partial<StepDoneView> = {}): StepDoneView => ({ id: name, name, role: 'consoleOperator', item: null, at: '2026-11-27T12:49:00Z', by: { id: 'p', name: '豆子', role: 'consoleOperator' }, takenBackAt: null, ...change })
const crew = (handSteps: HandStepView[], stepsDone: StepDoneView[] = [], nowItem: string | null = 'i1') => ({ ...emptyShow().crew, handSteps, stepsDone, nowItem })

describe('ready steps', () => {
  it('are those of the role in their order, and beside them those of the others', () => {
    const all = crew([step('讲解'), step('举牌', { role: 'coHost' }), step('推卡片')])
    expect(readySteps(all, 'consoleOperator').map((one) => one.step.name)).toEqual(['讲解', '推卡片'])
    expect(stepsOfOthers(all, 'consoleOperator').map((one) => one.step.name)).toEqual(['举牌'])
  })
  it('of an item are there while one is on air, and are recorded with it', () => {
    const ofItem = step('讲解', { ofItem: true })
    expect(readySteps(crew([ofItem], [], null), 'consoleOperator')).toEqual([])
    expect([itemOfStep(crew([ofItem]), ofItem), itemOfStep(crew([ofItem]), step('推卡片'))]).toEqual(['i1', null])
  })
  it('of an item are open again with the next one; others stay done for the show', () => {
    const before = crew([step('讲解', { ofItem: true }), step('推卡片')], [done('讲解', { item: 'i0' }), done('推卡片', { item: 'i0' })])
    expect(readySteps(before, 'consoleOperator').map((one) => one.last?.name ?? null)).toEqual([null, '推卡片'])
  })
  it('are not done by what was taken back, or by another role', () => {
    const taken = crew([step('推卡片')], [done('推卡片', { takenBackAt: '2026-11-27T12:49:02Z' }), done('推卡片', { role: 'coHost' })])
    expect(readySteps(taken, 'consoleOperator')[0]?.last).toBeNull()
  })
})

describe('the next step', () => {
  it.each([[null, 1], [0, 0], [1, 1], [7, 1], [-1, 1]])('with %s chosen is %i', (chosen, expected) => expect(nextStep([true, false], chosen)).toBe(expected))
  it('is the first again when all are done', () => expect(nextStep([true, true], null)).toBe(0))
})
