import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import type { Frame, ShowChange } from '@/domain/contract'
import { comment, emptyShow } from '@/domain/sampleView'
import { FakeServer } from './fakeServer'
import { STALE_MS, useShow, type RunningShow } from './useShow'

const VIEW = { ...emptyShow(), position: 10, comments: [comment(1)] }
const frame = (position: number, second: number, ...changes: ShowChange[]): Frame => ({ position, clock: { now: `2026-11-27T12:49:${second}Z`, rate: 1 }, changes })

describe('a running show on the screen', () => {
  let server: FakeServer
  let scope: EffectScope
  let show: RunningShow

  const used = (id = 's1') => {
    const opened = effectScope()
    const running = opened.run(() => useShow(id))
    if (!running) throw new Error('The scope did not run.')
    return { opened, running }
  }

  beforeEach(() => {
    vi.useFakeTimers()
    server = new FakeServer()
    vi.stubGlobal('fetch', server.fetch)
    ;({ opened: scope, running: show } = used())
  })

  afterEach(() => {
    scope.stop()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

  it('has nothing before the snapshot, then folds what comes', async () => {
    expect([show.view.value, show.link.value.state]).toEqual([null, 'connecting'])
    server.last.open().send('snapshot', VIEW, 10).send('frame', frame(11, 37, { kind: 'comments', comments: [comment(2)] }), 11)
    await pass(0)
    expect(show.view.value).toMatchObject({ position: 11, comments: [{ number: 1 }, { number: 2 }] })
    expect(show.link.value).toEqual({ state: 'live' })
  })

  it('ticks the clock of the show by itself', async () => {
    server.last.open().send('snapshot', VIEW, 10)
    await pass(1_000)
    expect(show.now.value).toBe(Date.parse('2026-11-27T12:49:37Z'))
    expect(show.showNow()).toBe(Date.parse('2026-11-27T12:49:37Z'))
  })

  it('is stale after three seconds without a frame, while its clock goes on', async () => {
    server.last.open().send('snapshot', VIEW, 10)
    await pass(STALE_MS - 200)
    expect(show.stale.value).toBe(false)
    await pass(200)
    expect([show.stale.value, show.frameAgeMs.value]).toEqual([true, STALE_MS])
    expect(show.stoppedAt.value).toBe(Date.parse('2026-11-27T12:49:36Z'))
    expect(show.now.value).toBe(Date.parse('2026-11-27T12:49:39Z'))
    server.last.send('frame', frame(10, 39), 10)
    await pass(0)
    expect(show.stale.value).toBe(false)
  })

  it('pays for a missed frame with a reload from the snapshot', async () => {
    server.last.open().send('snapshot', VIEW, 10)
    await pass(0)
    server.last.send('frame', frame(15, 40, { kind: 'comments', after: 4, comments: [comment(5)] }), 15)
    await pass(500)
    expect(show.view.value?.position).toBe(10)
    expect(server.asked.map((asked) => asked.lastEventId)).toEqual([null, null])
    server.last.open().send('snapshot', { ...VIEW, position: 15, comments: [2, 3, 4, 5].map(comment) }, 15)
    await pass(0)
    expect(show.view.value?.comments.map((one) => one.number)).toEqual([2, 3, 4, 5])
  })

  it('goes on with a hole that the snapshot did not fill, for figures are worth more than one comment', async () => {
    server.last.open().send('snapshot', VIEW, 10).send('frame', frame(15, 40, { kind: 'comments', after: 4, comments: [comment(5)] }), 15)
    await pass(500)
    server.last.open().send('snapshot', VIEW, 10).send('frame', frame(15, 41, { kind: 'comments', after: 4, comments: [comment(5)] }), 15)
    await pass(500)
    expect([show.view.value?.position, server.asked.length]).toEqual([15, 2])
  })

  it('shares one stream among all who ask for the same show', async () => {
    const other = used()
    expect(server.asked).toHaveLength(1)
    other.opened.stop()
    server.last.open().send('snapshot', VIEW, 10)
    await pass(0)
    expect(show.link.value.state).toBe('live')
    scope.stop()
    expect(server.asked[0]?.reply.aborted).toBe(true)
  })

  it('ends the stream of another show: a tab has one', () => {
    const other = used('s2')
    expect(server.asked.map((asked) => asked.reply.aborted)).toEqual([true, false])
    other.opened.stop()
  })

  it('tries at once when the network comes back', async () => {
    server.last.breakOff()
    await pass(0)
    window.dispatchEvent(new Event('online'))
    expect(server.asked).toHaveLength(2)
  })
})
