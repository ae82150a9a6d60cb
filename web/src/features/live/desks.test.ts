import { enableAutoUnmount, flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import type { CrewRole, ShowView } from '@/domain/contract'
import { DESKS, desksFor, type DeskName } from '@/domain/desks'
import { chooseLocale } from '@/i18n'
import { activeKeys } from '@/ui/keys'
import BrandDesk from './brand/BrandDesk.vue'
import CoHostDesk from './cohost/CoHostDesk.vue'
import ConsoleDesk from './console/ConsoleDesk.vue'
import { fakeWishes, press, said, sit, step, stepDone, type Asked } from './deskKit'
import { useDeskCycle, type DeskCycle } from './desks/useDeskCycle'
import FloorDesk from './FloorDesk.vue'
import PrompterDesk from './PrompterDesk.vue'
import ReachDesk from './reach/ReachDesk.vue'
import ServiceDesk from './service/ServiceDesk.vue'
import { cue, figures, item, momentAt, showView } from './viewKit'

let asked: Asked
beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  localStorage.clear()
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout', 'performance', 'Date'] })
  asked = fakeWishes()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
enableAutoUnmount(afterEach)

const SCREENS = { floor: FloorDesk, console: ConsoleDesk, prompter: PrompterDesk, 'co-host': CoHostDesk, service: ServiceDesk, reach: ReachDesk, brand: BrandDesk } as const
const STEPS = [step('讲解', 'consoleOperator', { ofItem: true, guide: ['手机打开视频号助手', '点讲解'] }), step('推卡片', 'consoleOperator'), step('举尺码板', 'coHost'), step('举满减', 'coHost'), step('群里提醒', 'privateDomain')]
const full = (change: Partial<ShowView['crew']> = {}) => showView({ handSteps: STEPS, ...change })

/** What the floor desk asks for beside the stream. */
const NO_TREND = { points: [], more: false }

describe('every desk', () => {
  it.each(Object.entries(SCREENS))('%s has the bar with the tally, the person and the foot or its own bar', (_, screen) => {
    const text = sit(screen, 'operator', full()).text()
    expect(text).toContain('直播中')
    expect(text).toContain('Stone')
  })
  it.each(Object.entries(SCREENS).filter(([name]) => name !== 'prompter'))('%s tells on the screen when nothing is written', (_, screen) => {
    const view = { ...full(), journal: { writing: false, problem: 'disk full' } }
    expect(sit(screen, 'operator', view).get('[role=alert]').text()).toContain('没写进日志')
  })
  it.each(Object.entries(SCREENS))('%s is silent while an input method composes', async (_, screen) => {
    sit(screen, 'floorController', full())
    for (const { code, shift } of activeKeys.value) await press(code, { isComposing: true, shiftKey: shift ?? false })
    expect(asked.wishes).toEqual([])
  })
  it.each(['console', 'co-host', 'service', 'reach', 'prompter'] as const)('%s shows the cue of its role to who looks, and takes an answer from nobody else', async (name) => {
    const roles = { console: 'consoleOperator', 'co-host': 'coHost', service: 'customerService', reach: 'privateDomain', prompter: 'host' } as const
    const view = full({ cues: [cue('c1', { [roles[name]]: '数到 1 放这一批' })] })
    const looking = sit(SCREENS[name], name === 'service' ? 'privateDomain' : 'customerService', view)
    await press('Space')
    expect([looking.text().includes('数到 1 放这一批'), looking.find('button.acknowledge').exists(), asked.wishes]).toEqual([true, false, []])
    looking.unmount()
    sit(SCREENS[name], roles[name], view)
    await press('Space')
    expect(asked.wishes).toEqual([{ wish: 'acknowledgeCue', cue: 'c1', role: roles[name] }])
  })
})

describe('the menu of desks', () => {
  const open = async (role: CrewRole = 'floorController'): Promise<VueWrapper> => {
    const wrapper = sit(FloorDesk, role, full(), { desks: desksFor(role) })
    await press('KeyV')
    return wrapper
  }
  it('opens with V, and a digit then goes to the desk instead of sending a cue', async () => {
    const wrapper = await open()
    const push = vi.spyOn(wrapper.vm.$router, 'push')
    await press('Digit3')
    expect([asked.wishes, push.mock.calls[0]?.[0]]).toEqual([[], { name: 'console', params: { show: 's1' } }])
    await press('Digit1')
    expect(asked.wishes).toMatchObject([{ wish: 'sendCue' }])
  })
  it('has each desk under its digit, and closes with Escape', async () => {
    const wrapper = await open()
    expect(wrapper.findAll('.desk-list li a').map((link) => link.text())).toEqual(['1场控', '2运营墙', '3中控', '4提词', '5副播', '6客服', '7私域', '8品牌方'])
    await press('Escape')
    expect(wrapper.find('.desk-list').exists()).toBe(false)
  })
  it('does not open where there is nowhere to go', async () => {
    const wrapper = sit(BrandDesk, 'brandViewer', full(), { desks: desksFor('brandViewer') })
    await press('KeyV')
    expect(wrapper.find('.menu').exists()).toBe(false)
  })
  it.each<[CrewRole, string]>([['consoleOperator', ''], ['operator', '可代记'], ['customerService', '只看']])('%s at the console’s desk is told: %s', (role, word) => {
    expect(sit(ConsoleDesk, role, full()).find('.seat').exists() ? sit(ConsoleDesk, role, full()).get('.seat').text() : '').toBe(word)
  })
})

describe('a round of the desks', () => {
  function cycling(desks: readonly DeskName[] = DESKS): { cycle: DeskCycle; seen: DeskName[]; end: () => void } {
    const here = ref<DeskName>('floor')
    const seen: DeskName[] = []
    const scope = effectScope()
    const cycle = scope.run(() => useDeskCycle(() => here.value, () => desks, (desk) => seen.push((here.value = desk))))
    if (!cycle) throw new Error('The scope ran nothing.')
    return { cycle, seen, end: () => scope.stop() }
  }
  it('goes on after the chosen seconds, and the device remembers what was chosen', () => {
    const { cycle, seen, end } = cycling()
    cycle.choose({ desks: ['floor', 'console', 'service'], seconds: 20 })
    cycle.start()
    expect([cycle.leftSeconds.value, cycle.next.value]).toEqual([20, 'console'])
    vi.advanceTimersByTime(20_250)
    expect([seen, cycle.next.value]).toEqual([['console'], 'service'])
    vi.advanceTimersByTime(40_500)
    expect(seen).toEqual(['console', 'service', 'floor'])
    end()
    expect(cycling().cycle.plan.value).toEqual({ desks: ['floor', 'console', 'service'], seconds: 20 })
  })
  it('ends with the first key, which does nothing else', async () => {
    sit(FloorDesk, 'floorController', full())
    const { cycle, seen } = cycling()
    cycle.start()
    await press('Digit1')
    vi.advanceTimersByTime(120_000)
    expect([asked.wishes, seen, cycle.running.value]).toEqual([[], [], false])
    await press('Digit1')
    expect(asked.wishes).toMatchObject([{ wish: 'sendCue' }])
  })
  it('does not begin where there is no other desk to go to', () => {
    const { cycle } = cycling(['brand'])
    cycle.start()
    expect(cycle.running.value).toBe(false)
  })
  it('starts with Shift V from any desk', async () => {
    const { cycle } = cycling()
    sit(ConsoleDesk, 'operator', full(), { desks: DESKS, cycle })
    await press('KeyV', { shiftKey: true })
    expect(cycle.running.value).toBe(true)
    cycle.stop()
  })
})

describe('a step at a desk that has no bay for steps', () => {
  const own = (done: object[] = []) => full({ handSteps: [step('公屏刷关注', 'floorController'), ...STEPS], stepsDone: done as ShowView['crew']['stepsDone'] })
  it('is recorded with J, and within three seconds Z takes it back rather than the cue before it', async () => {
    sit(FloorDesk, 'floorController', own())
    await press('Digit1')
    await press('KeyJ')
    await press('KeyZ')
    await press('KeyZ')
    expect(asked.wishes).toMatchObject([{ wish: 'sendCue' }, { wish: 'recordStep', name: '公屏刷关注', role: 'floorController', item: null }, { wish: 'takeBackStep' }, { wish: 'takeBackCue' }])
  })
  it('leaves Z to the cues once its time is over', async () => {
    sit(FloorDesk, 'floorController', own())
    await press('KeyJ')
    vi.advanceTimersByTime(3_100)
    await press('Digit1')
    await press('KeyZ')
    expect(asked.wishes.map(({ wish }) => wish)).toEqual(['recordStep', 'sendCue', 'takeBackCue'])
  })
  it('stands in the foot with the time at which it was done, and is nobody else’s to record', async () => {
    const desk = sit(FloorDesk, 'floorController', own([stepDone('公屏刷关注', 'floorController')]))
    expect(desk.get('.step-keys').text()).toMatch(/✓公屏刷关注20:\d\d:\d\d/)
    desk.unmount()
    const other = sit(FloorDesk, 'customerService', own())
    await press('KeyJ')
    expect([other.find('.step-keys').exists(), asked.wishes]).toEqual([false, []])
  })
})

describe('a phone that is to join', () => {
  it.each<[CrewRole, boolean]>([['floorController', true], ['operator', true], ['host', false], ['brandViewer', false]])('is let in from the desk by %s: %s', async (role, may) => {
    const wrapper = sit(FloorDesk, role, full(), { desks: DESKS })
    await press('KeyV')
    expect(wrapper.get('.menu').text().includes('让手机加入')).toBe(may)
  })
})

describe('a step by hand', () => {
  it('is recorded with J for the item on air, and the next one is chosen', async () => {
    const wrapper = sit(ConsoleDesk, 'consoleOperator', full())
    expect(wrapper.get('.steps .chosen').text()).toContain('手机打开视频号助手')
    await press('KeyJ')
    expect(asked.wishes).toMatchObject([{ wish: 'recordStep', name: '讲解', role: 'consoleOperator', item: 'coat' }])
    expect(wrapper.get('.steps .chosen').text()).toContain('推卡片')
    await press('KeyJ')
    expect(asked.wishes[1]).toMatchObject({ name: '推卡片', item: null })
  })
  it('is chosen with the arrows, round and round', async () => {
    sit(ConsoleDesk, 'consoleOperator', full())
    await press('ArrowUp')
    await press('KeyJ')
    expect(asked.wishes).toMatchObject([{ name: '推卡片' }])
  })
  it('can be taken back with Z for three seconds, and not after', async () => {
    sit(ConsoleDesk, 'consoleOperator', full())
    await press('KeyJ')
    const [recorded] = asked.wishes
    vi.advanceTimersByTime(2_900)
    await press('KeyZ')
    expect(asked.wishes[1]).toEqual({ wish: 'takeBackStep', step: recorded?.wish === 'recordStep' ? recorded.step : '' })
    await press('KeyJ')
    vi.advanceTimersByTime(3_100)
    await press('KeyZ')
    expect(asked.wishes.map(({ wish }) => wish)).toEqual(['recordStep', 'takeBackStep', 'recordStep'])
  })
  it('says who did it and when, and who has not', () => {
    const text = sit(ConsoleDesk, 'consoleOperator', full({ stepsDone: [stepDone('推卡片', 'consoleOperator')] })).get('.steps').text()
    expect(text).toContain('Bean 20:03:40 做的')
    expect(text).toContain('举尺码板')
  })
  it('says at the step why it was refused', async () => {
    asked.refuse = { type: '/problems/show-has-ended', title: '', status: 409, detail: '' }
    const wrapper = sit(ConsoleDesk, 'consoleOperator', full())
    await press('KeyJ')
    expect(wrapper.get('.steps .chosen [role=alert]').text()).toBe('这一场已经结束，不再收操作。')
  })
  it.each<[CrewRole, number]>([['consoleOperator', 1], ['floorController', 1], ['operator', 1], ['host', 0], ['customerService', 0]])('of the console is recorded by %s: %i', async (role, times) => {
    sit(ConsoleDesk, role, full())
    await press('KeyJ')
    expect(asked.wishes.length).toBe(times)
  })
  it('stands in the log of all roles', () => {
    const log = sit(ConsoleDesk, 'consoleOperator', full({ stepsDone: [stepDone('举满减', 'coHost'), stepDone('讲解', 'consoleOperator', { item: 'coat', takenBackAt: momentAt(92) })] })).get('.step-log')
    expect(log.findAll('li').map((line) => line.text())).toEqual(['20:03:40副举满减Bean', '20:03:40中讲解coat已撤回'])
  })
})

describe('the console', () => {
  const goods = () => sit(ConsoleDesk, 'consoleOperator', {
    ...showView({ items: [item('coat', 'now', { code: 'LM1', name: '大衣', points: [{ label: '肩宽', text: '42 公分' }] }), item('scarf', 'waiting', { name: '围巾' })] }, {
      streams: [{ name: '订单', origin: 'orders', gives: ['ordered', 'paid'], zone: 'Asia/Shanghai', periodMs: 60_000, lastAt: momentAt(118), offsetMs: 0 }],
      products: [{ code: 'LM1', figures: figures({ orders: 3, unitsSold: 4, gmvFen: 147_600 }) }],
    }),
  })
  it('has the goods with what became of each, and — with its reason for what no source gives', () => {
    const rows = goods().findAll('.goods tbody tr')
    expect(rows[0]?.findAll('td').map((cell) => cell.text())).toEqual(['1', '爆大衣LM1', '¥369', '8:00', '2:00', '—', '—', '3', '4', '¥1,476.00', '¥738.00'])
    expect(rows[0]?.findAll('td')[5]?.attributes('title')).toBe('来源不给按商品的数')
    expect(rows[1]?.findAll('td')[7]?.attributes('title')).toBe('排品里没写货号，对不上')
  })
  it('has the item on air large, with price and facts, and the table’s source once', () => {
    expect(goods().get('.on-air').text()).toContain('大衣LM1¥369.00肩宽42 公分')
    expect(goods().get('.goods .source-mark').text()).toContain('订单 2 秒前')
  })
  it.each([[9.34, '9.3'], [0.05, '0.0'], [10.2, '0:11'], [-4.2, '0:04']])('counts %s seconds before the end as %s', (seconds, shown) => {
    const view = { ...full(), clock: { now: momentAt(480 - seconds), rate: 1 } }
    expect(sit(ConsoleDesk, 'consoleOperator', view).get('[role=timer]').text()).toBe(shown)
  })
})

describe('the co-host', () => {
  it('records a board by the place of its key, and sees when it was held up', async () => {
    const wrapper = sit(CoHostDesk, 'coHost', full({ stepsDone: [stepDone('举尺码板', 'coHost')] }))
    expect(wrapper.findAll('.keys button').map((key) => key.text())).toEqual(['1举尺码板20:03:40 举过', '2举满减还没举过'])
    await press('Digit2')
    await press('Digit9')
    expect(asked.wishes).toMatchObject([{ wish: 'recordStep', name: '举满减', role: 'coHost' }])
  })
  it('has the next three items with the time of the plan and the expected one', () => {
    const items = [item('coat', 'now'), ...['a', 'b', 'c', 'd'].map((id) => item(id, 'waiting'))]
    expect(sit(CoHostDesk, 'coHost', full({ items })).findAll('.next-items li .line').map((line) => line.text())).toEqual(['爆a20:10 20:10:10', '爆b20:18 20:18:10', '爆c20:26 20:26:10'])
  })
  it('sees what viewers ask, by topic and by who waits longest', () => {
    const view = { ...full(), comments: [said(1, '几天能到成都', 1, 30), said(2, '158 110 斤穿什么码', 2, 50), said(3, '157 112 斤拍多大', 3, 55)] }
    expect(sit(CoHostDesk, 'coHost', view).findAll('.question').map((one) => one.text())).toEqual(['发货几天能到成都1 人等 1:30', '尺码158 110 斤穿什么码2 人等 1:102 种问法'])
  })
})

describe('customer service', () => {
  const view = (): ShowView => ({ ...full(), comments: [said(1, '几天能到成都', 1, 30), said(2, '黑色还有吗', 2, 50), said(3, '黑色还有吗', 3, 52), said(4, '上次买的还没发货', 4, 55)] })
  const waiting = (wrapper: VueWrapper) => wrapper.findAll('.place:first-child .question b').map((one) => one.text())
  it('answers the longest wait first: recorded by topic, never by what a viewer wrote', async () => {
    const wrapper = sit(ServiceDesk, 'customerService', view())
    expect(waiting(wrapper)).toEqual(['几天能到成都', '黑色还有吗'])
    await press('Enter')
    expect(asked.wishes).toMatchObject([{ wish: 'recordStep', name: '已回 发货', role: 'customerService', item: null }])
    expect(waiting(wrapper)).toEqual(['黑色还有吗'])
  })
  it('has what most people ask first when that is chosen', async () => {
    const wrapper = sit(ServiceDesk, 'customerService', view())
    await wrapper.findAll('.orders button')[1]?.trigger('click')
    expect(waiting(wrapper)).toEqual(['黑色还有吗', '几天能到成都'])
  })
  it('lets it wait again when the record was taken back', async () => {
    const wrapper = sit(ServiceDesk, 'customerService', view())
    await press('Enter')
    const [recorded] = asked.wishes
    const id = recorded?.wish === 'recordStep' ? recorded.step : ''
    await wrapper.setProps({ view: { ...view(), crew: { ...full().crew, stepsDone: [stepDone('已回 发货', 'customerService', { id, takenBackAt: momentAt(122) })] } } })
    expect(waiting(wrapper)).toEqual(['几天能到成都', '黑色还有吗'])
  })
  it('keeps the question when the record was refused, and says why', async () => {
    asked.refuse = { type: '/problems/not-journaled', title: '', status: 503, detail: '' }
    const wrapper = sit(ServiceDesk, 'customerService', view())
    await press('Enter')
    expect(waiting(wrapper)).toContain('几天能到成都')
    expect(wrapper.get('.answer [role=alert]').text()).toContain('没写进日志')
  })
  it('copies what was written with C, and the question where nothing is', async () => {
    const copied: string[] = []
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } })
    const wrapper = sit(ServiceDesk, 'customerService', view())
    await press('KeyC')
    await wrapper.get('textarea').setValue('48 小时内发')
    await press('KeyC', {}, wrapper.get('textarea').element)
    expect(copied).toEqual(['几天能到成都'])
    await press('KeyC')
    expect(copied).toEqual(['几天能到成都', '48 小时内发'])
  })
  it('has complaints in a bay of their own, and an arrow leads to them', async () => {
    const wrapper = sit(ServiceDesk, 'customerService', view())
    expect(wrapper.get('.cases').text()).toContain('上次买的还没发货')
    await press('ArrowUp')
    await press('Enter')
    expect(asked.wishes).toMatchObject([{ name: '已回 投诉' }])
    expect(wrapper.get('.cases').text()).toContain('没有投诉')
  })
  it('lets nobody else record for it who does not run the show', async () => {
    sit(ServiceDesk, 'host', view())
    await press('Enter')
    expect(asked.wishes).toEqual([])
  })
})

