import { describe, expect, it } from 'vitest'
import { placeOf, roundsEach, timeTicks, timeWindow, type RoundSpan } from './wallTime'

const at = (clock: string): number => Date.parse(`2026-11-27T${clock}:00Z`)
const moment = (now: string, columns = 12) => ({ start: at('12:02'), now: at(now), roundMs: 300_000, columns })
const written = (span: RoundSpan, now: string, columns = 12, chosen: string | null = null) => {
  const { from, until } = timeWindow(span, moment(now, columns), chosen === null ? null : at(chosen))
  return [from, until].map((each) => new Date(each).toISOString().slice(11, 16)).join('–')
}

describe('the time that the wall shows', () => {
  it.each<[RoundSpan, string, number, string]>([
    [1, '12:02', 12, '12:02–13:02'], // has just begun
    [1, '12:49', 12, '12:02–13:02'],
    [1, '13:05', 12, '12:22–13:22'], // moves on by whole pairs of rounds
    [1, '13:11', 12, '12:22–13:22'],
    [1, '13:12', 12, '12:32–13:32'],
    [2, '12:49', 12, '12:02–13:02'], // no longer than the show
    [2, '13:35', 12, '12:02–13:52'],
    [2, '15:05', 12, '13:22–15:22'],
    ['whole', '14:58', 12, '12:02–15:02'],
    ['whole', '12:02', 12, '12:02–12:07'],
    [1, '12:49', 5, '12:32–12:52'], // a telephone has no room for what comes
    [2, '12:49', 5, '12:12–12:52'],
  ])('%s at %s with %d columns is %s', (span, now, columns, shown) => expect(written(span, now, columns)).toBe(shown))
  it('never cuts a column: it begins and ends where rounds do, whenever the show began', () => {
    for (const span of [1, 2, 'whole'] as const) {
      for (let minute = 0; minute < 300; minute += 7) {
        const now = { ...moment('12:02', 4 + (minute % 9)), now: at('12:02') + minute * 60_000 }
        const { from, until } = timeWindow(span, now)
        const column = roundsEach(span, now) * now.roundMs
        expect([(from - now.start) % column, (until - now.start) % column, from <= now.now, now.now <= until]).toEqual([0, 0, true, true])
        expect((until - from) / column).toBeLessThanOrEqual(now.columns)
      }
    }
  })
  it('goes back to a round that somebody walked to, and stays for one that is in it', () => {
    expect(written(1, '15:05', 12, '12:32')).toBe('12:32–13:32')
    expect(written(1, '15:05', 12, '14:32')).toBe(written(1, '15:05'))
  })
  it('takes as many rounds together as the whole show needs', () => {
    expect([1, 2, 'whole'].map((span) => roundsEach(span as RoundSpan, moment('14:58')))).toEqual([1, 2, 3])
    expect(roundsEach('whole', moment('12:03'))).toBe(1)
  })
  it('has at most so many labels, on whole steps', () => {
    const ticks = (most: number) => timeTicks(timeWindow(1, moment('12:49')), most).map((each) => new Date(each).toISOString().slice(11, 16))
    expect(ticks(7)).toEqual(['12:10', '12:20', '12:30', '12:40', '12:50', '13:00'])
    expect(ticks(3)).toEqual(['12:30', '13:00'])
  })
  it('places a moment between its edges', () => {
    expect(placeOf(at('12:15'), { from: at('12:00'), until: at('13:00') })).toBe(0.25)
    expect(placeOf(at('12:15'), { from: at('12:00'), until: at('12:00') })).toBe(0)
  })
})
