import { describe, expect, it } from 'vitest'
import type { ShowSummary, TrendPoint } from './contract'
import { bandByMinute, earlierShows, MOST_SHOWS, usualBand } from './usualBand'

const friday = Date.parse('2026-11-27T12:00:00Z')
const DAY = 86_400_000
const show = (id: string, startedAt: number, change: Partial<ShowSummary> = {}): ShowSummary => ({
  id, title: id, workspace: 'w', nature: 'live', sample: false, zone: 'Asia/Shanghai', phase: 'ended', plannedStart: '', plannedEnd: '', startedAt: new Date(startedAt).toISOString(),
  endedAt: null, items: 0, onlineLast: null, uv: 0, gmvFen: null, ...change,
})
const chosen = (shows: ShowSummary[]) => earlierShows(shows, 'this', friday, 'Asia/Shanghai').map((each) => each.id)

describe('the shows that say what is usual', () => {
  it('ended earlier on the same weekday, the newest first', () => {
    const shows = [show('a', friday - 14 * DAY), show('b', friday - 7 * DAY), show('thursday', friday - DAY), show('later', friday + 7 * DAY), show('this', friday - 7 * DAY)]
    expect(chosen(shows)).toEqual(['b', 'a'])
  })
  it('are real ones that are over', () => {
    const week = friday - 7 * DAY
    expect(chosen([show('a', week, { nature: 'simulated' }), show('b', week, { nature: 'recording' }), show('c', week, { phase: 'onAir' }), show('d', week, { startedAt: null })])).toEqual([])
  })
  it('have their weekday in the shop’s zone', () => {
    // Friday in Shanghai, while in Greenwich it is still Thursday.
    expect(chosen([show('early', friday - 7 * DAY - 17 * 3_600_000 + 6 * 3_600_000)])).toEqual(['early'])
  })
  it('are at most so many', () => {
    expect(chosen(Array.from({ length: 20 }, (_, index) => show(`${index}`, friday - (index + 1) * 7 * DAY)))).toHaveLength(MOST_SHOWS)
  })
})

describe('the usual band', () => {
  const trend = (startedAt: number, online: (number | null)[]) => ({
    startedAt, points: online.map((value, index) => ({ at: new Date(startedAt + index * 300_000).toISOString(), online: value }) as TrendPoint),
  })
  it('is the middle half of the shows, by time since the start', () => {
    const band = usualBand([trend(friday - 7 * DAY, [100]), trend(friday - 14 * DAY, [200]), trend(friday - 21 * DAY, [300]), trend(friday - 28 * DAY, [400]), trend(friday - 35 * DAY, [500])], 300_000)
    expect(band).toEqual([{ sinceStart: 0, low: 200, high: 400 }])
  })
  it('ends where fewer than three shows still ran or were measured', () => {
    const band = usualBand([trend(friday, [100, 100, 100]), trend(friday, [100, 100, null]), trend(friday, [100, 100])], 300_000)
    expect(band.map((point) => point.sinceStart)).toEqual([0, 300_000])
    expect(usualBand([trend(friday, [1]), trend(friday, [1])], 300_000)).toEqual([])
  })
  it('runs from the middle of one step to the middle of the next', () => {
    const minutes = bandByMinute([{ sinceStart: 0, low: 0, high: 100 }, { sinceStart: 300_000, low: 50, high: 200 }], friday, 300_000)
    expect(minutes.map(([at, low, high]) => [(at - friday) / 60_000, low, high])).toEqual([[3, 5, 110], [4, 15, 130], [5, 25, 150], [6, 35, 170], [7, 45, 190]])
  })
})
