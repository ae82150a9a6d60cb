import { enableAutoUnmount, flushPromises, mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CaptureMade, CapturesView, CaptureView, CrewRole, ShowHeader } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import CaptureDesk from './CaptureDesk.vue'
import { speaker, stateOf } from './captureHealth'
import SourceDots from './SourceDots.vue'
import { person } from './viewKit'

const NOW = Date.parse('2026-11-27T12:49:36Z')
const ago = (seconds: number): string => new Date(NOW - seconds * 1_000).toISOString()
const SHOW: ShowHeader = { id: 's1', title: 'Show 1', workspace: 'Sample shop', nature: 'live', sample: false, zone: 'Asia/Shanghai' }
const TOKEN = 'Zk3vQw8mN1xTb7LrYp2sHd5cJf9uEa0gViXo6RtKqBM'

const capture = (change: Partial<CaptureView> = {}): CaptureView => ({
  id: 'c1', name: 'desk', kind: 'forwarder', state: 'open', madeAt: ago(86_400), madeBy: person('operator'), acceptedBy: 'Wood', expiresAt: ago(-86_400), revokedAt: null,
  lastPostAt: ago(4), posts: 96, accepted: 412, duplicates: 2, rejected: 0, factsAMinute: 37, trouble: null, ...change,
})
const captures = (list: CaptureView[] = [capture()], change: Partial<CapturesView> = {}): CapturesView => ({ now: ago(0), captures: list, streams: [], conflicts: 0, quarantined: 0, ...change })
const MADE: CaptureMade = { capture: capture({ lastPostAt: null, posts: 0, accepted: 0 }), token: TOKEN, address: `http://127.0.0.1:8080/api/capture/${TOKEN}` }
const problem = (status: number, name: string, more: object = {}): Response => Response.json({ type: `/problems/${name}`, title: '', status, detail: '', ...more }, { status })

let asked: { method: string; path: string; body: unknown }[]
let view: () => Response | Promise<Response>
let other: () => Response

beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout', 'performance', 'Date'], now: NOW })
  asked = []
  view = () => Response.json(captures())
  other = () => new Response(null, { status: 204 })
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const method = init.method ?? 'GET'
    asked.push({ method, path, body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null })
    return method === 'GET' && path.endsWith('/captures') ? view() : other()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
enableAutoUnmount(afterEach)

async function desk(role: CrewRole = 'floorController', administrator = false) {
  const wrapper = mount(CaptureDesk, { props: { show: SHOW, person: { ...person(role), administrator } }, global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub } }, attachTo: document.body })
  await flushPromises()
  return wrapper
}
async function pass(ms: number): Promise<void> {
  // A second at a time, so that answers come between the questions as they do in the world.
  for (let left = ms; left > 0; left -= 1_000) {
    vi.advanceTimersByTime(Math.min(left, 1_000))
    await flushPromises()
  }
}
const readings = () => asked.filter((one) => one.method === 'GET').length
const writings = () => asked.filter((one) => one.method !== 'GET')
const key = (wrapper: VueWrapper, words: string) => {
  const found = wrapper.findAll('button').find((button) => button.text() === words)
  if (!found) throw new Error(`There is no key "${words}".`)
  return found
}
async function sign(wrapper: VueWrapper, values: Record<string, string> = {}) {
  for (const [name, value] of Object.entries({ name: 'desk 2', acceptedBy: 'Wood', ...values })) await wrapper.get(`input[name=${name}]`).setValue(value)
  await wrapper.get('form').trigger('submit')
  await flushPromises()
}