describe('the private-domain team', () => {
  it('records what was done in the groups, and says why there are no entries and no reservations', async () => {
    const wrapper = sit(ReachDesk, 'privateDomain', full())
    await press('KeyJ')
    expect(asked.wishes).toMatchObject([{ wish: 'recordStep', name: '群里提醒', role: 'privateDomain' }])
    expect(wrapper.text()).toContain('这个来源不给入口')
    expect(wrapper.text()).toContain('接上的来源不给预约数')
  })
  it('has entries that were seen beside what the platform counts, each under its own mark', () => {
    const view = showView({}, {
      sources: [{ source: 'square', figures: figures({ uv: 30, followRate: 0.1 }), entriesNow: null, entriesBefore: null }, { source: 'share', figures: figures({ uv: 10 }), entriesNow: null, entriesBefore: null }],
      platform: { latest: [{ measure: 'viewers', windowMinutes: 0, source: 'square', value: 41, at: momentAt(100), origin: 'dashboard' }], windows: [] },
    })
    const rows = sit(ReachDesk, 'privateDomain', view).findAll('.entries tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))
    expect(rows).toEqual([['直播广场', '30', '75.0%', '10.0%', '41'], ['分享', '10', '25.0%', '—', '—']])
  })
})

describe('the brand', () => {
  it('reads figures, rounds and goods: no words of viewers, no lines of the crew, nothing to press', async () => {
    const view = { ...full({ cues: [cue('c1', { host: '先别报价' })] }), comments: [said(1, '几天能到成都', 1)], playback: { state: 'playing' as const, speed: 1, from: momentAt(0), until: null, file: null, rejected: 0 } }
    const wrapper = sit(BrandDesk, 'brandViewer', view)
    const text = wrapper.text()
    for (const hidden of ['几天能到成都', '先别报价', '求关注', 'follow', '讲解']) expect(text).not.toContain(hidden)
    expect(wrapper.get('.seat').text()).toBe('只看')
    expect(wrapper.findAll('button:not([disabled])').filter((button) => !button.element.closest('.person-chip, .tabs'))).toEqual([])
    for (const { code } of activeKeys.value) await press(code)
    expect(asked.wishes).toEqual([])
  })
})

describe('a figure beside the platform’s', () => {
  const reading = (measure: 'followers' | 'online', value: number, seconds: number, origin: 'dashboard' | 'typed' = 'dashboard') => ({ measure, windowMinutes: 0, source: null, value, at: momentAt(seconds), origin })
  const streams = (periodMs: number) => [
    { name: '采集', origin: 'captured' as const, gives: ['online', 'commented'], zone: 'Asia/Shanghai', periodMs: 10_000, lastAt: momentAt(119), offsetMs: 0 },
    { name: '大屏', origin: 'dashboard' as const, gives: [], zone: 'Asia/Shanghai', periodMs, lastAt: momentAt(100), offsetMs: 0 },
  ]
  const floor = (latest: ReturnType<typeof reading>[], periodMs = 60_000, online: number | null = 1_286) => sit(FloorDesk, 'floorController', showView({}, { streams: streams(periodMs), figures: figures({ onlineLast: online }), platform: { latest, windows: [] } }))

  it('stands alone where ours is not there, with its own mark, window and age', () => {
    const cell = floor([reading('followers', 412, 100)]).get('.figure.follow')
    expect(cell.text()).toBe('转粉412人，全场大屏 20 秒前')
    expect([cell.classes('stale'), cell.classes('absent')]).toEqual([false, false])
  })
  it('is marked as typed where a person typed it in', () => expect(floor([reading('followers', 412, 100, 'typed')]).get('.figure.follow').text()).toContain('手填 20 秒前'))
  it('is stale after two and a half periods of its own source', () => {
    expect(floor([reading('followers', 412, 100)], 7_000).get('.figure.follow').classes('stale')).toBe(true)
    expect(floor([reading('followers', 412, 100)], 9_000).get('.figure.follow').classes('stale')).toBe(false)
  })
  it('stands beside ours where it differs, and not where it says the same', () => {
    expect(floor([reading('online', 1_301, 110)]).get('.figure.online').text()).toContain('大屏 1,301')
    expect(floor([reading('online', 1_286, 110)]).get('.figure.online').text()).not.toContain('大屏')
  })
})

describe('what is typed in', () => {
  async function form(role: CrewRole = 'operator') {
    HTMLDialogElement.prototype.showModal ??= vi.fn<() => void>()
    vi.stubGlobal('fetch', (path: string, options: RequestInit = {}) => {
      if (path === '/api/mappings') return Promise.resolve(Response.json([]))
      if (path.includes('/trend?')) return Promise.resolve(Response.json(NO_TREND))
      asked.wishes.push({ path, key: new Headers(options.headers).get('Idempotency-Key'), ...(JSON.parse(String(options.body)) as object) } as never)
      return Promise.resolve(asked.refuse === null ? Response.json({ accepted: 1, duplicates: 0, rejected: 0, quarantined: [], passedOver: [] }) : Response.json(asked.refuse, { status: 422 }))
    })
    const wrapper = sit(FloorDesk, role, full())
    await press('KeyD')
    await flushPromises()
    return wrapper
  }
  it('goes out in its unit, and the field is free for the next', async () => {
    const wrapper = await form()
    await wrapper.get('.typed-form input').setValue('412')
    await wrapper.get('.typed-form').trigger('submit')
    await flushPromises()
    expect(asked.wishes).toMatchObject([{ path: '/api/shows/s1/typed', readings: [{ measure: 'followers', windowMinutes: 0, source: null, value: 412 }] }])
    expect((asked.wishes[0] as unknown as { key: string }).key).toMatch(/^[0-9a-f-]{36}$/)
    expect(wrapper.get<HTMLInputElement>('.typed-form input').element.value).toBe('')
  })
  it('stays as typed when it is refused, with the reason beside it', async () => {
    asked.refuse = { type: '/problems/not-journaled', title: '', status: 503, detail: '' }
    const wrapper = await form()
    for (const [text, reason] of [['四百', '这不是一个数'], ['412', '没写进日志']] as const) {
      await wrapper.get('.typed-form input').setValue(text)
      await wrapper.get('.typed-form').trigger('submit')
      await flushPromises()
      expect([wrapper.get<HTMLInputElement>('.typed-form input').element.value, wrapper.get('.typed-form .value [role=alert]').text()]).toEqual([text, expect.stringContaining(reason)])
    }
  })
  it('is not asked of who does not run the show', async () => expect((await form('customerService')).find('.typed-entry').exists()).toBe(false))
})

describe('a table of the dashboard', () => {
  it('is sent as it is, and its counts, unknown columns and unread rows are told', async () => {
    HTMLDialogElement.prototype.showModal ??= vi.fn<() => void>()
    const sent: { path: string; body: unknown }[] = []
    class Request {
      upload = {}
      status = 200
      responseText = JSON.stringify({ accepted: 40, duplicates: 2, rejected: 1, quarantined: [{ line: 17, reason: 'wrongValue', detail: 'value', excerpt: '20:10,1 2' }], passedOver: ['备注'] })
      onload: () => void = () => undefined
      private path = ''
      open(_method: string, path: string): void { this.path = path }
      setRequestHeader(): void { /* not looked at here */ }
      getResponseHeader(): null { return null }
      abort(): void { /* nothing runs */ }
      send(body: unknown): void {
        sent.push({ path: this.path, body })
        this.onload()
      }
    }
    vi.stubGlobal('XMLHttpRequest', Request)
    vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(path.includes('/trend?') ? NO_TREND : [{ name: 'shop-orders', description: '' }])))
    const wrapper = sit(FloorDesk, 'operator', full())
    await press('KeyD')
    const form = wrapper.get('.import-form')
    await form.trigger('submit')
    expect(form.get('[role=alert]').text()).toBe('先选文件')
    const table = new File(['time,value'], 'dashboard.csv')
    Object.defineProperty(form.get('input[type=file]').element, 'files', { value: [table] })
    await form.get('input[type=file]').trigger('change')
    await form.trigger('submit')
    await flushPromises()
    expect(sent).toEqual([{ path: '/api/shows/s1/imports?mapping=dashboard', body: table }])
    const text = form.get('.result').text()
    for (const part of ['收下 40，重复 2，没读懂 1', '备注', '第 17 行', '值不对', '20:10,1 2']) expect(text).toContain(part)
  })
})
