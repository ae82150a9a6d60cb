import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Frame, ShowChange, ShowView } from '@/domain/contract'
import { applyFrame } from '@/domain/fold'
import { comment, emptyShow } from '@/domain/sampleView'
import { FakeServer } from './fakeServer'
import { LINGER_MS, MOST_UNREAD, SILENT_TAB_MS, StreamHub, type FromHub, type Port } from './streamHub'

const VIEW = { ...emptyShow(), position: 10, comments: [comment(1)] }
const frame = (position: number, ...changes: ShowChange[]): Frame => ({ position, clock: { now: '2026-11-27T12:49:37Z', rate: 1 }, changes })
const said = (number: number): ShowChange => ({ kind: 'comments', after: number - 1, comments: [comment(number)] })

/** A tab that works on every message at once, unless it sleeps. */
class FakeTab implements Port {
  readonly heard: FromHub[] = []
  asleep = false
  view: ShowView | null = null

  constructor(private readonly hub: StreamHub) {}

  postMessage(message: FromHub): void {
    this.heard.push(message)
    if (message.say === 'snapshot') this.view = message.view
    if (message.say === 'frame' && this.view) this.view = applyFrame(this.view, message.frame)
    if (!this.asleep && (message.say === 'snapshot' || message.say === 'frame')) this.hub.hear(this, { say: 'got' })
  }

  open(show = 's1', seat = 'wood'): this {
    this.hub.hear(this, { say: 'open', show, seat })
    return this
  }

  get numbers(): number[] {
    return this.view?.comments.map((each) => each.number) ?? []
  }
}

describe('one stream for all tabs', () => {
  let server: FakeServer
  let hub: StreamHub

  beforeEach(() => {
    vi.useFakeTimers()
    server = new FakeServer()
    hub = new StreamHub(server.world())
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

  it('opens one connection for six tabs, and each has the same state', async () => {
    const tabs = Array.from({ length: 6 }, () => new FakeTab(hub).open())
    server.last.open().send('snapshot', VIEW, 10).send('frame', frame(11, said(2)), 11)
    await pass()
    expect(server.asked).toHaveLength(1)
    for (const tab of tabs) expect(tab.numbers).toEqual([1, 2])
  })

  it('gives a tab that comes later a snapshot with everything, and its clock as of now', async () => {
    new FakeTab(hub).open()
    server.last.open().send('snapshot', VIEW, 10).send('frame', frame(11, said(2)), 11)
    await pass(400)
    const late = new FakeTab(hub).open()
    expect(late.numbers).toEqual([1, 2])
    expect(late.view?.clock.now).toBe('2026-11-27T12:49:37.400Z')
    expect(server.asked).toHaveLength(1)
  })

  it('does not queue without end for a tab that sleeps, and wakes it with a snapshot', async () => {
    const asleep = new FakeTab(hub).open()
    const awake = new FakeTab(hub).open()
    server.last.open().send('snapshot', VIEW, 10)
    await pass()
    asleep.asleep = true
    for (let number = 2; number <= 3 * MOST_UNREAD; number++) server.last.send('frame', frame(10 + number, said(number)), 10 + number)
    await pass()
    expect(awake.numbers).toHaveLength(3 * MOST_UNREAD)
    expect(asleep.heard.length).toBeLessThan(MOST_UNREAD + 5)
    asleep.asleep = false
    for (let unread = 0; unread < MOST_UNREAD; unread++) hub.hear(asleep, { say: 'got' })
    expect(asleep.numbers).toEqual(awake.numbers)
  })

  it('tells every tab how the connection is, and resumes for all of them without a gap', async () => {
    const tabs = [new FakeTab(hub).open(), new FakeTab(hub).open()]
    server.last.open().send('snapshot', VIEW, 10)
    await pass()
    server.last.end()
    await pass()
    for (const tab of tabs) expect(tab.heard.at(-1)).toMatchObject({ say: 'link', link: { state: 'reconnecting', attempt: 1 } })
    await pass(1_000)
    expect(server.asked.at(-1)?.lastEventId).toBe('10')
    server.last.open().send('frame', frame(11, said(2)), 11)
    await pass()
    for (const tab of tabs) expect(tab.numbers).toEqual([1, 2])
  })

  it('keeps the stream for a page that is loaded again, and ends it when nobody comes back', async () => {
    const tab = new FakeTab(hub).open()
    server.last.open().send('snapshot', VIEW, 10)
    await pass()
    hub.hear(tab, { say: 'leave' })
    await pass(LINGER_MS - 1)
    expect(server.last.aborted).toBe(false)
    const again = new FakeTab(hub).open()
    expect(again.numbers).toEqual([1])
    hub.hear(again, { say: 'leave' })
    await pass(LINGER_MS)
    expect(server.last.aborted).toBe(true)
    new FakeTab(hub).open()
    expect(server.asked).toHaveLength(2)
  })

  it('forgets a tab that was closed without a word', async () => {
    const gone = new FakeTab(hub).open()
    const here = new FakeTab(hub).open()
    server.last.open().send('snapshot', VIEW, 10)
    await pass()
    gone.asleep = true
    for (let waited = 0; waited <= SILENT_TAB_MS; waited += 5_000) {
      await pass(5_000)
      hub.hear(here, { say: 'here' })
      server.last.send('frame', frame(11), 11)
      await pass()
    }
    const before = gone.heard.length
    server.last.end()
    await pass()
    expect(gone.heard).toHaveLength(before)
    expect(here.heard.at(-1)).toMatchObject({ say: 'link' })
  })

  it('hands nobody what was sent to somebody else of the same browser', async () => {
    new FakeTab(hub).open('s1', 'wood')
    server.last.open().send('snapshot', VIEW, 10)
    await pass()
    const brand = new FakeTab(hub).open('s1', 'brand')
    expect(brand.view).toBeNull()
    expect(server.asked).toHaveLength(2)
    server.last.open().send('snapshot', { ...VIEW, comments: [] }, 10)
    await pass()
    expect(brand.numbers).toEqual([])
  })

  it('changes the show of a tab that goes to another one', async () => {
    const tab = new FakeTab(hub).open()
    server.last.open().send('snapshot', VIEW, 10)
    await pass()
    tab.open('s2')
    expect(server.asked.map((each) => each.url)).toEqual(['/api/shows/s1/stream', '/api/shows/s2/stream'])
    await pass(LINGER_MS)
    expect(server.asked[0]?.reply.aborted).toBe(true)
  })
})
