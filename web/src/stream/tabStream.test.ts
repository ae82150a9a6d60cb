import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyShow } from '@/domain/sampleView'
import { FakeServer } from './fakeServer'
import type { Link } from './showStream'
import type { FromHub, ToHub } from './streamHub'
import { HERE_MS, MOST_MISSED, TabStream, type HubPort } from './tabStream'

class FakePort implements HubPort {
  readonly said: ToHub[] = []
  onmessage: ((event: MessageEvent<FromHub>) => void) | null = null
  closed = false
  answers = true

  postMessage(message: ToHub): void {
    this.said.push(message)
    if (message.say === 'here' && this.answers) this.tell({ say: 'here' })
  }

  tell(message: FromHub): void {
    this.onmessage?.({ data: message } as MessageEvent<FromHub>)
  }

  close(): void {
    this.closed = true
  }
}

describe('a tab that shares a stream', () => {
  let port: FakePort
  let server: FakeServer
  let stream: TabStream
  let fail: () => void
  let links: Link[]
  let snapshots: number
  let frameFits: boolean

  beforeEach(() => {
    vi.useFakeTimers()
    server = new FakeServer()
    vi.stubGlobal('fetch', server.fetch)
    port = new FakePort()
    links = []
    snapshots = 0
    frameFits = true
    stream = new TabStream('s1', 'wood floorController', { snapshot: () => (snapshots += 1), frame: () => frameFits, link: (link) => links.push(link) }, (failed) => {
      fail = failed
      return port
    })
    stream.start()
  })
  afterEach(() => {
    stream.stop()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('asks the worker and opens no connection of its own', () => {
    expect(port.said).toEqual([{ say: 'open', show: 's1', seat: 'wood floorController' }])
    port.tell({ say: 'link', link: { state: 'live' } })
    port.tell({ say: 'snapshot', view: emptyShow() })
    expect([links, snapshots, server.asked.length]).toEqual([[{ state: 'live' }], 1, 0])
    expect(port.said.at(-1)).toEqual({ say: 'got' })
  })

  it('asks again when a frame does not fit', () => {
    frameFits = false
    port.tell({ say: 'frame', frame: { position: 1, clock: { now: '', rate: 1 }, changes: [] } })
    expect(port.said.filter((each) => each.say === 'open')).toHaveLength(2)
  })

  it('goes on alone when the worker cannot start', () => {
    fail()
    expect(server.asked).toHaveLength(1)
    expect(port.closed).toBe(true)
  })

  it('goes on alone when the worker no longer answers, and only then', async () => {
    await vi.advanceTimersByTimeAsync(HERE_MS * 20)
    expect(server.asked).toHaveLength(0)
    port.answers = false
    await vi.advanceTimersByTimeAsync(HERE_MS * (MOST_MISSED - 1))
    expect(server.asked).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(HERE_MS * 2)
    expect(server.asked).toHaveLength(1)
    server.last.open().send('snapshot', emptyShow(), 1)
    await vi.advanceTimersByTimeAsync(0)
    expect(snapshots).toBe(1)
  })

  it('says so when it leaves, and comes back when the browser shows the kept page again', () => {
    window.dispatchEvent(new Event('pagehide'))
    expect(port.said.at(-1)).toEqual({ say: 'leave' })
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    expect(port.said.at(-1)).toEqual({ say: 'open', show: 's1', seat: 'wood floorController' })
  })
})
