// @vitest-environment node
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { serviceWorker } from './precache'

const TEMPLATE = readFileSync(new URL('./sw.js', import.meta.url), 'utf8')
const FILES = ['index.html', 'assets/app-1a.js', 'assets/app-2b.css']
const ORIGIN = 'https://192.168.1.20:8787'

/** The cache of a browser, as far as the worker uses it. */
class FakeCaches {
  readonly of = new Map<string, Map<string, string>>()
  reachable = true
  open = async (name: string) => {
    const cache = this.of.get(name) ?? new Map<string, string>()
    this.of.set(name, cache)
    return {
      addAll: async (paths: string[]) => {
        if (!this.reachable) throw new TypeError('Failed to fetch')
        for (const path of paths) cache.set(path, `kept ${path}`)
      },
      match: async (path: string) => (cache.has(path) ? new Response(cache.get(path)) : undefined),
    }
  }
  keys = async () => [...this.of.keys()]
  delete = async (name: string) => this.of.delete(name)
}

let caches: FakeCaches
let network: () => Promise<Response>

/** Runs the worker's text as a browser would. */
function worker(text = serviceWorker(FILES, '<html>', TEMPLATE)) {
  const heard = new Map<string, (event: unknown) => void>()
  const skipWaiting = vi.fn()
  const self = { location: { origin: ORIGIN }, addEventListener: (name: string, hear: (event: unknown) => void) => heard.set(name, hear), skipWaiting }
  new Function('self', 'caches', 'fetch', text)(self, caches, () => network())
  const said = async (name: string) => {
    let work: Promise<unknown> = Promise.resolve()
    heard.get(name)?.({ waitUntil: (promise: Promise<unknown>) => (work = promise) })
    await work
  }
  /** null: the worker lets the browser do it. */
  const asked = async (path: string, mode = 'cors', method = 'GET'): Promise<string | null> => {
    let answer: Promise<Response> | null = null
    heard.get('fetch')?.({ request: { url: new URL(path, ORIGIN).href, mode, method }, respondWith: (response: Promise<Response>) => (answer = response) })
    return answer === null ? null : (await (answer as Promise<Response>)).text()
  }
  return { said, asked, skipWaiting }
}
const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(() => {
  caches = new FakeCaches()
  network = () => Promise.resolve(new Response('from the server'))
})

describe('the service worker', () => {
  it.each(['/', '/prompter', '/shows/s1/prompter'])('opens %s without the network', async (path) => {
    const sw = worker()
    await sw.said('install')
    network = unreachable
    expect(await sw.asked(path, 'navigate')).toBe('kept /index.html')
  })
  it('shows the server’s page while there is a server, so that no old version is kept alive', async () => {
    const sw = worker()
    await sw.said('install')
    expect(await sw.asked('/shows', 'navigate')).toBe('from the server')
  })
  it('opens its page when the network is there and answers nothing', async () => {
    vi.useFakeTimers()
    const sw = worker()
    await sw.said('install')
    network = () => new Promise(() => undefined)
    const answer = sw.asked('/prompter', 'navigate')
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await answer).toBe('kept /index.html')
    vi.useRealTimers()
  })
  it.each([['/api/session', 'GET'], ['/api/shows/s1/stream', 'GET'], ['/api', 'GET'], ['/actuator/health', 'GET'], ['/assets/app-1a.js', 'POST'], ['https://elsewhere.example/assets/app-1a.js', 'GET']])(
    'leaves %s (%s) alone', async (path, method) => {
      const sw = worker()
      await sw.said('install')
      expect(await sw.asked(path, 'cors', method)).toBeNull()
    })
  it('gives what the pages are made of from the device, and nothing else', async () => {
    const sw = worker()
    await sw.said('install')
    expect(await sw.asked('/assets/app-1a.js')).toBe('kept /assets/app-1a.js')
    expect(await sw.asked('/assets/of-another-version.js')).toBeNull()
  })
  it('takes over only when no page of the version before is open, and clears that away then', async () => {
    await caches.open('kaibo-pictures')
    await worker(serviceWorker(FILES, '<html>', TEMPLATE)).said('install')
    const next = worker(serviceWorker(['index.html', 'assets/app-3c.js'], '<html>', TEMPLATE))
    await next.said('install')
    expect(next.skipWaiting).not.toHaveBeenCalled()
    expect(caches.of.size).toBe(3)
    await next.said('activate')
    expect([...caches.of.keys()].filter((name) => name.startsWith('kaibo-shell-'))).toHaveLength(1)
    expect(caches.of.has('kaibo-pictures')).toBe(true)
  })
  it('is not installed by halves', async () => {
    caches.reachable = false
    await expect(worker().said('install')).rejects.toThrow('Failed to fetch')
  })
})

describe('the list that the build makes', () => {
  it('is another version when a file or the page itself changed, and the same when nothing did', () => {
    const one = serviceWorker(FILES, '<html>', TEMPLATE)
    expect(serviceWorker([...FILES].reverse(), '<html>', TEMPLATE)).toBe(one)
    expect(serviceWorker(FILES, '<html lang>', TEMPLATE)).not.toBe(one)
    expect(serviceWorker([...FILES, 'assets/more-4d.js'], '<html>', TEMPLATE)).not.toBe(one)
  })
})
