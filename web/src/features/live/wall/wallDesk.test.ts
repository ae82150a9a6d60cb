import { enableAutoUnmount, flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { routerKey } from 'vue-router'
import type { FiguresView, RoundView, ShowView, StreamView } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import { chooseTheme } from '@/ui/theme'
import { cue, figures, item, momentAt, person, runningShow, showView } from '../viewKit'
import WallDesk from './WallDesk.vue'

/** Stands in for the library, which needs a real canvas: it remembers what it was told to draw. */
const told = vi.hoisted(() => ({ options: [] as { series: { name: string }[] }[], groups: [] as (string | undefined)[], gone: 0 }))
vi.mock('@/ui/chart/engine', () => ({
  drawn: (_element: HTMLElement, group: string | undefined) => {
    told.groups.push(group)
    return { setOption: (option: (typeof told.options)[number]) => told.options.push(option), resize: () => undefined, dispose: () => (told.gone += 1) }
  },
}))

let trend: object[] = []
let failing = false
let survival: object = { minutes: [1, 3, 5], rounds: null }
beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  Object.assign(told, { options: [], groups: [], gone: 0 })
  failing = false
  survival = { minutes: [1, 3, 5], rounds: [{ index: 0, start: momentAt(0), open: false, came: 200, there: [150, 76, 20] }, { index: 1, start: momentAt(300), open: false, came: 100, there: [50] }] }
  trend = [0, 1, 2].map((minute) => ({ at: momentAt(minute * 60 - 10), online: 700 + minute, entries: 20 + minute }))
  vi.stubGlobal('fetch', (path: string) => {
    if (path === '/api/shows') return Promise.resolve(Response.json([]))
    if (path.endsWith('/survival')) return Promise.resolve(failing ? Response.json({ type: '/problems/x', title: '', detail: '数据库停住了。' }, { status: 503 }) : Response.json(survival))
    return Promise.resolve(failing ? Response.json({ type: '/problems/x', title: '', detail: '数据库停住了。' }, { status: 503 }) : Response.json({ from: '', step: 60, points: trend, more: false }))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
enableAutoUnmount(afterEach)

const stream = (gives: string[], change: Partial<StreamView> = {}): StreamView => ({ name: '采集', origin: 'captured', gives, zone: 'Asia/Shanghai', periodMs: 10_000, lastAt: momentAt(1_999), offsetMs: 0, ...change })
const RICH = ['entered', 'left', 'commented', 'liked', 'followed', 'clicked', 'ordered', 'paid', 'online', 'exposure']
const round = (index: number, change: Partial<RoundView> = {}): RoundView => ({
  index, start: momentAt(index * 300), open: index === 6, reopened: false, entrants: 100, commented: 10, liked: 20, followed: 3, shared: null, clicked: null, ordered: 2, bought: 2, stayMs: 18_000_000,
  totals: { entries: 100, comments: 10, likes: 20, follows: 3, shares: null, gifts: null, clicks: null, orders: null, gmvFen: null }, ...change,
})
const rounds = (change: Partial<RoundView> = {}): RoundView[] => Array.from({ length: 7 }, (_, index) => round(index, change))
const source = (name: string, entries: number, now: number | null = null, before: number | null = null) => ({ source: name, figures: figures({ entries, stayMs: 151_000, conversionRate: 0.019 }), entriesNow: now, entriesBefore: before })
function view(room: Partial<ShowView['room']> = {}, crew: Partial<ShowView['crew']> = {}): ShowView {
  const items = [item('coat', 'done', { code: 'C1', startedAt: momentAt(0), endedAt: momentAt(480) }), item('scarf', 'now', { code: 'C2', startedAt: momentAt(480), role: 'flash' })]
  const shown = showView({ items, nowItem: 'scarf', cues: [cue('求关注', { host: 'x' }, { sentAt: momentAt(900) })], ...crew }, {
    figures: figures({ entries: 700, uv: 700, exposures: 4_000 }), rounds: rounds(), streams: [stream(RICH)], sources: [source('square', 420, 90, 88), source('search', 70, 3, 4), source('share', 210, 96, 18)],
    products: [{ code: 'C1', figures: figures({ gmvFen: 1_600_000, orders: 4, clickRate: 0.1 }) }], ...room,
  })
  return { ...shown, clock: { now: momentAt(2_000), rate: 1 } }
}
async function wall(shown: ShowView = view(), stale = false) {
  const wrapper = mount(WallDesk, { props: { running: runningShow(shown, { stale }), view: shown, person: person('operator'), roles: [] }, global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub }, provide: { [routerKey as symbol]: { push: () => undefined } } }, attachTo: document.body })
  await flushPromises()
  await vi.dynamicImportSettled()
  await flushPromises()
  return wrapper
}
async function press(code: string): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true }))
  await flushPromises()
}
type Wall = Awaited<ReturnType<typeof wall>>
const row = (desk: Wall, name: string) => desk.findAll(`.heat tr.${name} td`).map((cell) => cell.text()).filter((text) => text !== '')

