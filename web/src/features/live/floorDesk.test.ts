import { enableAutoUnmount, flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { routerKey } from 'vue-router'
import type { CrewRole, ShowView, TrendPoint, Wish } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import FloorDesk from './FloorDesk.vue'
import { cue, figures, momentAt, person, risenAt, runningShow, showView } from './viewKit'

let wishes: Wish[] = []
let refuse: object | null = null
let trend: TrendPoint[] = []

beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout', 'performance', 'Date'] })
  wishes = []
  refuse = null
  trend = []
  vi.stubGlobal('fetch', (_path: string, options?: RequestInit) => {
    if (options?.body === undefined) return Promise.resolve(Response.json({ points: trend, more: false }))
    wishes.push(JSON.parse(String(options.body)) as Wish)
    return Promise.resolve(refuse === null ? Response.json({ position: 8 }) : Response.json(refuse, { status: 409 }))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
enableAutoUnmount(afterEach)

function desk(view: ShowView = showView(), role: CrewRole = 'floorController', stale = false) {
  return mount(FloorDesk, {
    props: { running: runningShow(view, { stale }), view, person: person(role), roles: [] },
    global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub }, provide: { [routerKey as symbol]: { push: () => undefined } } },
    attachTo: document.body,
  })
}
async function press(code: string, more: KeyboardEventInit = {}, target: EventTarget = document.body): Promise<void> {
  target.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...more }))
  await flushPromises()
}
const asked = () => wishes.map((wish) => wish.wish)

describe('a cue key', () => {
  it('sends its cue at once, by the place of the key', async () => {
    desk()
    await press('Digit1')
    expect(wishes).toMatchObject([{ wish: 'sendCue', name: 'follow', lines: { host: 'Follow first, newcomers' } }])
  })
  it('is silent while an input method composes, while someone types, and where no cue lies', async () => {
    const wrapper = desk()
    await press('Digit1', { isComposing: true })
    await press('Digit1', {}, wrapper.get('input[type=search]').element)
    await press('Digit9')
    await press('Digit1', { repeat: true })
    expect(wishes).toEqual([])
  })
  it('can be taken back with Z for three seconds, and not after', async () => {
    desk()
    await press('Digit1')
    vi.advanceTimersByTime(2_900)
    await press('KeyZ')
    expect(asked()).toEqual(['sendCue', 'takeBackCue'])
    await press('Digit1')
    vi.advanceTimersByTime(3_100)
    await press('KeyZ')
    expect(asked()).toEqual(['sendCue', 'takeBackCue', 'sendCue'])
  })
  it('can be taken back before the answer to it has come', async () => {
    let answer: (response: Response) => void = () => undefined
    vi.stubGlobal('fetch', (_path: string, options: RequestInit) => {
      wishes.push(JSON.parse(String(options.body)) as Wish)
      return wishes.length === 1 ? new Promise<Response>((resolve) => (answer = resolve)) : Promise.resolve(Response.json({ position: 9 }))
    })
    desk()
    await press('Digit2')
    await press('KeyZ')
    expect(asked()).toEqual(['sendCue'])
    answer(Response.json({ position: 8 }))
    await flushPromises()
    expect(asked()).toEqual(['sendCue', 'takeBackCue'])
  })
  it('acknowledges for whoever sent it, where there is a line for the own role', async () => {
    desk()
    await press('Digit2')
    expect(wishes).toMatchObject([{ wish: 'sendCue' }, { wish: 'acknowledgeCue', role: 'floorController' }])
  })
  it('says at the key why it was refused', async () => {
    refuse = { type: '/problems/show-has-ended', title: '', status: 409, detail: '' }
    const wrapper = desk()
    await press('Digit1')
    expect(wrapper.findAll('.cue-key')[0]?.get('[role=alert]').text()).toBe('这一场已经结束，不再收操作。')
    expect(wrapper.findAll('.cue-key')[1]?.find('[role=alert]').exists()).toBe(false)
  })
  it('fills the chip of each role that acknowledged', () => {
    const sent = cue('ones', { host: 'Type 1 if you want it', floorController: 'Watch the comments' }, { acknowledged: [{ role: 'host', at: momentAt(66), by: person('host') }] })
    const key = desk(showView({ cues: [sent] })).findAll('.cue-key')[1]
    expect(key?.findAll('.crew-chip').map((chip) => chip.classes('filled'))).toEqual([true, false])
    expect(key?.text()).toContain('等场控')
  })
  it('is not there to be pressed for a role that may not send', async () => {
    const wrapper = desk(showView(), 'customerService')
    await press('Digit1')
    await press('KeyE')
    await press('KeyK')
    expect(wishes).toEqual([])
    expect(wrapper.get('.bay.cues').text()).toContain('发提示只给运营、场控、中控')
  })
})

describe('what viewers wrote', () => {
  it('stands apart from the line around it, whichever way it is read', () => {
    const text = '\u202Eהאם יש מידה גדולה'
    const shown = { ...showView(), comments: [{ number: 1, at: momentAt(66), viewer: 7, nick: 'נועה*', text }] }
    expect(desk(shown).findAll('.comment bdi').map((one) => one.text())).toEqual(['נועה*', text])
  })
})

