import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CohortView, SurvivalView } from './contract'
import { survivalRows } from './survival'

const start = Date.parse('2026-11-27T12:00:00Z')
const cohort = (index: number, came: number, there: number[], open = false): CohortView => ({ index, start: new Date(start + index * 300_000).toISOString(), open, came, there })
const view = (...rounds: CohortView[]): SurvivalView => ({ minutes: [1, 5, 10], rounds })
const at = (minutes: number): number => start + minutes * 60_000

describe('who is still there', () => {
  it('stands as a part of those who came, the newest round first', () => {
    const rows = survivalRows(view(cohort(0, 200, [120, 76, 20]), cohort(1, 100, [50, 34])), at(16))
    expect(rows.map(({ index, came }) => [index, came])).toEqual([[1, 100], [0, 200]])
    expect(rows[1]?.cells.map(({ share, shade }) => [share, shade])).toEqual([[0.6, 5], [0.38, 4], [0.1, 1]])
  })
  it('is counted once all of them have reached an age, and says until then whether some have', () => {
    const states = (minutes: number) => survivalRows(view(cohort(0, 200, [120])), at(minutes))[0]?.cells.map(({ state }) => state)
    expect(states(6)).toEqual(['there', 'counting', 'later'])
    expect(states(4)).toEqual(['there', 'later', 'later'])
  })
  it('never comes to an age that the show did not last', () => {
    expect(survivalRows(view(cohort(0, 200, [120])), null)[0]?.cells.map(({ state }) => state)).toEqual(['there', 'never', 'never'])
  })
  it('is no rate where nobody was seen coming in', () => {
    expect(survivalRows(view(cohort(0, 0, [0, 0]), cohort(1, 0, [], true)), at(8)).map(({ cells }) => cells.map(({ share, state }) => [share, state]))).toEqual([
      [[null, 'counting'], [null, 'later'], [null, 'later']], [[null, 'nobody'], [null, 'nobody'], [null, 'nobody']],
    ])
  })
  it('is nothing where leaving is not given', () => {
    expect(survivalRows({ minutes: [1], rounds: null }, at(8))).toEqual([])
  })
  it('reads what the server writes', () => {
    const sample = JSON.parse(readFileSync('../contract/samples/survival.json', 'utf8')) as SurvivalView
    expect(survivalRows(sample, Date.parse('2026-11-22T12:10:00Z'))[0]?.cells.map(({ there }) => there)).toEqual([301, 212, null, null, null, null, null, null, null])
  })
})