describe('the wall', () => {
  it('has nine figures, two charts of one group, and the other bays as regions with names', async () => {
    const desk = await wall()
    expect(desk.findAll('.figure').map((figure) => figure.attributes('aria-label'))).toEqual(['在线', '停留', '互动', '转粉', '点赞', '转化', '曝光进入率', 'UV 价值', '成交'])
    expect(told.groups).toEqual(['wall', 'wall'])
    expect(told.options.map(({ series }) => series.map((one) => one.name))).toEqual([['在线'], ['进入']])
    expect(desk.findAll('section').map((region) => region.attributes('aria-label'))).toEqual(expect.arrayContaining(['趋势', '轮次和进来的人', '来源', '留下来的人', '商品']))
  })
  it('says why there is no usual band', async () => {
    expect((await wall()).get('.trend .usual').text()).toBe('还没有常见区间：要 3 场同星期的，现有 0 场')
  })
  it('shows what is usual where three shows of this weekday have been, and reads each of them once', async () => {
    const week = (index: number) => new Date(Date.parse(momentAt(0)) - index * 7 * 86_400_000).toISOString()
    const earlier = [1, 2, 3].map((index) => ({ id: `e${index}`, nature: 'live', phase: 'ended', startedAt: week(index) }))
    const asked: string[] = []
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path)
      const [, index] = /shows\/e(\d)\/trend/.exec(path) ?? []
      if (path.endsWith('/survival')) return Promise.resolve(Response.json(survival))
      if (index !== undefined) return Promise.resolve(Response.json({ from: '', step: 300, more: false, points: [0, 1, 2].map((step) => ({ at: new Date(Date.parse(week(Number(index))) + step * 300_000).toISOString(), online: 100 })) }))
      return Promise.resolve(Response.json(path === '/api/shows' ? earlier : { from: '', step: 60, points: trend, more: false }))
    })
    const desk = await wall()
    expect(desk.get('.trend .usual').text()).toBe('灰带：本店同星期 3 场的常见区间（中间一半）')
    expect(told.options.some(({ series }) => series.some((one) => one.name === '常见'))).toBe(true)
    desk.unmount()
    await wall()
    expect(asked.filter((path) => path.includes('/e1/'))).toEqual(['/api/shows/e1/trend?step=300'])
  })
  it('has the operator’s own steps and the form for what the dashboard says in its foot', async () => {
    const posted: object[] = []
    vi.stubGlobal('fetch', (path: string, options?: RequestInit) => {
      if (path.endsWith('/wishes')) posted.push(JSON.parse(String(options?.body)) as object)
      return Promise.resolve(Response.json(path === '/api/shows' ? [] : path.endsWith('/survival') ? survival : { from: '', step: 60, points: trend, more: false, position: 8 }))
    })
    const desk = await wall(view({}, { handSteps: [{ name: '设下一场预告', role: 'operator', guide: ['开播 5 分钟内'], ofItem: false }, { name: '截大屏', role: 'operator', guide: [], ofItem: false }] }))
    await press('KeyJ')
    await press('KeyJ')
    expect(posted).toMatchObject([{ wish: 'recordStep', name: '设下一场预告', role: 'operator' }, { wish: 'recordStep', name: '截大屏', role: 'operator' }])
    HTMLDialogElement.prototype.showModal ??= () => undefined
    await press('KeyD')
    expect(desk.get('.typed-entry dialog').text()).toContain('大屏上的数')
  })
  it('shows what was on air and what was called for on the same axis', async () => {
    const desk = await wall()
    expect(desk.findAll('.items li').map((block) => [block.classes().slice(0, 2), block.text()])).toEqual([[['traffic', 'done'], 'coat'], [['flash', 'now'], 'scarf']])
    expect(desk.get('.cues li').attributes('title')).toBe('20:17:10 求关注')
  })
  it('draws its charts again with the colours of another theme, and ends them when it is left', async () => {
    const desk = await wall()
    const before = told.options.length
    chooseTheme('light')
    await flushPromises()
    expect(told.options.length).toBe(before + 2)
    chooseTheme('dark')
    desk.unmount()
    expect(told.gone).toBe(2)
  })
  it('keeps the picture and says why the trend was not read and when it tries again', async () => {
    const desk = await wall()
    failing = true
    vi.advanceTimersByTime(10_000)
    await flushPromises()
    expect(desk.get('.trend .read').text()).toMatch(/走势没读到：.+图停在 10 秒前。 10 秒后再试。/)
    expect(desk.findAll('.k-chart')).toHaveLength(2)
  })
  it('hatches what it shows when no frame comes', async () => {
    const desk = await wall(view(), true)
    expect(['.trend', '.heat', '.sources', '.survival', '.goods'].map((bay) => desk.get(bay).classes('frozen'))).toEqual([true, true, true, true, true])
  })
})

