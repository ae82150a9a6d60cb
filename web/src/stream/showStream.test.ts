import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Frame, ShowView } from '@/domain/contract'
import { emptyShow } from '@/domain/sampleView'
import { FakeServer } from './fakeServer'
import { FIRST_WAIT_MS, LONGEST_WAIT_MS, ShowStream, SIGNED_OUT_WAIT_MS, SILENCE_MS, SNAPSHOT_PAUSE_MS, waitMs, type Link } from './showStream'

const snapshot = (position: number): ShowView => ({ ...emptyShow(), position })
const frame = (position: number): Frame => ({ position, clock: { now: '2026-11-27T12:50:00Z', rate: 1 }, changes: [] })

describe('the stream of a show', () => {
  let server: FakeServer
  let links: Link[]
  let seen: string[]
  let fits: boolean
  let stream: ShowStream

  beforeEach(() => {
    vi.useFakeTimers()
    server = new FakeServer()
    links = []
    seen = []
    fits = true
    stream = new ShowStream('s 1', {
      snapshot: (view) => seen.push(`snapshot ${view.position}`),
      frame: (one) => {
        if (fits) seen.push(`frame ${one.position}`)
        return fits
      },
      link: (link) => links.push(link),
    }, server.world())
    stream.start()
  })

  afterEach(() => {
    stream.stop()
    vi.useRealTimers()
  })

  const settle = () => vi.advanceTimersByTimeAsync(0)
  const states = () => links.map((link) => link.state)

  it('is live with the first snapshot and hands on every frame', async () => {
    server.last.open().send('snapshot', snapshot(1), 1).send('frame', frame(2), 2).send('frame', frame(3), 3)
    await settle()
    expect(server.asked[0]).toMatchObject({ url: '/api/shows/s%201/stream', lastEventId: null })
    expect([states(), seen]).toEqual([['connecting', 'live'], ['snapshot 1', 'frame 2', 'frame 3']])
  })

  it('resumes where it was when the connection ends', async () => {
    server.last.open().send('snapshot', snapshot(1), 1).send('frame', frame(2), 2)
    await settle()
    server.last.end()
    await settle()
    expect(links.at(-1)).toEqual({ state: 'reconnecting', attempt: 1, problem: null })
    await vi.advanceTimersByTimeAsync(FIRST_WAIT_MS)
    expect(server.asked.at(-1)?.lastEventId).toBe('2')
    server.last.open().send('frame', frame(3), 3)
    await settle()
    expect([links.at(-1)?.state, seen.at(-1)]).toEqual(['live', 'frame 3'])
  })

  it('counts its tries, waits longer each time, and never longer than its bound', async () => {
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      server.last.breakOff()
      await settle()
      expect(links.at(-1)).toMatchObject({ state: 'reconnecting', attempt })
      const before = server.asked.length
      await vi.advanceTimersByTimeAsync(waitMs(attempt, 0) - 1)
      expect(server.asked).toHaveLength(before)
      await vi.advanceTimersByTimeAsync(1)
      expect(server.asked).toHaveLength(before + 1)
    }
  })

  it('waits at random in the upper half, so that screens do not come back in one instant', () => {
    expect([waitMs(1, 0), waitMs(1, 1)]).toEqual([FIRST_WAIT_MS / 2, FIRST_WAIT_MS])
    expect([waitMs(40, 0), waitMs(40, 1)]).toEqual([LONGEST_WAIT_MS / 2, LONGEST_WAIT_MS])
  })

  it('begins to count anew after it was live', async () => {
    server.last.breakOff()
    await vi.advanceTimersByTimeAsync(FIRST_WAIT_MS)
    server.last.open().send('snapshot', snapshot(1), 1)
    await settle()
    server.last.end()
    await settle()
    expect(links.at(-1)).toMatchObject({ attempt: 1 })
  })

  it('comes back after 503 when the server asked for', async () => {
    server.last.refuse(503, 'starting', { 'Retry-After': '7' })
    await settle()
    expect(links.at(-1)).toMatchObject({ state: 'reconnecting', problem: { status: 503, retryAfterSeconds: 7 } })
    await vi.advanceTimersByTimeAsync(6_999)
    expect(server.asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(server.asked).toHaveLength(2)
  })

  it('does not believe a Retry-After of a day', async () => {
    server.last.refuse(503, 'starting', { 'Retry-After': '86400' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.asked).toHaveLength(2)
  })

  it('says signed out after 401, and heals when somebody signed in again', async () => {
    server.last.refuse(401, 'signed-out')
    await settle()
    expect(links.at(-1)).toEqual({ state: 'signedOut' })
    await vi.advanceTimersByTimeAsync(SIGNED_OUT_WAIT_MS)
    server.last.open().send('snapshot', snapshot(5), 5)
    await settle()
    expect(links.at(-1)).toEqual({ state: 'live' })
  })

  it('does not wait for a show that is not there', async () => {
    server.last.refuse(404, 'not-found')
    await vi.advanceTimersByTimeAsync(120_000)
    expect([states(), server.asked.length]).toEqual([['connecting', 'gone'], 1])
  })

  it('gives up a connection that is silent', async () => {
    server.last.open().send('snapshot', snapshot(1), 1)
    await vi.advanceTimersByTimeAsync(SILENCE_MS)
    expect([server.asked[0]?.reply.aborted, links.at(-1)?.state]).toEqual([true, 'reconnecting'])
  })

  it('gives up a request that nobody answers', async () => {
    await vi.advanceTimersByTimeAsync(SILENCE_MS)
    expect([server.asked[0]?.reply.aborted, links.at(-1)?.state]).toEqual([true, 'reconnecting'])
  })

  it('asks for a fresh snapshot when a frame does not fit, but not in a circle', async () => {
    server.last.open().send('snapshot', snapshot(1), 1)
    await vi.advanceTimersByTimeAsync(SNAPSHOT_PAUSE_MS / 2)
    fits = false
    server.last.send('frame', frame(9), 9)
    await vi.advanceTimersByTimeAsync(FIRST_WAIT_MS)
    expect(server.asked.at(-1)?.lastEventId).toBeNull()
    server.last.open().send('frame', frame(10), 10)
    await vi.advanceTimersByTimeAsync(FIRST_WAIT_MS * 2)
    expect(server.asked).toHaveLength(2)
  })

  it('takes what is no JSON as a frame that does not fit', async () => {
    server.last.open().send('snapshot', snapshot(1), 1).send('frame', '{"position":', 2)
    await vi.advanceTimersByTimeAsync(FIRST_WAIT_MS)
    expect(server.asked.map((asked) => asked.lastEventId)).toEqual([null, null])
  })

  it('tries at once when it is told to', async () => {
    server.last.breakOff()
    await settle()
    stream.retryNow()
    expect(server.asked).toHaveLength(2)
    stream.retryNow()
    expect(server.asked).toHaveLength(2)
  })

  it('is silent for ever after it was stopped', async () => {
    server.last.open().send('snapshot', snapshot(1), 1)
    await settle()
    stream.stop()
    await vi.advanceTimersByTimeAsync(120_000)
    expect([states(), server.asked.length, server.asked[0]?.reply.aborted]).toEqual([['connecting', 'live'], 1, true])
  })
})
