import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { routerKey } from 'vue-router'
import type { ShowView, Wish } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import PrompterDesk from './PrompterDesk.vue'
import { cue, item, momentAt, person, runningShow, showView } from './viewKit'

let wishes: Wish[] = []
let refuse: object | null = null
beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  localStorage.clear()
  wishes = []
  refuse = null
  vi.stubGlobal('fetch', (_path: string, options: RequestInit) => {
    wishes.push(JSON.parse(String(options.body)) as Wish)
    return Promise.resolve(refuse === null ? Response.json({ position: 8 }) : Response.json(refuse, { status: 503 }))
  })
})
afterEach(() => void vi.unstubAllGlobals())
enableAutoUnmount(afterEach)

function prompter(view: ShowView = showView()) {
  return mount(PrompterDesk, {
    props: { running: runningShow(view), view, person: person('host', '晚晴'), roles: [] },
    global: { plugins: [i18n], stubs: { RouterLink: true }, provide: { [routerKey as symbol]: { push: () => undefined } } },
    attachTo: document.body,
  })
}
async function press(code: string, more: KeyboardEventInit = {}): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...more }))
  await flushPromises()
}
const twoCues = () => showView({ cues: [
  cue('late', { host: '报尺码' }, { sentAt: momentAt(100) }), cue('early', { host: '再喊一遍扣 1' }, { sentAt: momentAt(90) }),
  cue('notMine', { coHost: '举尺码板' }), cue('back', { host: '撤回的' }, { takenBackAt: momentAt(61) }),
] })

describe('the cue band', () => {
  it('shows the oldest cue first, with its sender and how many wait behind it', () => {
    const band = prompter(twoCues()).get('.cue')
    expect(band.get('b').text()).toBe('再喊一遍扣 1')
    expect(band.text()).toContain('Wood 30 秒前')
    expect(band.text()).toContain('后面还有 1 条')
  })
  it('is acknowledged with Space or a touch, and the next one comes', async () => {
    const wrapper = prompter(twoCues())
    await press('Space')
    expect(wishes).toEqual([{ wish: 'acknowledgeCue', cue: 'early', role: 'host' }])
    expect(wrapper.get('.cue b').text()).toBe('报尺码')
    await wrapper.get('button.acknowledge').trigger('click')
    await flushPromises()
    expect(wishes.at(-1)).toEqual({ wish: 'acknowledgeCue', cue: 'late', role: 'host' })
    expect(wrapper.find('.cue').exists()).toBe(false)
  })
  it('stays with the reason when the acknowledgement was not journaled', async () => {
    refuse = { type: '/problems/not-journaled', title: '', status: 503, detail: '' }
    const wrapper = prompter(twoCues())
    await press('Space')
    expect(wrapper.get('.cue b').text()).toBe('再喊一遍扣 1')
    expect(wrapper.get('.refusal').text()).toContain('没写进日志')
  })
  it('does nothing on Space while there is no cue', async () => {
    prompter()
    await press('Space')
    expect(wishes).toEqual([])
  })
})

describe('what the host reads', () => {
  it('is the item with its facts, the line, and what comes next', () => {
    const now = item('coat', 'now', { points: [{ label: '裤长', text: '98 公分' }], line: '想要的扣个 1' })
    const text = prompter(showView({ items: [now, item('scarf', 'waiting')] })).text()
    for (const part of ['coat', '裤长', '98 公分', '想要的扣个 1', '下一款', 'scarf', '20:10:10']) expect(text).toContain(part)
  })
  it('is larger, smaller and mirrored by key, and the device remembers', async () => {
    const wrapper = prompter()
    await press('Equal')
    await press('KeyM')
    expect(wrapper.get('main').attributes('style')).toContain('1.15')
    expect(wrapper.get('main').classes()).toContain('mirrored')
    wrapper.unmount()
    expect(prompter().get('main').classes()).toContain('mirrored')
  })
  it('is a countdown before the start and an end after it', () => {
    const planned = showView({ phase: 'planned', startedAt: null, nowItem: null, plannedStart: momentAt(720), items: [item('coat', 'waiting')] })
    expect(prompter(planned).text()).toContain('离开播10:00')
    expect(prompter(showView({ phase: 'ended', endedAt: momentAt(110), items: [item('coat', 'done')] })).text()).toContain('这场已下播')
  })
})

describe('a show without a rundown', () => {
  it('gives the host its clock and its cues', () => {
    const text = prompter(showView({ items: [], nowItem: null, cues: [cue('a', { host: '报尺码' })] })).text()
    expect(text).toContain('已播2:00没有排品，提示照常来')
    expect(text).toContain('报尺码')
  })
})
