import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, readonly, ref, shallowRef, type EffectScope } from 'vue'
import type { ShowView } from '@/domain/contract'
import { comment } from '@/domain/sampleView'
import { chooseLocale, i18n } from '@/i18n'
import { rememberJoined, rememberedJoined } from '@/stream/joined'
import { KEPT_MS, keepPicture, keptPicture, MOST_KEPT } from '@/stream/keptPicture'
import type { Link } from '@/stream/showStream'
import type { RunningShow } from '@/stream/useShow'
import { cue, momentAt, person, runningShow, showView } from '../viewKit'
import { thisDevice } from './device'
import DeviceHints from './DeviceHints.vue'
import JoinPhones from './JoinPhones.vue'
import { useKeptShow } from './useKeptShow'
import { MOST_UNSENT, usePrompterCues } from './usePrompterCues'

let scope: EffectScope
let network: ((path: string, init: RequestInit) => Response | Promise<Response>) | null
let asked: { path: string; key: string | null; body: unknown }[]

/** The browser's cache of answers, as far as a kept picture needs it. */
class FakeCaches {
  readonly kept = new Map<string, string>()
  open = async () => ({
    delete: async (path: string) => this.kept.delete(path),
    put: async (path: string, response: Response) => void this.kept.set(path, await response.text()),
    keys: async () => [...this.kept.keys()],
    match: async (path: string) => (this.kept.has(path) ? new Response(this.kept.get(path)) : undefined),
  })
  delete = async () => {
    this.kept.clear()
    return true
  }
}
let caches: FakeCaches

beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  localStorage.clear()
  scope = effectScope()
  asked = []
  network = () => Response.json({ position: 8 })
  caches = new FakeCaches()
  vi.stubGlobal('caches', caches)
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (network === null) throw new TypeError('Failed to fetch')
    asked.push({ path, key: new Headers(init.headers).get('Idempotency-Key'), body: init.body === undefined ? null : JSON.parse(String(init.body)) })
    return network(path, init)
  })
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
enableAutoUnmount(afterEach)

describe('an acknowledgement without the network', () => {
  const link = ref<Link>({ state: 'live' })
  const crew = () => showView({ cues: [cue('second', { host: '报尺码' }, { sentAt: momentAt(100) }), cue('first', { host: '扣 1' }, { sentAt: momentAt(90) })] }).crew
  const cues = (joined = false) => {
    const made = scope.run(() => usePrompterCues({ show: 's1', role: () => 'host', crew, link: readonly(link), joined }))
    if (made === undefined) throw new Error('The scope did not run.')
    return made
  }
  const press = async (of: ReturnType<typeof cues>) => {
    of.acknowledge()
    await flushPromises()
  }
  beforeEach(() => (link.value = { state: 'live' }))

  it('counts as not synced, lets the next cue come, and is sent once when the stream is back', async () => {
    const of = cues()
    network = null
    await press(of)
    expect([of.unsent.value, of.current.value?.id]).toEqual([1, 'second'])
    link.value = { state: 'reconnecting', attempt: 1, problem: null }
    await press(of)
    expect([of.unsent.value, of.current.value]).toEqual([2, null])
    network = () => Response.json({ position: 9 })
    link.value = { state: 'live' }
    await flushPromises()
    expect(asked.map(({ body }) => body)).toEqual([{ wish: 'acknowledgeCue', cue: 'first', role: 'host' }, { wish: 'acknowledgeCue', cue: 'second', role: 'host' }])
    expect(of.unsent.value).toBe(0)
    window.dispatchEvent(new Event('online'))
    await flushPromises()
    expect(asked).toHaveLength(2)
  })
  it('goes with the same key after the page was closed, so that it counts once', async () => {
    network = null
    const before = cues()
    await press(before)
    scope.stop()
    scope = effectScope()
    network = () => Response.json({ position: 9 })
    link.value = { state: 'connecting' }
    const after = cues()
    expect(after.unsent.value).toBe(1)
    const stored = (JSON.parse(localStorage.getItem('kaibo.prompter.unsent.s1') ?? '[]') as { key: string }[])[0]?.key
    link.value = { state: 'live' }
    await flushPromises()
    expect(asked.map(({ key }) => key)).toEqual([stored])
    expect(localStorage.getItem('kaibo.prompter.unsent.s1')).toBeNull()
  })
  it('stays while the journal does not write, and is let go when it was settled meanwhile', async () => {
    network = null
    const of = cues()
    await press(of)
    network = () => Response.json({ type: '/problems/not-journaled', title: '', status: 503, detail: '' }, { status: 503 })
    window.dispatchEvent(new Event('online'))
    await flushPromises()
    expect(of.unsent.value).toBe(1)
    network = () => Response.json({ type: '/problems/cue-already-taken-back', title: '', status: 409, detail: '' }, { status: 409 })
    window.dispatchEvent(new Event('online'))
    await flushPromises()
    expect(of.unsent.value).toBe(0)
    expect(of.refusalText.value).toContain('撤回')
  })
  it('has a bound, and says so in words at it', async () => {
    localStorage.setItem('kaibo.prompter.unsent.s1', JSON.stringify(Array.from({ length: MOST_UNSENT }, (_, at) => ({ cue: `c${at}`, key: `k${at}` }))))
    network = null
    const of = cues()
    await press(of)
    expect(of.unsent.value).toBe(MOST_UNSENT)
    expect(of.refusalText.value).not.toBe('')
    expect(of.current.value?.id).toBe('first')
  })
  it('goes by the route of the link on a device that joined', async () => {
    await press(cues(true))
    expect(asked[0]).toMatchObject({ path: '/api/prompter/acknowledgements', body: { cue: 'first' } })
  })
})

