import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseLocale } from '@/i18n'
import { asProblem, csrfHeader, problemName } from './http'
import { newKey, useWish } from './useWish'

type Call = { url: string; headers: Headers; body: unknown }

describe('a wish', () => {
  let calls: Call[]
  let answers: (() => Response)[]

  beforeEach(async () => {
    vi.useFakeTimers()
    calls = []
    answers = []
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      calls.push({ url, headers: new Headers(init.headers), body: JSON.parse(String(init.body)) })
      const answer = answers.shift()
      if (!answer) throw new TypeError('network error')
      return answer()
    })
    document.cookie = 'XSRF-TOKEN=a%2Fb'
    await chooseLocale('en', false)
  })

  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status })

  it('goes out with a key of its own and the CSRF token, and answers with the position', async () => {
    answers.push(json(200, { position: 12 }), json(200, { position: 13 }))
    const { send } = useWish('s1')
    expect(await send({ wish: 'startShow' })).toEqual({ accepted: true, position: 12 })
    await send({ wish: 'pauseShow' })
    expect(calls[0]).toMatchObject({ url: '/api/shows/s1/wishes', body: { wish: 'startShow' } })
    expect(calls[0]?.headers.get('X-XSRF-TOKEN')).toBe('a/b')
    expect(calls[0]?.headers.get('Idempotency-Key')).not.toBe(calls[1]?.headers.get('Idempotency-Key'))
  })

  it('gives a refusal back as a value, in the words of the screen', async () => {
    answers.push(json(409, { type: '/problems/cue-already-sent', title: '', status: 409, detail: '', by: { id: 'p1', name: '石头', role: 'floorController' } }))
    const wish = useWish('s1')
    expect(await wish.send({ wish: 'sendCue', cue: 'c1', name: 'x', lines: {} })).toMatchObject({ accepted: false, problem: { status: 409 } })
    expect(wish.refusalText.value).toBe('This cue was already sent by 石头.')
    wish.clear()
    expect(wish.refusalText.value).toBe('')
  })

  it('asks again with the same key when no answer came', async () => {
    const outcome = useWish('s1').send({ wish: 'startShow' })
    await vi.advanceTimersByTimeAsync(300)
    answers.push(json(200, { position: 1 }))
    await vi.advanceTimersByTimeAsync(200)
    expect(await outcome).toEqual({ accepted: true, position: 1 })
    expect(new Set(calls.map((call) => call.headers.get('Idempotency-Key'))).size).toBe(1)
  })

  it('gives up after three tries and says that nobody was reached', async () => {
    const wish = useWish('s1')
    const outcome = wish.send({ wish: 'startShow' })
    expect(wish.waiting.value).toBe(1)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await outcome).toMatchObject({ accepted: false, problem: { type: '/problems/unreachable' } })
    expect([calls.length, wish.waiting.value]).toEqual([3, 0])
  })

  it('does not ask again when the server refused', async () => {
    answers.push(json(503, { type: '/problems/not-journaled', status: 503 }))
    const wish = useWish('s1')
    await wish.send({ wish: 'startShow' })
    expect(calls).toHaveLength(1)
    expect(wish.refusalText.value).toBe('Not written to the journal, so not done. Try again once the journal is back.')
  })

  it('has a random UUID also where there is no secure context', () => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(0xff) })
    expect(newKey()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(0x07) })
    expect(newKey()).toBe('07070707-0707-4707-8707-070707070707')
  })
})

describe('a problem', () => {
  it('is made also of an answer that is none', () => {
    expect(asProblem(502, null)).toEqual({ type: '/problems/status-502', title: '', status: 502, detail: '' })
    expect(asProblem(429, { type: '/problems/too-many-tries' }, '60')).toMatchObject({ retryAfterSeconds: 60, status: 429 })
    expect(problemName(asProblem(409, { type: '/problems/no-right' }))).toBe('no-right')
  })

  it('needs no token to be read', () => {
    expect(csrfHeader('')).toEqual({})
    expect(csrfHeader('a=b; XSRF-TOKEN=x')).toEqual({ 'X-XSRF-TOKEN': 'x' })
  })
})