describe('a page of cues', () => {
  const many = () => showView({ cueKeys: Array.from({ length: 11 }, (_, index) => ({ name: `cue ${index + 1}`, lines: { host: 'line' } })) })
  it('turns with Tab from the bare page, and Tab moves the focus once something has it', async () => {
    const wrapper = desk(many())
    await press('Tab')
    await press('Digit2')
    expect(wishes).toMatchObject([{ name: 'cue 11' }])
    wrapper.get<HTMLInputElement>('input[type=search]').element.focus()
    const tab = new KeyboardEvent('keydown', { code: 'Tab', bubbles: true, cancelable: true })
    wrapper.get('input[type=search]').element.dispatchEvent(tab)
    expect(tab.defaultPrevented).toBe(false)
  })
})

describe('a cue from someone else', () => {
  it('stands above the keys until it is acknowledged with A', async () => {
    const wrapper = desk(showView({ cues: [cue('c1', { floorController: '准备福袋' })] }))
    expect(wrapper.get('.mine').text()).toContain('准备福袋')
    await press('KeyA')
    expect(wishes).toEqual([{ wish: 'acknowledgeCue', cue: 'c1', role: 'floorController' }])
    expect(wrapper.find('.mine').exists()).toBe(false)
  })
})

describe('the rundown', () => {
  it('gives forty seconds more, and cuts to the next item', async () => {
    desk()
    await press('KeyE')
    await press('KeyK')
    expect(wishes).toEqual([{ wish: 'extendItem', item: 'coat', ms: 40_000 }, { wish: 'takeItem', item: 'scarf' }])
  })
  it('does not end a show on one stray key', async () => {
    const wrapper = desk()
    await press('KeyS')
    expect(wishes).toEqual([])
    expect(wrapper.findAll('[role=menuitem]').map((entry) => entry.get('b').text())).toEqual(['暂停 Enter', '下播 Enter'])
    await wrapper.findAll('[role=menuitem]')[0]?.trigger('click')
    expect(asked()).toEqual(['pauseShow'])
  })
})

describe('a figure', () => {
  const stream = (gives: string[], lastAt = momentAt(119)) => ({ name: '采集', origin: 'captured' as const, gives, zone: 'Asia/Shanghai', periodMs: 10_000, lastAt, offsetMs: 0 })
  it('that the source does not give stands as — with the reason, and a zero as 0', () => {
    const wrapper = desk(showView({}, { streams: [stream(['commented', 'paid'])], figures: figures({ gmvFen: 0, orders: 0 }) }))
    expect(wrapper.get('.figure.follow').text()).toContain('—')
    expect(wrapper.get('.figure.follow').text()).toContain('这个来源不给')
    expect(wrapper.get('.figure.gmv').text()).toContain('0.00')
    expect(wrapper.get('.figure.gmv').text()).not.toContain('—')
  })
  it('that is older than two and a half periods is hatched and says so', () => {
    const room = { streams: [stream(['online'], momentAt(80))], figures: figures({ onlineLast: 1_286 }) }
    const old = desk(showView({}, room)).get('.figure.online')
    expect(old.classes()).toContain('stale')
    expect(old.text()).toContain('陈旧')
  })
  it('is stale with the whole screen, which says where it stopped', () => {
    const wrapper = desk(showView({}, { streams: [stream(['online'])], figures: figures({ onlineLast: 9 }) }), 'floorController', true)
    expect(wrapper.get('.figure.online').classes()).toContain('stale')
    expect(wrapper.text()).toContain('画面停在 20:04:10，已 7 秒。')
  })
})

describe('a surge', () => {
  it('is told above the figures while the show goes on (R3, L7)', async () => {
    trend = risenAt(12)
    const wrapper = desk({ ...showView(), clock: { now: momentAt(12 * 60 + 30), rate: 1 } })
    await vi.dynamicImportSettled()
    await flushPromises()
    expect(wrapper.get('[role=status].told').text()).toContain('进人突增')
    const over = desk({ ...showView({ phase: 'ended', endedAt: momentAt(760) }), clock: { now: momentAt(12 * 60 + 30), rate: 1 } })
    await flushPromises()
    expect(over.find('.told').exists()).toBe(false)
  })
})

describe('a journal that does not write', () => {
  it('is told on the screen', () => {
    expect(desk({ ...showView(), journal: { writing: false, problem: 'disk full' } }).get('[role=alert]').text()).toContain('没写进日志')
  })
})

describe('a show without a rundown', () => {
  const planless = (change: Partial<ShowView> = {}) => ({ ...showView({ items: [], nowItem: null }), ...change })
  const playback = { state: 'playing' as const, speed: 60, from: momentAt(0), until: null, file: 'room-38.csv', rejected: 7 }

  it('says so in its bay, claims no offset and no end, and offers no key that needs an item', () => {
    const wrapper = desk(planless())
    expect(wrapper.get('section.rundown').text()).toBe('排品这场没有排品。提示、评论和轮次照常；偏差和预计结束要有排品才算得出。')
    expect(wrapper.get('.bar').text()).toContain('偏差—没有排品预计结束—')
    expect(wrapper.get('.foot').text()).not.toContain('延 40 秒')
  })
  it('can be played on in steps, and leads to the lines that were not read', () => {
    const wrapper = desk(planless({ playback }))
    expect(wrapper.get('.playback').text()).toContain('跳 5 分')
    expect(wrapper.find('input[type=range]').exists()).toBe(false)
    expect(wrapper.getComponent({ name: 'PlaybackRow' }).getComponent(RouterLinkStub).props('to')).toEqual({ name: 'shows', query: { open: 'quarantine', show: 's1' } })
  })
  it('shows how far it is as soon as its end is known', () => {
    const range = desk(planless({ playback: { ...playback, until: momentAt(480) } })).get('input[type=range]')
    expect([range.attributes('style'), range.attributes('aria-valuetext')]).toEqual(['--part: 25%;', '20:04:10'])
  })
})