describe('how a capture does', () => {
  it.each([
    ['closed', { state: 'revoked' }],
    ['closed', { state: 'expired', trouble: { what: 'capture-expired', detail: '', at: ago(1) } }],
    ['trouble', { trouble: { what: 'unreadable-post', detail: '', at: ago(1) } }],
    ['silent', { lastPostAt: null }],
    ['fresh', { lastPostAt: ago(25) }],
    ['stale', { lastPostAt: ago(25.001) }],
  ] as const)('is %s with %o', (state, change) => expect(stateOf(capture(change), NOW)).toBe(state))

  it('is told by the one that is worst off', () => {
    const [fresh, stale, closed] = [capture(), capture({ id: 'c2', lastPostAt: ago(80) }), capture({ id: 'c3', state: 'revoked' })]
    expect(speaker([closed, fresh, stale], NOW)).toEqual({ capture: stale, state: 'stale' })
    expect(speaker([closed, fresh], NOW)?.state).toBe('fresh')
    expect(speaker([], NOW)).toBeNull()
  })
})

describe('a new capture', () => {
  beforeEach(() => {
    view = () => Response.json(captures([]))
    other = () => Response.json(MADE, { status: 201 })
  })

  it('begins with what is collected, from whom, why, for how long, and at what risk', async () => {
    const wrapper = await desk()
    expect(wrapper.get('.capture-verdict').text()).toContain('按步骤接一路，签了名才开始收')
    const terms = wrapper.get('.capture-terms').text()
    for (const words of ['昵称、平台编号、评论', '这一场直播间的观众', '播后复盘', '默认 90 天', '电话号码和地址', '品牌方只看数字', '条款可能不许', '点赞和送礼会少算', '再也不来']) expect(terms).toContain(words)
  })

  it('is not made before somebody signs', async () => {
    const wrapper = await desk()
    await sign(wrapper, { acceptedBy: '  ' })
    expect(writings()).toEqual([])
    expect(wrapper.findAll('[role=alert]').map((alert) => alert.text())).toEqual(['签上名字才能接。'])
    await sign(wrapper, { acceptedBy: ' 木木 ' })
    expect(writings()).toEqual([{ method: 'POST', path: '/api/shows/s1/captures', body: { name: 'desk 2', kind: 'forwarder', days: 7, acceptedBy: '木木' } }])
  })

  it('says on its key who signs', async () => {
    const wrapper = await desk()
    await wrapper.get('input[name=acceptedBy]').setValue('木木')
    expect(wrapper.get('button[type=submit]').text()).toBe('木木签名，接上')
  })

  it.each(['0', '91', '1.5', ''])('does not live for "%s" days', async (days) => {
    const wrapper = await desk()
    await sign(wrapper, { days })
    expect([writings(), wrapper.get('[role=alert]').text()]).toEqual([[], '填 1 至 90 的整数。'])
  })

  it('says when it closes by itself', async () => {
    const wrapper = await desk()
    await wrapper.get('input[name=days]').setValue('2')
    expect(wrapper.text()).toContain('11-29 20:49 自动失效')
  })

  it('shows its address once, and afterwards nowhere', async () => {
    const wrapper = await desk()
    await sign(wrapper)
    expect(wrapper.findAll('pre').map((lines) => lines.text())).toEqual([MADE.address, `"forward_url": "${MADE.address}",\n"gzip_forward_data": true`])
    expect(wrapper.get('.once').text()).toContain('只显示这一次')
    expect(wrapper.emitted('update:unkept')).toEqual([['desk']])
    expect(document.activeElement).toBe(wrapper.get('.capture-address').element)
    await key(wrapper, '抄好了，收起').trigger('click')
    await pass(2_000)
    expect(document.documentElement.outerHTML).not.toContain(TOKEN)
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(TOKEN)
    expect(wrapper.emitted('update:unkept')).toEqual([['desk'], [null]])
    expect(wrapper.get<HTMLInputElement>('input[name=acceptedBy]').element.value).toBe('')
  })

  it('of a program of yours comes with lines to try', async () => {
    other = () => Response.json({ ...MADE, capture: capture({ kind: 'lines' }) }, { status: 201 })
    const wrapper = await desk()
    await wrapper.get('input[value=lines]').setValue(true)
    expect(wrapper.get('.capture-terms').text()).toContain('由你的程序和签名的人担')
    await sign(wrapper)
    expect(writings()[0]?.body).toMatchObject({ kind: 'lines' })
    const [, lines = '', curl] = wrapper.findAll('pre').map((text) => text.text())
    expect(lines.split('\n').map((line) => (JSON.parse(line) as { kaibo?: number; type?: string }))).toMatchObject([{ kaibo: 1, zone: 'Asia/Shanghai' }, { type: 'online' }, { type: 'commented' }])
    expect(curl).toContain(`--data-binary @lines.ndjson "${MADE.address}"`)
  })

  it('copies the address, or leaves it selected where the browser does not let us', async () => {
    const wrapper = await desk()
    await sign(wrapper)
    const writeText = vi.fn(() => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const box = wrapper.get('.capture-copy')
    await box.get('button').trigger('click')
    await flushPromises()
    expect([writeText.mock.calls, box.get('[role=status]').text()]).toEqual([[[MADE.address]], '复制好了'])
    vi.stubGlobal('navigator', {})
    document.execCommand = () => false
    await box.get('button').trigger('click')
    await flushPromises()
    expect(box.get('[role=status]').text()).toBe('浏览器不让自动复制。已经选中，按 Ctrl C。')
    expect(document.getSelection()?.toString()).toBe(MADE.address)
  })

  const typed = (wrapper: VueWrapper) => ['name', 'days', 'acceptedBy'].map((name) => wrapper.get<HTMLInputElement>(`input[name=${name}]`).element.value)

  it('that is refused says why at the key, and keeps what was typed', async () => {
    other = () => problem(409, 'too-many-captures', { most: 8 })
    const wrapper = await desk()
    await sign(wrapper, { days: '30' })
    expect([wrapper.get('[role=alert]').text(), typed(wrapper)]).toEqual(['开着的采集已有 8 路，先关掉不用的。', ['desk 2', '30', 'Wood']])
  })

  it('sees the reason of the server at the field that it means', async () => {
    other = () => problem(422, 'invalid', { fields: { name: 'is taken' } })
    const wrapper = await desk()
    await sign(wrapper)
    expect([wrapper.get('.k-field.wrong').text(), typed(wrapper)]).toEqual(['名字服务器不收：is taken', ['desk 2', '7', 'Wood']])
  })

  it('has a name of its own in the show', async () => {
    view = () => Response.json(captures([capture({ state: 'revoked' })]))
    const wrapper = await desk()
    await sign(wrapper, { name: 'desk' })
    expect([writings(), wrapper.get('[role=alert]').text()]).toEqual([[], '这一场已经有一路叫这个名字，换一个。'])
  })
})

describe('the health of the captures', () => {
  it('is asked for every two seconds, and only while somebody can see it', async () => {
    await desk()
    await pass(10_000)
    expect(readings()).toBe(6)
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    await pass(10_000)
    expect(readings()).toBe(6)
    visibility.mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))
    await flushPromises()
    expect(readings()).toBe(7)
  })

  it('shows the last post with its age, the rate and the counts', async () => {
    const wrapper = await desk()
    expect(wrapper.findAll('tr.capture td').map((cell) => cell.text())).toEqual(['desk转发器 · Wood签名 · 11-28 20:49 到期', '开着', '4 秒前', '37', '96', '412', '2', '0', '关掉'])
    expect(wrapper.get('.capture-verdict').text()).toContain('在收')
  })

  it('reads ages by the clock of the server, and lets them run between the answers', async () => {
    view = () => Response.json({ ...captures(), now: ago(-3_600), captures: [capture({ lastPostAt: ago(-3_596) })] })
    const wrapper = await desk()
    expect(wrapper.get('tr.capture .last').text()).toBe('4 秒前')
    vi.advanceTimersByTime(1_000)
    await flushPromises()
    expect(wrapper.get('tr.capture .last').text()).toBe('5 秒前')
  })

  it('calls a capture old after two and a half periods without a post', async () => {
    view = () => Response.json(captures([capture({ lastPostAt: ago(26) })]))
    const wrapper = await desk()
    expect(wrapper.get('tr.capture .last').text()).toBe('26 秒前 陈旧')
    expect(wrapper.get('.capture-verdict').text()).toContain('停了 26 秒')
    view = () => Response.json({ ...captures([capture({ lastPostAt: ago(-1) })]), now: ago(-2) })
    await pass(2_000)
    expect(wrapper.get('tr.capture .last').text()).toBe('1 秒前')
  })

  it('is stale as a whole after three seconds without an answer, says where it stopped, and comes back', async () => {
    const wrapper = await desk()
    view = () => problem(503, 'not-journaled')
    await pass(2_000)
    expect(wrapper.find('.capture-verdict.frozen').exists()).toBe(false)
    await pass(2_000)
    expect(wrapper.get('.bands').text()).toContain('画面停在 20:49:36，已 4 秒。正在重连，第 2 次')
    expect([wrapper.find('.capture-verdict.frozen').exists(), wrapper.get('tr.capture .last').classes()]).toEqual([true, ['last', 'old']])
    view = () => Response.json(captures())
    await key(wrapper, '现在重连').trigger('click')
    await flushPromises()
    expect([wrapper.get('.bands').text(), wrapper.find('.capture-verdict.frozen').exists()]).toEqual(['', false])
  })

  it('waits for a slow answer instead of asking twice, and is stale meanwhile', async () => {
    const wrapper = await desk()
    let answer: (response: Response) => void = () => undefined
    view = () => new Promise<Response>((resolve) => (answer = resolve))
    await pass(6_000)
    expect([readings(), wrapper.find('.capture-verdict.frozen').exists()]).toEqual([2, true])
    answer(Response.json(captures()))
    await flushPromises()
    expect([readings(), wrapper.find('.capture-verdict.frozen').exists()]).toEqual([2, false])
  })

  it('that never could be read says why, and can be tried again', async () => {
    view = () => problem(503, 'not-journaled')
    const wrapper = await desk()
    expect(wrapper.get('.unread').text()).toContain('采集没读到。没写进日志')
    view = () => Response.json(captures())
    await key(wrapper, '再试一次').trigger('click')
    await flushPromises()
    expect(wrapper.find('tr.capture').exists()).toBe(true)
  })

  it('tells why the last post was turned away, in the words of the screen', async () => {
    view = () => Response.json(captures([capture({ trouble: { what: 'unreadable-post', detail: 'Line 3: not JSON.', at: ago(12) } })]))
    const wrapper = await desk()
    expect(wrapper.get('.turned-away').text()).toBe('上一批被挡回，12 秒前发来的一批读不懂。Line 3: not JSON.')
    expect(wrapper.get('.capture-verdict').text()).toContain('挡回去了')
    view = () => Response.json(captures([capture({ trouble: { what: 'lane-full', detail: 'Send it again in 2 s.', at: ago(1) } })]))
    await pass(2_000)
    expect(wrapper.get('.turned-away').text()).toContain('等着写的太多了，这一批没收，过会儿再发。Send it again in 2 s.')
  })

  it.each([[3_200, '慢 3 秒'], [-3_200, '快 3 秒'], [999, '准'], [-90_000, '快 1:30']])('says of an offset of %i ms that the clock is %s', async (offsetMs, words) => {
    view = () => Response.json(captures([capture()], { streams: [{ name: 'desk', origin: 'captured', lastAt: ago(5), offsetMs }] }))
    expect((await desk()).findAll('.capture-streams td').map((cell) => cell.text())).toEqual(['desk', '采集', '20:49:31', words])
  })

  it('explains what a conflict is', async () => {
    view = () => Response.json(captures([capture()], { conflicts: 2 }))
    expect((await desk()).get('.conflicts').text()).toContain('冲突 2 条：编号和以前的一样，内容却不同。两条都留着')
  })
})