describe('entries by source', () => {
  const minutes = (counts: Record<string, number>[]) => counts.map((entriesBySource, minute) => ({ at: momentAt(minute * 60 - 10), online: 700, entries: Object.values(entriesBySource).reduce((sum, one) => sum + one, 0), entriesBySource }))
  it('lie on each other in the colours of the table, with a legend and all others as one', async () => {
    trend = minutes([{ square: 20, share: 4, search: 2 }, { square: 10, recommend: 6 }])
    const desk = await wall()
    expect(told.options.map(({ series }) => series.map((one) => one.name))).toEqual([['在线'], ['直播广场', '推荐', '分享', '其余']])
    expect(desk.findAll('.legend li').map((one) => one.text())).toEqual(['直播广场', '推荐', '分享', '其余'])
    expect(desk.get('.legend i').attributes('style')).toBe('background: var(--k-d1);')
    await press('KeyT')
    expect(desk.findAll('.k-chart table')[1]?.findAll('tr').map((line) => line.findAll('th, td').map((cell) => cell.text()))).toEqual([
      ['时刻', '直播广场', '推荐', '分享', '其余', '合计'], ['20:03', '10', '6', '0', '0', '16'], ['20:02', '20', '0', '4', '2', '26'],
    ])
  })
  it('stand as a total with the reason where nobody says by which entry, or where the trend is older', async () => {
    trend = minutes([{ unknown: 20 }, { unknown: 10 }])
    expect((await wall()).get('.trend .legend').text()).toBe('来源不说从哪个入口进来，所以只有总数')
    trend = [{ at: momentAt(50), online: 700, entries: 20, entriesBySource: null }]
    expect((await wall()).get('.trend .legend').text()).toBe('这场的走势是以前存的，没有分来源；管理员用 ./kaibo rebuild 重做一次就有')
  })
  it('have a mark where far more came than in the ten minutes before, in words as well', async () => {
    trend = minutes([...Array.from({ length: 14 }, () => ({ square: 20, recommend: 10 })), { square: 20, recommend: 90 }])
    const desk = await wall()
    expect(desk.get('.trend .bay-header .cut').text()).toBe('竖线为 5 分钟评估轮；20:16 推荐进人突增：这一分钟 110 次，前十分钟中位 30 次')
    await press('KeyT')
    expect(desk.findAll('.k-chart table')[1]?.findAll('tbody tr')[0]?.findAll('td').at(-1)?.text()).toBe('20:16 推荐进人突增：这一分钟 110 次，前十分钟中位 30 次')
    trend = minutes([{ square: 20 }])
    expect((await wall()).get('.trend .bay-header .cut').text()).toContain('没有进人突增')
  })
  it('have one where the room emptied, and the head says the newer of the two', async () => {
    const quiet = Array.from({ length: 14 }, () => ({ square: 20, recommend: 10 }))
    trend = minutes([...quiet, { square: 20, recommend: 90 }, { square: 20 }]).map((one, index) => ({ ...one, online: index < 15 ? 700 : 430 }))
    const desk = await wall()
    expect(desk.get('.trend .bay-header .cut').text()).toBe('竖线为 5 分钟评估轮；20:17 在线骤降：430 人，前十分钟中位 700 人')
    await press('KeyT')
    expect(desk.findAll('.k-chart table')[0]?.findAll('tbody tr')[0]?.findAll('td').at(-1)?.text()).toBe('20:17 在线骤降：430 人，前十分钟中位 700 人')
  })
})

