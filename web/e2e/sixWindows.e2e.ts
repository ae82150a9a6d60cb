import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CrewRole, ShowSummary, ShowView } from '@/domain/contract'
import type { DeskName } from '@/domain/desks'
import { listenTo, openBrowser, PICTURES, startKaibo, type Running } from './kaibo'

/**
 * Six people look at one show, each at his own desk and one on a telephone (R1–R5): through the simulated room, which gives everything, and
 * through a real one of forwarder, typed figures and orders, which does not give leaving, entries by source, follows and clicks.
 */
const SEATS: { role: CrewRole; name: string; desk: DeskName; ready: string; size?: { width: number; height: number } }[] = [
  { role: 'operator', name: '运营', desk: 'wall', ready: '.wall-desk .time-bands' },
  { role: 'floorController', name: '场控', desk: 'floor', ready: '.floor-desk .cues .keys' },
  { role: 'consoleOperator', name: '中控', desk: 'console', ready: '.console-desk .foot' },
  { role: 'host', name: '主播', desk: 'prompter', ready: '.prompter-desk', size: { width: 390, height: 844 } },
  { role: 'coHost', name: '副播', desk: 'co-host', ready: '.co-host-desk .boards' },
  { role: 'customerService', name: '客服', desk: 'service', ready: '.service-desk .foot' },
]
/** The desks of those who mostly look (R6). */
const LOOKERS: { desk: DeskName; ready: string }[] = [
  { desk: 'reach', ready: '.reach-desk .entries' },
  { desk: 'brand', ready: '.brand-desk .goods' },
]
const ITEMS = [
  { name: '双面羊毛呢短大衣', role: 'traffic', code: 'LM2601', priceFen: 45_900, minutes: 8 },
  { name: '羊绒混纺围巾', role: 'flash', code: 'LM2614', priceFen: 9_900, minutes: 7 },
]
const SEEN = { timeout: 15_000 }

let kaibo: Running
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  kaibo = await startKaibo()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await kaibo?.stop()
})

