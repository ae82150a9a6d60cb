import { describe, expect, it } from 'vitest'
import type { PlatformMeasure, PlatformView } from './contract'
import { standingsOf } from './standings'

const read = (round: number, measure: PlatformMeasure, value: number, second = 0): PlatformView['windows'][number] => ({ round, measure, windowMinutes: 10, source: null, value, at: `2026-11-27T12:49:${String(second).padStart(2, '0')}Z`, origin: 'dashboard' })
const platform = (...windows: PlatformView['windows']): PlatformView => ({ latest: [], windows })

describe('the platform’s comparison with peers', () => {
  it('stands with the rounds in which it was shown, the worst first', () => {
    const said = standingsOf(platform(read(3, 'stayStanding', 6_400), read(3, 'likeStanding', 4_600), read(4, 'stayStanding', 5_800)), [2, 3])
    expect(said.map(({ measure, value }) => [measure, value])).toEqual([['likeStanding', 0.46], ['stayStanding', 0.64]])
  })

  it('is the newest of several rounds together', () => {
    expect(standingsOf(platform(read(2, 'stayStanding', 6_400, 10), read(3, 'stayStanding', 5_000, 50)), [2, 3])).toMatchObject([{ value: 0.5 }])
  })

  it('is nothing where the platform said nothing, and no other figure of it', () => {
    expect(standingsOf(platform(read(3, 'viewers', 12_486)), [3])).toEqual([])
    expect(standingsOf(platform(read(3, 'stayStanding', 6_400)), [9])).toEqual([])
  })
})