describe('who is still there', () => {
  it('stands round by round in per cent with its counts, the newest first, and says what is still to come', async () => {
    const lines = (await wall()).findAll('.survival tbody tr')
    expect(lines.map((line) => [line.get('th').text(), ...line.findAll('td').map((cell) => cell.text())])).toEqual([['2 20:07', '100', '50', '…', '…'], ['1 20:02', '200', '75', '38', '10']])
    expect(lines[1]?.findAll('td')[2]?.attributes('title')).toBe('进来 200 人，3 分钟后 76 人在场')
    expect(lines[0]?.findAll('td')[2]?.attributes('title')).toBe('有人还没满 3 分钟，都满了才算')
  })
  it('keeps what it shows and says why it was not read', async () => {
    const desk = await wall()
    failing = true
    vi.advanceTimersByTime(10_000)
    await flushPromises()
    expect(desk.get('.survival [role=status]').text()).toMatch(/^没读到：.+ 10 秒后再试。/)
    expect(desk.findAll('.survival tbody tr')).toHaveLength(2)
  })
})

describe('T', () => {
  it('turns every chart into its table with unit, source, age and zone, and back', async () => {
    const desk = await wall()
    await press('KeyT')
    expect(desk.findAll('.k-chart caption').map((caption) => caption.text())).toEqual(['在线（人），采集 1 秒前，时区 Asia/Shanghai', '进入 / 分（每分钟次数），采集 1 秒前，时区 Asia/Shanghai'])
    expect(desk.findAll('.k-chart table')[0]?.findAll('tbody tr').map((line) => line.text())).toEqual(['20:04702', '20:03701', '20:02700'])
    expect(desk.get('.trend button').text()).toContain('换回图表')
    await press('KeyT')
    expect(desk.findAll('.k-chart table')).toEqual([])
  })
  it('is forgotten by the next page', async () => {
    const desk = await wall()
    await press('KeyT')
    desk.unmount()
    expect((await wall()).findAll('.k-chart table')).toEqual([])
  })
})