describe('closing a capture', () => {
  it('asks in its place, precisely, and does nothing when it is kept', async () => {
    const wrapper = await desk()
    await key(wrapper, '关掉').trigger('click')
    expect(wrapper.get('.asking').text()).toContain('关掉“desk”？它的地址马上失效')
    expect(document.activeElement).toBe(key(wrapper, '留着').element)
    await wrapper.get('.question').trigger('keydown', { key: 'Escape' })
    expect([wrapper.find('.asking').exists(), writings()]).toEqual([false, []])
    await flushPromises()
    expect(document.activeElement).toBe(key(wrapper, '关掉').element)
  })

  it('is done once it is confirmed, and seen at once', async () => {
    const wrapper = await desk()
    await key(wrapper, '关掉').trigger('click')
    view = () => Response.json(captures([capture({ state: 'revoked', revokedAt: ago(0) })]))
    await key(wrapper, '关掉它').trigger('click')
    await flushPromises()
    expect(writings()).toEqual([{ method: 'DELETE', path: '/api/shows/s1/captures/c1', body: null }])
    expect([wrapper.get('tr.capture .state').text(), wrapper.find('.asking').exists()]).toEqual(['关掉了', false])
  })

  it('that is refused says so beside the question', async () => {
    other = () => problem(403, 'no-right')
    const wrapper = await desk()
    await key(wrapper, '关掉').trigger('click')
    await key(wrapper, '关掉它').trigger('click')
    await flushPromises()
    expect(wrapper.get('.asking [role=alert]').text()).toContain('你的岗位不能做这一步')
  })
})

