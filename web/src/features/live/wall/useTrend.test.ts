import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import type { TrendPoint } from '@/domain/contract'
import { useTrend, type Trend } from './useTrend'

const start = Date.parse('2026-11-27T12:00:00Z')
const point = (minute: number, entries = 1) => ({ at: new Date(start + minute * 60_000).toISOString(), online: 5, entries }) as TrendPoint
let asked: URL[] = []
let answer: (url: URL) => Response
let scope: EffectScope
const now = ref(0)
const rate = ref(1)
const ended = ref(false)
const answering = (points: TrendPoint[], more = false) => () => Response.json({ from: '', step: 60, points, more })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  asked = []
  now.value = start + 20 * 60_000 + 30_000
  rate.value = 1
  ended.value = false
  vi.stubGlobal('fetch', (path: string) => {
    const url = new URL(path, 'http://kaibo.example')
    asked.push(url)
    return Promise.resolve(answer(url))
  })
  answer = answering([point(0), point(19), point(20)])
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  seen('visible')
})

function seen(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}
async function opened(): Promise<Trend> {
  scope = effectScope()
  const trend = scope.run(() => useTrend('s1', { now: () => now.value, rate: () => rate.value, ended: () => ended.value }))
  if (trend === undefined) throw new Error('No trend.')
  await flushPromises()
  return trend
}
async function after(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms)
  now.value += ms
  await flushPromises()
}
const from = (url: URL | undefined) => url?.searchParams.get('from') ?? null

describe('the trend of a running show', () => {
  it('is read as a whole first, then only its newest ten minutes, every ten seconds', async () => {
    const trend = await opened()
    expect([asked[0]?.pathname, asked[0]?.search]).toEqual(['/api/shows/s1/trend', '?step=60'])
    answer = answering([point(20, 9)])
    await after(9_999)
    expect(asked).toHaveLength(1)
    await after(1)
    expect(from(asked[1])).toBe('2026-11-27T12:10:00.000Z')
    expect(trend.points.value.map(({ at, entries }) => [at.slice(14, 16), entries])).toEqual([['00', 1], ['20', 9]])
  })
  it('is read as a whole again now and then, because a fact may come later than ten minutes', async () => {
    await opened()
    for (let read = 1; read <= 30; read += 1) await after(10_000)
    expect(asked.map(from).flatMap((moment, index) => (moment === null ? [index] : []))).toEqual([0, 30])
  })
  it('says which minutes were not over when they were read', async () => {
    const trend = await opened()
    expect(trend.openFrom.value).toBe(start + 20 * 60_000)
  })
  it('keeps the minute before open for as long as the table may be behind the journal', async () => {
    now.value = start + 21 * 60_000 + 4_000
    expect((await opened()).openFrom.value).toBe(start + 20 * 60_000)
  })
  it('is read more often where a played show runs faster, but never more than every two seconds', async () => {
    rate.value = 60
    await opened()
    await after(1_999)
    expect(asked).toHaveLength(1)
    await after(1)
    expect(asked).toHaveLength(2)
  })
  it('is read every minute once the show has ended', async () => {
    ended.value = true
    expect((await opened()).openFrom.value).toBeNull()
    await after(59_999)
    expect(asked).toHaveLength(1)
    await after(1)
    expect(asked).toHaveLength(2)
  })
  it('reads on where the answer left later points out', async () => {
    answer = (url) => (from(url) === null ? answering([point(0), point(1)], true)() : answering([point(2)])())
    const trend = await opened()
    expect(asked.map(from)).toEqual([null, '2026-11-27T12:02:00.000Z'])
    expect(trend.points.value).toHaveLength(3)
  })
})

describe('a trend that cannot be read', () => {
  it('keeps what is shown, says why and since when, and tries ever later', async () => {
    const trend = await opened()
    answer = () => Response.json({ type: '/problems/unavailable', title: '', detail: 'The database stands still.' }, { status: 503 })
    await after(10_000)
    expect(trend.points.value).toHaveLength(3)
    expect(trend.problem.value).toMatchObject({ status: 503, detail: 'The database stands still.' })
    expect(trend.retryInMs.value).toBe(10_000)
    await after(10_000)
    expect(asked).toHaveLength(3)
    expect([trend.ageMs.value, trend.retryInMs.value, trend.stale.value]).toEqual([20_000, 20_000, false])
    await after(19_000)
    expect([asked.length, trend.stale.value]).toEqual([3, true])
    answer = answering([point(21)])
    await after(1_000)
    expect([trend.problem.value, trend.ageMs.value, trend.stale.value]).toEqual([null, 0, false])
    await after(10_000)
    expect(asked).toHaveLength(5)
  })
})

describe('a page that nobody sees', () => {
  it('asks nothing, and at once when it is seen again', async () => {
    await opened()
    seen('hidden')
    await after(600_000)
    expect(asked).toHaveLength(1)
    seen('visible')
    await flushPromises()
    expect(asked).toHaveLength(2)
  })
  it('does not ask on after the answer that came while it was hidden', async () => {
    let give: (response: Response) => void = () => undefined
    vi.stubGlobal('fetch', () => {
      asked.push(new URL('http://kaibo.example'))
      return new Promise<Response>((resolve) => (give = resolve))
    })
    await opened()
    seen('hidden')
    give(answering([point(0)])())
    await flushPromises()
    await after(600_000)
    expect(asked).toHaveLength(1)
  })
})

it('goes on ageing while the show’s own clock stands still', async () => {
  rate.value = 0
  const trend = await opened()
  vi.advanceTimersByTime(30_000)
  expect(trend.ageMs.value).toBe(30_000)
})

it('asks nothing once it is left', async () => {
  await opened()
  scope.stop()
  await after(600_000)
  expect(asked).toHaveLength(1)
})