describe('rounds and their arrivals', () => {
  it('stand with what the youngest cohorts still change as open', async () => {
    const desk = await wall()
    expect(row(desk, 'entrants')).toEqual(['100', '100', '100', '100', '100', '100', '100…'])
    expect(row(desk, 'stay').slice(0, 3)).toEqual(['3:00', '3:00', '3:00'])
    expect(row(desk, 'interaction')).toEqual(['10.0%', '10.0%', '10.0%', '10.0%', '10.0%…', '10.0%…', '10.0%…'])
    expect(row(desk, 'nextEntrants')).toEqual(['0%', '0%', '0%', '0%', '0%', '…', '…'])
  })
  it('are walked with the arrows, which write one out', async () => {
    const desk = await wall(view({ rounds: [round(0, { reopened: true }), ...rounds().slice(1)] }))
    await press('ArrowLeft')
    expect(desk.get('.details .cut').text()).toMatch(/^第 7 轮 20:32 至 20:37，还在变；/)
    await press('ArrowRight')
    expect(desk.get('.details .cut').text()).toMatch(/^第 7 轮/)
    for (let step = 0; step < 9; step += 1) await press('ArrowLeft')
    expect(desk.get('.details .cut').text()).toBe('第 1 轮 20:02 至 20:07，有 10 分钟前的数据补到；进人 100（中位 100）；停留 3:00（中位 3:00）；互动 10.0%（中位 10.0%）；转粉 3.0%（中位 3.0%）；点赞 20.0%（中位 20.0%）；转化 2.0%（中位 2.0%）；下轮进人 0%')
    expect(desk.get('thead .chosen button').text()).toBe('20:02*')
    await press('Escape')
    expect(desk.find('thead .chosen').exists()).toBe(false)
  })
  it('take the focus along when it is on one of them, and tell it once', async () => {
    const desk = await wall()
    const heads = desk.findAll<HTMLElement>('.heat thead button')
    heads.at(-1)?.element.focus()
    await press('ArrowLeft')
    await press('ArrowLeft')
    expect(document.activeElement).toBe(heads.at(-2)?.element)
    expect(desk.get('.heat [role=status]').text()).toMatch(/^第 6 轮/)
  })
  it('leave the arrows to a slider that has the focus', async () => {
    const desk = await wall()
    const slider = document.createElement('input')
    slider.type = 'range'
    document.body.append(slider)
    slider.focus()
    await press('ArrowLeft')
    slider.remove()
    expect(desk.find('thead .chosen').exists()).toBe(false)
  })
  it('are added two by two', async () => {
    const desk = await wall()
    await desk.findAll('.spans button')[1]?.trigger('click')
    expect(row(desk, 'entrants')).toEqual(['200', '200', '200', '100…'])
    expect(desk.findAll('.spans button').map((button) => button.attributes('aria-pressed'))).toEqual(['false', 'true', 'false'])
  })
  it('have the platform’s own comparison beside them, the worst of it in the cell, and only where it said something', async () => {
    expect((await wall()).find('.platform').exists()).toBe(false)
    const read = (measure: 'stayStanding' | 'likeStanding', value: number) => ({ round: 2, measure, windowMinutes: 10, source: null, value, at: momentAt(800), origin: 'typed' as const })
    const row = (await wall(view({ platform: { latest: [], windows: [read('stayStanding', 6_400), read('likeStanding', 4_600)] } }))).get('.platform')
    expect(row.text()).toContain('手填')
    const cells = row.findAll('td.cell')
    expect(cells.map((cell) => cell.text()).filter((text) => text !== '—')).toEqual(['赞 46.0%'])
    expect(cells.find((cell) => cell.text() !== '—')?.attributes('title')).toContain('停 64.0%，最近 10 分')
  })

  it('say when they begin while there are none', async () => {
    expect((await wall(view({ rounds: [] }))).get('.heat .nothing').text()).toBe('开播后每 5 分钟一列。')
  })
})

describe('the nine entries', () => {
  it('have bars, and ticks only where there is a reference (D2)', async () => {
    const desk = await wall()
    const rows = desk.findAll('.sources tbody tr')
    expect(rows).toHaveLength(10)
    expect(rows.filter((line) => line.find('em').exists()).map((line) => line.get('th').text())).toEqual(['直播广场', '公众号', '搜索', '社交合计'])
    expect(rows.filter((line) => line.find('.k-tag').exists()).map((line) => line.get('th').text())).toEqual(['分享重点', '预约通知重点', '短视频重点'])
    expect(rows[0]?.text()).toContain('60.0%')
  })
  it('stand with their last ten minutes against the ten before, and with a reason where that would say nothing', async () => {
    const cells = (await wall()).findAll('.sources tbody td.lately')
    expect([0, 2, 8].map((row) => [cells[row]?.text(), cells[row]?.attributes('title'), cells[row]?.classes('up')])).toEqual([
      ['+2%', '最近 10 分 90 次，再之前 10 分 88 次', false], ['+433%', '最近 10 分 96 次，再之前 10 分 18 次', true], ['—', '之前不到 10 次，多几个人就翻倍，先不比\n最近 10 分 3 次，再之前 10 分 4 次', false],
    ])
  })
})