/** The one request of an upload, in the hands of the test. */
class FakeRequest {
  static last: FakeRequest | null = null
  upload = {}
  onload?: () => void
  status = 0
  responseText = ''
  opened: string[] = []
  sent: unknown = null
  constructor() {
    FakeRequest.last = this
  }
  open(...words: string[]) {
    this.opened = words
  }
  setRequestHeader() {
    return undefined
  }
  getResponseHeader() {
    return null
  }
  send(body: unknown) {
    this.sent = body
  }
  abort() {
    return undefined
  }
  async answer(status: number, body: unknown) {
    this.status = status
    this.responseText = JSON.stringify(body)
    this.onload?.()
    await flushPromises()
  }
}

describe('what was not understood', () => {
  let rejected: number
  beforeEach(() => {
    rejected = 9
    FakeRequest.last = null
    vi.stubGlobal('XMLHttpRequest', FakeRequest)
    view = () => Response.json(captures([capture({ rejected }), capture({ id: 'c2', name: 'clean' })]))
  })
  async function choose(wrapper: VueWrapper, file = new File(['{}'], 'mended.json')) {
    const input = wrapper.get<HTMLInputElement>('.capture-mend input[type=file]')
    Object.defineProperty(input.element, 'files', { value: [file], configurable: true })
    await input.trigger('change')
    await flushPromises()
  }
  async function downloaded(wrapper: VueWrapper) {
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    URL.createObjectURL = () => 'blob:1'
    URL.revokeObjectURL = () => undefined
    other = () => new Response('{"events":[]}')
    await key(wrapper, '下载').trigger('click')
    await flushPromises()
    return click
  }

  it('can be downloaded where there is something', async () => {
    const wrapper = await desk()
    expect(wrapper.findAll('.capture-mend b').map((name) => name.text())).toEqual(['desk'])
    const click = await downloaded(wrapper)
    expect(asked.at(-1)?.path).toBe('/api/shows/s1/captures/c1/quarantine')
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('quarantine-desk.json')
    expect(wrapper.get('.capture-mend [role=status]').text()).toBe('下好了：quarantine-desk.json')
  })

  it('that cannot be downloaded says why, and the page stays', async () => {
    other = () => problem(503, 'not-journaled')
    const wrapper = await desk()
    await key(wrapper, '下载').trigger('click')
    await flushPromises()
    expect(wrapper.get('.capture-mend [role=alert]').text()).toContain('没写进日志')
  })

  it.each([
    [200, { accepted: 12, duplicates: 3, quarantined: 1 }, '收下 12，早就有 3，还没读懂 1。'],
    [202, { waiting: 16, reason: 'away' }, '日志现在写不进去，16 条先存着，恢复后自动写。再送一次也不会算两遍。'],
  ])('goes back mended, and a %i answer is told in words', async (status, body, words) => {
    const wrapper = await desk()
    await choose(wrapper)
    expect(FakeRequest.last?.opened).toEqual(['POST', '/api/shows/s1/captures/c1/quarantine'])
    expect((FakeRequest.last?.sent as File).name).toBe('mended.json')
    expect(wrapper.get('.choose').text()).toContain('在送…')
    const before = readings()
    await FakeRequest.last?.answer(status, body)
    expect([wrapper.get('.capture-mend [role=status]').text(), readings()]).toEqual([words, before + 1])
  })

  it('that is refused says why, and can be sent again', async () => {
    const wrapper = await desk()
    await choose(wrapper)
    await FakeRequest.last?.answer(400, { type: '/problems/unreadable-post', detail: 'Not JSON.' })
    expect(wrapper.get('.capture-mend [role=alert]').text()).toBe('发来的一批读不懂。Not JSON.')
    FakeRequest.last = null
    await choose(wrapper)
    expect(FakeRequest.last).not.toBeNull()
  })

  it.each([['这个文件是空的。', 0], ['这个文件超过 5 MiB，一次送不了。', 5 * 1024 * 1024 + 1]])('"%s"', async (words, size) => {
    const wrapper = await desk()
    await choose(wrapper, new File([new Uint8Array(size)], 'mended.json'))
    expect([FakeRequest.last, wrapper.get('.capture-mend [role=alert]').text()]).toEqual([null, words])
  })

  it('is not replaced by a file that lacks what came since the download, unless a person wants it', async () => {
    const wrapper = await desk()
    await downloaded(wrapper)
    rejected = 12
    await pass(2_000)
    await choose(wrapper)
    expect([FakeRequest.last, wrapper.get('.capture-mend .question').text()]).toEqual([null, expect.stringContaining('下载以后又隔离了 3 行')])
    await key(wrapper, '照样送回').trigger('click')
    expect(FakeRequest.last).not.toBeNull()
  })
})