/** @param makeShow by the operator; which show they look at */
function sixWindows(told: string, picture: string, makeShow: (operator: Page, ask: Ask) => Promise<string>, further: (house: House) => void): void {
  describe(told, () => {
    const pages = new Map<CrewRole, Page>()
    const complaints: string[] = []
    let show = ''

    const at = (role: CrewRole): Page => pages.get(role) as Page
    const view = (page = at('floorController')): Promise<ShowView> =>
      page.evaluate(async (id) => (await fetch(`/api/shows/${id}`)).json() as Promise<ShowView>, show)
    const shoot = (page: Page, desk: DeskName): Promise<unknown> => page.screenshot({ path: path.join(PICTURES, `six-${desk}-${picture}.png`) })
    const house: House = { at, view, show: () => show, shoot }

    async function signIn(page: Page, name: string): Promise<void> {
      await page.goto(kaibo.address)
      await page.locator('.sample-roles button').filter({ hasText: name }).first().click()
      await page.getByRole('heading', { name: '场次' }).waitFor()
    }

    beforeAll(async () => {
      for (const { role, name, size } of SEATS) {
        const page = await (await browser.window(size === undefined ? {} : { viewport: size })).newPage()
        listenTo(page, complaints, role)
        pages.set(role, page)
        await signIn(page, name)
      }
      show = await makeShow(at('operator'), (what, body, type) => ask(at('operator'), what, body, type))
    })
    afterAll(async () => {
      for (const page of pages.values()) await page.context().close()
    })

    it('leads each to the desk of his role', async () => {
      await Promise.all(SEATS.map(async ({ role, desk, ready }) => {
        await at(role).goto(`${kaibo.address}/shows/${show}`)
        await at(role).waitForURL(`**/shows/${show}/${desk}`)
        await at(role).locator(ready).first().waitFor()
      }))
    })

    it('shows all of them what the floor takes by one key', async () => {
      await at('floorController').bringToFront()
      const before = await view()
      const next = before.crew.items.find((item) => item.state === 'waiting')
      await at('floorController').keyboard.press('KeyK')
      await expect.poll(async () => (await view()).crew.nowItem, SEEN).toBe(next?.id)
      await Promise.all(SEATS.map(({ role }) => at(role).getByText(next?.name ?? 'nothing').first().waitFor(SEEN)))
    })

    it('brings a cue to whom it has a line for, and each answers for himself', async () => {
      const known = (await view()).crew.cues.length
      await at('floorController').keyboard.press('Digit3')
      await expect.poll(async () => (await view()).crew.cues.length, SEEN).toBeGreaterThan(known)
      const sent = (await view()).crew.cues[0]
      const asked = SEATS.filter(({ role }) => sent?.lines[role] !== undefined && role !== 'floorController')
      expect(asked.map(({ role }) => role)).toContain('host')
      for (const { role } of asked) {
        const band = at(role).getByRole('alert').filter({ hasText: sent?.lines[role] ?? 'nothing' })
        await band.waitFor(SEEN)
        if (role === 'host') await shoot(at(role), 'prompter')
        await at(role).getByRole('button', { name: '收到' }).first().click()
        await band.waitFor({ state: 'detached', ...SEEN })
      }
      await expect.poll(async () => (await view()).crew.cues.find((cue) => cue.id === sent?.id)?.acknowledged.map(({ role }) => role).sort(), SEEN)
        .toEqual(asked.map(({ role }) => role).sort())
    })

    it('shows what one did by hand to whoever keeps the log', async () => {
      const known = (await view()).crew.stepsDone.length
      await at('consoleOperator').bringToFront()
      await at('consoleOperator').keyboard.press('KeyJ')
      await expect.poll(async () => (await view()).crew.stepsDone.length, SEEN).toBeGreaterThan(known)
      const done = (await view()).crew.stepsDone[0]
      expect(done).toMatchObject({ role: 'consoleOperator', by: { role: 'consoleOperator' } })
      await at('consoleOperator').locator('.step-log').getByText(done?.name ?? 'nothing').first().waitFor(SEEN)
    })

    further(house)

    it('gives all six one state', async () => {
      const crews = await Promise.all(SEATS.map(async ({ role }) => (await view(at(role))).crew))
      // The stand-in crew of a simulated show may do something between two of them.
      const same = crews.filter((crew) => JSON.stringify(crew.nowItem) === JSON.stringify(crews[0]?.nowItem))
      expect(same.length).toBeGreaterThanOrEqual(SEATS.length - 1)
      for (const { role, desk } of SEATS) if (role !== 'host') await shoot(at(role), desk)
    })

    it('shows the operator what the private-domain team and the brand look at', async () => {
      for (const { desk, ready } of LOOKERS) {
        await at('operator').goto(`${kaibo.address}/shows/${show}/${desk}`)
        await at('operator').locator(ready).first().waitFor()
        await shoot(at('operator'), desk)
      }
    })

    it('had nothing to complain about on the way', () => {
      expect(complaints).toEqual([])
    })
  })
}

interface House {
  at: (role: CrewRole) => Page
  view: (page?: Page) => Promise<ShowView>
  show: () => string
  shoot: (page: Page, desk: DeskName) => Promise<unknown>
}
type Ask = (what: string, body: unknown, type?: string) => Promise<Record<string, unknown>>

/** As the pages ask; a text goes as it is. */
function ask(page: Page, what: string, body: unknown, type = 'application/json'): Promise<Record<string, unknown>> {
  return page.evaluate(async ([where, text, kind]) => {
    const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? ''
    const reply = await fetch(where ?? '', { method: 'POST', headers: { 'Content-Type': kind ?? '', 'X-XSRF-TOKEN': token, 'Idempotency-Key': crypto.randomUUID() }, body: text ?? '' })
    if (!reply.ok) throw new Error(`${where} answered ${reply.status}: ${await reply.text()}`)
    return (await reply.json()) as Record<string, unknown>
  }, [what, typeof body === 'string' ? body : JSON.stringify(body), type])
}