describe('goods', () => {
  it('stand with what a minute of talk brought, the one on air first', async () => {
    const desk = await wall()
    expect(desk.findAll('.goods tbody tr').map((line) => line.findAll('td').map((cell) => cell.text()))).toEqual([['25.3 分', '—', '—', '—', '—'], ['8.0 分', '10.0%', '4', '1.60 万', '¥2,000.00']])
    expect(desk.findAll('.goods tbody td.pace')[0]?.attributes('title')).toBe('还没有可算的')
  })
})

describe('a source that gives entries, comments and likes only, beside orders without viewers', () => {
  const forwarder = () => view({
    streams: [stream(['entered', 'commented', 'liked', 'online']), stream(['ordered', 'paid'], { name: '订单', origin: 'orders' })],
    rounds: rounds({ followed: null, bought: null, ordered: null, stayMs: null }), sources: [source('unknown', 700)],
    figures: figures({ entries: 700, uv: 700, orders: 12, gmvFen: 480_000 }) satisfies FiguresView,
    products: [{ code: 'C1', figures: figures({ gmvFen: 480_000, orders: 12 }) }],
  })
  it('says in one sentence why nobody knows by which entry viewers came', async () => {
    const desk = await wall(forwarder())
    expect(desk.find('.sources table').exists()).toBe(false)
    expect(desk.get('.sources .reason').text()).toBe('采集看得到人进来，看不到从哪个入口来；按入口的数只有平台大屏或写了入口的记录才有。')
  })
  it('says why nobody knows who is still there', async () => {
    survival = { minutes: [1, 3, 5], rounds: null }
    expect((await wall(forwarder())).get('.survival .reason').text()).toBe('看不到谁离开，所以不知道谁还在场；带离开的记录才有。')
  })
  it('says in each row of the rounds why it stands as —', async () => {
    const desk = await wall(forwarder())
    expect(row(desk, 'interaction')).toHaveLength(7)
    expect(row(desk, 'stay')).toEqual(['— 看不到谁离开，算不出每轮的停留；带离开的记录才有'])
    expect(row(desk, 'follow')).toEqual(['— 来源不给是谁关注的；平台大屏只有全场的数'])
    expect(row(desk, 'conversion')).toEqual(['— 订单里没有观众编号，不知道是哪一轮的人买的'])
  })
  it('has goods by money with their clicks as —, and figures with their reasons', async () => {
    const desk = await wall(forwarder())
    expect(desk.findAll('.goods tbody tr')[1]?.findAll('td').map((cell) => [cell.text(), cell.attributes('title')])).toEqual([
      ['8.0 分', undefined], ['—', '来源不给商品点击'], ['12', undefined], ['¥4,800.00', '¥4,800.00'], ['¥600.00', '¥600.00'],
    ])
    expect(desk.get('.figure.entryRate .from').text()).toBe('这个来源不给')
    expect(desk.get('.goods .source-mark').text()).toBe('订单 1 秒前')
  })
  it('says so where it measures neither online nor entries', async () => {
    trend = [{ at: momentAt(50), online: null, entries: null }]
    expect((await wall(view({ streams: [stream(['commented'])] }))).findAll('.trend .none').map((line) => line.text())).toEqual(['在线这个来源不给在线人数。', '进入 / 分这个来源不给进入。'])
  })
  it('has nothing connected yet', async () => {
    trend = []
    const desk = await wall(view({ streams: [], sources: [], products: [], rounds: rounds({ commented: null, liked: null, followed: null, bought: null, stayMs: null }), figures: figures() }))
    expect(desk.get('.sources .reason').text()).toBe('采集没接上，接上以后才知道人从哪里来。')
    expect(row(desk, 'like')).toEqual(['— 采集没接上'])
    expect(desk.get('.trend .start').text()).toBe('还没有可画的，开播后每分钟一个点。')
  })
})