describe('the picture that is kept on the device', () => {
  const picture = (view: ShowView = showView()) => ({ view, person: person('host'), frameAt: Date.now() })

  it('has no viewer’s words in it', async () => {
    await keepPicture('s1', picture({ ...showView(), comments: [comment(1)] }))
    expect((await keptPicture('s1'))?.view.comments).toEqual([])
  })
  it('is one of few, and of today', async () => {
    for (let at = 0; at <= MOST_KEPT; at += 1) await keepPicture(`s${at}`, picture())
    expect(caches.kept.size).toBe(MOST_KEPT)
    expect(await keptPicture('s0')).toBeNull()
    expect(await keptPicture('s1', Date.now() + KEPT_MS + 1)).toBeNull()
  })
  it('is shown as old while nobody answers, and its clock goes on', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-27T13:00:00Z') })
    await keepPicture('s1', picture())
    const link = ref<Link>({ state: 'reconnecting', attempt: 1, problem: null })
    const live = shallowRef<ShowView | null>(null)
    const running: RunningShow = { ...runningShow(showView()), view: live, link: readonly(link) }
    const kept = scope.run(() => useKeptShow('s1', running, () => null))
    await vi.advanceTimersByTimeAsync(10_000)
    expect([kept?.old.value, kept?.running.stale.value, kept?.person.value?.role]).toEqual([true, true, 'host'])
    expect(kept?.running.now.value).toBe(Date.parse(momentAt(120)) + 10_000)
    expect(kept?.running.stoppedAt.value).toBe(Date.parse(momentAt(120)))
    live.value = showView({ phase: 'paused' })
    link.value = { state: 'live' }
    expect([kept?.old.value, kept?.running.view.value?.crew.phase]).toEqual([false, 'paused'])
  })
  it('goes when the show is not this device’s any more', async () => {
    await keepPicture('s1', picture())
    const link = ref<Link>({ state: 'reconnecting', attempt: 1, problem: null })
    const running: RunningShow = { ...runningShow(showView()), view: shallowRef(null), link: readonly(link) }
    const kept = scope.run(() => useKeptShow('s1', running, () => null))
    await flushPromises()
    link.value = { state: 'signedOut' }
    await flushPromises()
    expect(kept?.running.view.value).toBeNull()
    expect(caches.kept.size).toBe(0)
  })
})

describe('a device', () => {
  const WECHAT = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Mobile Safari/537.36 MicroMessenger/8.0.60(0x28003C33)'
  const hints = (agent: string, secure: boolean) => mount(DeviceHints, { props: { device: thisDevice(agent, secure) }, global: { plugins: [i18n] } }).text()

  it('is told what WeChat’s own browser lacks and how to leave it', () => {
    expect(hints(WECHAT, true)).toContain('在浏览器打开')
    expect(hints(WECHAT, true)).not.toContain('TLS')
  })
  it('is told what does not work without TLS', () => {
    for (const missing of ['变暗', '安装', '复制', '断网']) expect(hints('Mozilla/5.0', false)).toContain(missing)
  })
  it('is told nothing where all of it works', () => {
    expect(hints('Mozilla/5.0', true)).toBe('')
  })
  it('knows what it joined until that is over', () => {
    const joined = { show: { id: 's1', title: '第 39 场', zone: 'Asia/Shanghai' }, person: person('host'), until: '2026-11-27T16:00:00Z' }
    rememberJoined(joined)
    expect(rememberedJoined(Date.parse('2026-11-27T15:59:59Z'))).toEqual(joined)
    expect(rememberedJoined(Date.parse('2026-11-27T16:00:00Z'))).toBeNull()
    localStorage.setItem('kaibo.joined', 'no JSON')
    expect(rememberedJoined(0)).toBeNull()
  })
})

describe('letting a phone join', () => {
  const open = { id: 'l1', state: 'open', madeAt: momentAt(0), madeBy: person('floorController', '石头'), until: momentAt(3_600), revokedAt: null, devices: 2 }
  const address = 'https://192.168.1.20:8787/join#once'
  let addresses: object[]
  const panel = async () => {
    network = (path, init) => {
      if (init.method === 'POST') return Response.json({ link: open, code: 'once', addresses }, { status: 201 })
      if (init.method === 'DELETE') return new Response(null, { status: 204 })
      return Response.json(path.endsWith('/joins') ? [open] : [])
    }
    const wrapper = mount(JoinPhones, { props: { show: 's1', zone: 'Asia/Shanghai' }, global: { plugins: [i18n] } })
    await flushPromises()
    return wrapper
  }
  beforeEach(() => (addresses = [{ address, qr: ['101', '010', '111'] }]))

  it('shows the code of a link this once, dark on light, with the address beside it', async () => {
    const wrapper = await panel()
    expect(wrapper.find('svg.qr-picture').exists()).toBe(false)
    await wrapper.get('.body > .k-button').trigger('click')
    await flushPromises()
    expect(wrapper.get('svg.qr-picture').attributes('viewBox')).toBe('0 0 11 11')
    expect(wrapper.get('svg.qr-picture path').attributes('d')).toBe('M4 4h1v1h-1zM6 4h1v1h-1zM5 5h1v1h-1zM4 6h3v1h-3z')
    expect(wrapper.get('pre').text()).toBe(address)
  })
  it('says what to do while no phone could reach this computer', async () => {
    addresses = []
    const wrapper = await panel()
    await wrapper.get('.body > .k-button').trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('./kaibo run --lan')
  })
  it('lists the links, and closes one', async () => {
    const wrapper = await panel()
    expect(wrapper.get('li').text()).toContain('2 台设备')
    await wrapper.get('li .k-button').trigger('click')
    await flushPromises()
    expect(asked.map(({ path }) => path)).toContain('/api/shows/s1/joins/l1')
  })
})