describe('who may', () => {
  it.each([['operator', false], ['floorController', false], ['host', true]] as const)('set captures up: %s, administrator %s', async (role, administrator) => {
    expect((await desk(role, administrator)).find('.capture-setup').exists()).toBe(true)
  })

  it('look on sees the health, no controls, and whom to ask', async () => {
    view = () => Response.json(captures([capture({ rejected: 4 })]))
    const wrapper = await desk('host')
    expect(wrapper.findAll('button, input')).toEqual([])
    expect(wrapper.text()).toContain('你的岗位只看。接上、关掉、送回找运营、场控或管理员。')
    expect(wrapper.get('tr.capture').text()).toContain('4 秒前')
  })
})

describe('the sources in the bar', () => {
  const dots = (change: object) => mount(SourceDots, { props: { streams: [], now: NOW, rate: 1, frameAgeMs: 300, stale: false, zone: SHOW.zone, ...change }, global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub } } })
  const stream = { name: 'desk', origin: 'captured' as const, gives: [], zone: SHOW.zone, periodMs: 10_000, lastAt: ago(4), offsetMs: 0 }

  it('lead to the capture of a real show, also before it has one', () => {
    for (const [streams, words] of [[[], '接一路采集'], [[stream], '采集 4 秒']] as const) {
      const link = dots({ captureOf: 's1', streams }).getComponent(RouterLinkStub)
      expect([link.props('to'), link.text()]).toEqual([{ name: 'capture', params: { show: 's1' } }, words])
    }
  })

  it('lead nowhere from a recording', () => {
    expect(dots({ streams: [stream] }).findComponent(RouterLinkStub).exists()).toBe(false)
  })
})