sixWindows('six people through a simulated show', 'simulated', async (operator) => {
  const shows = await operator.evaluate(async () => (await fetch('/api/shows')).json() as Promise<ShowSummary[]>)
  return shows.find((one) => one.nature === 'simulated')?.id ?? ''
}, ({ at, view }) => {
  it('has every figure of the room', async () => {
    const { figures } = (await view()).room
    expect([figures.entries, figures.stayMs, figures.follows, figures.clicks, figures.gmvFen]).not.toContain(null)
    await at('operator').locator('.wall-desk .k-chart canvas').first().waitFor(SEEN)
  })
})

sixWindows('six people through a real show of forwarder, typed figures and orders', 'real', async (_, askFor) => {
  const show = String((await askFor('/api/shows', { title: '第 1 场 真的一场', plannedStart: new Date().toISOString(), zone: 'Asia/Shanghai', items: ITEMS })).id)
  await askFor(`/api/shows/${show}/wishes`, { wish: 'startShow' })
  const { address } = await askFor(`/api/shows/${show}/captures`, { name: '店里', kind: 'forwarder', days: 1, acceptedBy: '木木' })
  await postOfForwarder(String(address))
  return show
}, ({ at, view, show }) => {
  it('takes what the operator reads off the dashboard, and the shop’s orders', async () => {
    await ask(at('operator'), `/api/shows/${show()}/typed`, {
      readings: [{ measure: 'viewers', value: 12_486 }, { measure: 'followers', value: 412 }, { measure: 'likeStanding', windowMinutes: 10, value: 6_400 }],
    })
    const time = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
    const handed = await ask(at('operator'), `/api/shows/${show()}/imports?mapping=shop-orders`,
      `订单号,订单状态,下单时间,商品编码,商品数量,实付金额\nsample-1,待发货,${time},LM2601,1,459.00\nsample-2,待付款,${time},LM2614,2,198.00\n`, 'application/octet-stream')
    expect(handed).toMatchObject({ accepted: 2, rejected: 0 })
    await expect.poll(async () => (await view()).room.figures.gmvFen, SEEN).toBe(45_900)
    expect((await view()).room.platform.latest.map(({ measure }) => measure).sort()).toEqual(['followers', 'likeStanding', 'viewers'])
  })

  it('counts who wrote and how many are there, and says of the rest that nobody gives it', async () => {
    const { figures, facts } = (await view()).room
    expect(facts).toMatchObject({ conflict: 0, rejected: 0 })
    expect(figures).toMatchObject({ comments: COMMENTS, onlineLast: 128, stayEstimated: true, follows: null, clicks: null })
    await at('operator').locator('.wall-desk').getByText('这个来源不给').first().waitFor(SEEN)
    await at('customerService').getByText('多少钱').first().waitFor(SEEN)
  })
})

const COMMENTS = 24
const SAID = ['多少钱', '155 110 斤穿什么码', '黑色还有吗', '扣 1', '已拍', '几天能到成都']

/** As the forwarder posts it: people who come, write and like; nobody is ever said to leave. */
async function postOfForwarder(address: string): Promise<void> {
  const started = Date.now() - 60_000
  const event = (seq: number, type: string, content: string): object => ({
    msg_time: started + seq * 500, decoded_type: type, msg_sub_type: 1, seq, msg_id: `finderlive_usermsg_sample_${seq}`,
    sec_openid: `b2af${String(seq % 12).padStart(28, '0')}`, decoded_openid: `o9hHn5sample${String(seq % 12).padStart(16, '0')}`, nickname: `示例${seq % 12}`, content,
  })
  const events = Array.from({ length: 12 }, (_, seq) => event(seq + 1, 'enter', '來了'))
    .concat(Array.from({ length: COMMENTS }, (_, index) => event(13 + index, 'comment', SAID[index % SAID.length] ?? '')))
    .concat([event(13 + COMMENTS, 'like', '')])
  const live = { live_id: '2042584726460027863', live_status: 1, online_count: 128 }
  const reply = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ host_info: {}, live_info: live, events }) })
  if (!reply.ok) throw new Error(`The capture answered ${reply.status}: ${await reply.text()}`)
}
