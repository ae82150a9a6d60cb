import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShowSummary } from '@/domain/contract'
import type { Locale } from '@/domain/locale'
import type { Theme } from '@/ui/theme'
import { listenTo, openWindow, PICTURES, ROOT, startKaibo, type Running } from './kaibo'
import { axeFaults, layoutFaults, motionFaults, wordFaults } from './pages/eye'
import { DOOR, LONG, NAMES, OFFICE, OWN, ROOMS, type Place, type Site } from './pages/places'

/**
 * Every page and panel in both themes, three languages, two sizes, at 200 % and with less motion: nothing for axe to find, nothing cut off,
 * covered or wider than the window, nothing on the console, no text without words. A page is opened once a size, in the running app; after that another tab of
 * the same person changes theme and language, which a page must take without a reload. What was seen lies as pictures in target/kaibo/pictures.
 */
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
type Size = keyof typeof SIZES
/** The desk at 200 %: half the pixels each way (WCAG 1.4.4). A phone's width is that of 320 px at hardly more than 100 % (1.4.10). */
const ZOOMED = { width: 720, height: 450 }

interface Look { theme: Theme; locale: Locale; axe?: 'all' | 'ofColour'; picture?: boolean }
/** Colours are judged in both themes at both sizes; what does not hang on them once a size, in another theme and language at each. */
const LOOKS: Record<Size, readonly Look[]> = {
  desk: [{ theme: 'dark', locale: 'zh-CN', axe: 'all', picture: true }, { theme: 'dark', locale: 'zh-TW' }, { theme: 'light', locale: 'en', axe: 'ofColour' }],
  phone: [{ theme: 'dark', locale: 'zh-CN', axe: 'ofColour' }, { theme: 'light', locale: 'zh-TW' }, { theme: 'light', locale: 'en', axe: 'all', picture: true }],
}

let kaibo: Running
const site: Site = { address: '', sample: '', recorded: '', real: '', long: '' }

/** One size: its page, the other tab from which looks are chosen, and what its console complained about. */
class Window {
  private present: Look | null = null
  private constructor(readonly size: Size, readonly page: Page, private readonly otherTab: Page, private readonly complaints: string[]) {}

  static async open(size: Size, address: string): Promise<Window> {
    const phone = size === 'phone'
    const window = await openWindow({ viewport: SIZES[size], hasTouch: phone, isMobile: phone })
    const complaints: string[] = []
    const page = await window.newPage()
    listenTo(page, complaints, 'console:')
    const otherTab = await window.newPage()
    await otherTab.goto(`${address}/mark.svg`)
    await page.goto(`${address}/sign-in`)
    await page.locator('.sign-in').waitFor()
    // A tab behind another one draws once a second.
    await page.bringToFront()
    return new Window(size, page, otherTab, complaints)
  }

  /** Chosen elsewhere; an open page follows by itself. */
  async choose(look: Pick<Look, 'theme' | 'locale'>): Promise<void> {
    await this.otherTab.evaluate(([theme, locale]) => {
      localStorage.setItem('kaibo.theme', theme)
      localStorage.setItem('kaibo.locale', locale)
    }, [look.theme, look.locale] as const)
  }

  async follow(look: Look): Promise<void> {
    await this.choose(look)
    await this.page.waitForFunction(([theme, locale]) => document.documentElement.dataset.theme === theme && document.documentElement.lang === locale, [look.theme, look.locale] as const)
    this.present = look
    await this.settled()
  }

  /** Words and charts are drawn anew in the frames after the change. */
  private async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      await document.fonts.ready
      for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn))
    })
  }

  /** What the change before set in motion has come to its end; it may move, unlike what follows. */
  private async atRest(): Promise<void> {
    await this.page.evaluate(async () => {
      const ending = document.getAnimations().filter((one) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime))
      await Promise.allSettled(ending.map((one) => one.finished))
    })
  }

  /** All looks at one place, beginning with the one that the place before ended with. */
  async lookAt({ name, open, refused }: Place): Promise<string[]> {
    const faults: string[] = []
    let where = `${name}-${this.size}`
    const take = (found: string[]): void => { faults.push(...found.map((fault) => `${where}: ${fault}`)) }
    const consoleFaults = (): string[] => this.complaints.splice(0).filter((one) => refused === undefined || !one.includes(`status of ${refused}`))
    const looks = [...LOOKS[this.size]]
    if (this.present === looks.at(-1)) looks.reverse()
    try {
      this.complaints.length = 0
      await this.page.emulateMedia({ reducedMotion: null })
      if (this.present === null) await this.choose(looks[0] as Look)
      await open(this.page, site)
      for (const look of looks) {
        where = `${name}-${this.size}-${look.theme}-${look.locale}`
        // The last change is made with less motion: everything on the page is drawn anew, and nothing of it may move.
        const last = look === looks.at(-1)
        if (last) {
          await this.atRest()
          await this.page.emulateMedia({ reducedMotion: 'reduce' })
        }
        await this.follow(look)
        if (last) take(await motionFaults(this.page))
        if (look.picture === true) await this.page.screenshot({ path: path.join(PICTURES, `${where}.png`) })
        if (look.axe !== undefined) take(await axeFaults(this.page, look.axe))
        take(await wordFaults(this.page))
        take(await layoutFaults(this.page))
        take(consoleFaults())
      }
      if (this.size === 'desk') {
        where += '-200%'
        await this.page.setViewportSize(ZOOMED)
        await this.settled()
        take(await layoutFaults(this.page))
        take(consoleFaults())
      }
    } catch (reason) {
      take([String(reason)])
    } finally {
      if (this.size === 'desk') await this.page.setViewportSize(SIZES.desk)
    }
    return faults
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}

let desk: Window
let phone: Window

beforeAll(async () => {
  kaibo = await startKaibo()
  site.address = kaibo.address
  ;[desk, phone] = await Promise.all([Window.open('desk', kaibo.address), Window.open('phone', kaibo.address)])
})

afterAll(async () => {
  await desk?.close()
  await phone?.close()
  await kaibo?.stop()
})

async function inspected(place: Place): Promise<void> {
  expect((await Promise.all([desk.lookAt(place), phone.lookAt(place)])).flat()).toEqual([])
}

/** With Chinese words, by which the steps before a part find their way. */
async function atTheDoor(way = '/sign-in'): Promise<void> {
  for (const window of [desk, phone]) {
    const look = LOOKS[window.size].find(({ locale }) => locale === 'zh-CN') as Look
    await window.choose(look)
    await window.page.goto(site.address + way)
    await window.follow(look)
  }
}

/** As the page itself would ask: with its cookies and the token that proves it. */
const posted = <T>(page: Page, way: string, body: object): Promise<{ status: number; answer: T }> => page.evaluate(async ([to, json, key]) => {
  const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '')
  const response = await fetch(to, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token, 'Idempotency-Key': key }, body: json })
  return { status: response.status, answer: (await response.json()) as never }
}, [way, JSON.stringify(body), crypto.randomUUID()] as const)

describe('before sign-in', () => {
  it.each(DOOR)('$name is clean in every look', inspected)
})

/** Each check is seen to fail: a fault is put into the page and found in these words. */
describe('what the looks would find', () => {
  const SEEDED: [string, (page: Page) => Promise<string[]>, string, RegExp][] = [
    ['pale words', (page) => axeFaults(page, 'ofColour'), '<p style="color:#777;background:#888">pale</p>', /^color-contrast/],
    ['a key without a name', (page) => axeFaults(page, 'all'), '<button type="button"></button>', /^button-name/],
    ['a text’s key in its place', wordFaults, '<p>shows.title</p>', /^without words: shows\.title/],
    ['a key that is only said', wordFaults, '<p title="live.bar.now">words</p>', /^without words: live\.bar\.now/],
    ['what is wider than the window', layoutFaults, '<div style="width:9999px">wide</div>', /^wider than the window/],
    ['words that a box cuts off', layoutFaults, '<p style="width:40px;overflow:hidden;white-space:nowrap">cut off without a title</p>', /^cut off .*"cut off without/],
    ['words that no scrolling reaches', layoutFaults, '<p style="position:absolute;top:-60px">above</p>', /^before the beginning/],
    ['a fixed box taller than the window', layoutFaults, '<div style="position:fixed;top:0"><p style="margin-top:9999px">below</p></div>', /^fixed .*outside/],
    ['words on words', layoutFaults, '<div style="height:20px"><p>one above</p><p style="margin-top:-20px">another</p></div>', /lie on one another/],
    ['what moves', motionFaults, '<style>@keyframes seeded{to{opacity:.5}} .seeded{animation:seeded 9s infinite !important}</style><p class="seeded">moving</p>', /^moves: seeded/],
    ['what would move', motionFaults, '<p style="transition:opacity 1s !important">waiting</p>', /^would move: transition opacity/],
  ]
  it.each(SEEDED)('finds %s', async (_, look, fault, words) => {
    const { page } = desk
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await DOOR.find(({ name }) => name === 'not-found')?.open(page, site)
    expect(await look(page)).toEqual([])
    await page.evaluate((html) => {
      const box = document.createElement('div')
      box.className = 'fault'
      box.innerHTML = html
      document.querySelector('main')?.append(box)
    }, fault)
    const found = await look(page)
    await page.locator('.fault').evaluate((box) => box.remove())
    expect(found.join('\n')).toMatch(new RegExp(words, 'm'))
  })
})

describe('signed in', () => {
  beforeAll(async () => {
    await atTheDoor()
    for (const { page } of [desk, phone]) {
      await page.getByRole('button', { name: '场控' }).click()
      await page.getByRole('heading', { name: '场次' }).waitFor()
    }
    const { page } = desk
    await page.goto(`${site.address}/shows?open=recording`)
    await page.locator('input[type=file]').setInputFiles(path.join(ROOT, 'contract/samples/recordings/bad-lines.ndjson'))
    await page.getByRole('button', { name: '开始播' }).click()
    await page.locator('.quarantine-list tbody tr').first().waitFor()
    const shows = await page.evaluate(async () => (await fetch('/api/shows')).json() as Promise<ShowSummary[]>)
    site.sample = shows.find((one) => one.nature === 'simulated')?.id ?? ''
    site.recorded = shows.find((one) => one.nature === 'recording')?.id ?? ''
    // Without a rundown of note, so that there is one whose capture can be set up.
    const item = { name: '羊绒混纺围巾', role: 'flash', code: null, priceFen: 9_900, minutes: 6, points: [], line: null }
    site.real = (await posted<ShowSummary>(page, '/api/shows', { title: '第 39 场 家居专场', plannedStart: new Date(Date.now() + 3_600_000).toISOString(), zone: 'Asia/Shanghai', items: [item] })).answer.id
  })
  it.each(ROOMS)('$name is clean in every look', inspected)
})

describe('in a shop of one’s own', () => {
  beforeAll(async () => {
    await phone.page.context().clearCookies()
    await atTheDoor('/sign-in?administrator')
    const { page } = desk
    for (const [label, value] of [['店名', '岚棉旗舰店'], ['你的名字', OWN.name], ['账号', OWN.account], ['密码', OWN.password]] as const) await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByRole('button', { name: '建账号并进入' }).click()
    await page.getByText('还没有排期。').waitFor()
    const crew = [['晚晴', 'host', 'wanqing'], ['阿禾', 'host', 'ahe'], ['石头', 'floorController', 'stone'], ['豆子', 'consoleOperator', 'bean@lanmian-flagship.example'], ['品牌方的一位名字很长很长的同事', 'brandViewer', 'a-very-long-account-name-of-a-colleague-from-the-brand@brand.example']]
    const added = await Promise.all(crew.map(([name, role, account]) => posted(page, '/api/people', { name, role, account, administrator: false })))
    expect(added.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    await phone.page.goto(`${site.address}/sign-in`)
    await phone.page.getByLabel('账号').fill(OWN.account)
    await phone.page.getByLabel('密码', { exact: true }).fill(OWN.password)
    await phone.page.getByRole('button', { name: '登录' }).click()
    await phone.page.getByRole('heading', { name: '场次' }).waitFor()
  })
  it.each(OFFICE)('$name is clean in every look', inspected)
})

describe('with the longest names', () => {
  beforeAll(async () => {
    const { page } = desk
    const added = await Promise.all(LONG.people.map((name, at) => posted(page, '/api/people', { name, role: 'coHost', account: `long-${at}`, administrator: false })))
    expect(added.map(({ status, answer }) => (status === 201 ? status : answer))).toEqual([201, 201, 201])
    const items = LONG.items.map((name, at) => ({ name, role: ['flash', 'traffic', 'profit'][at], code: `L${at}`, priceFen: 9_900, minutes: 6, points: [{ label: name.slice(0, 20), text: name }], line: name }))
    const opened = await Promise.all(LONG.titles.map((title) => posted<ShowSummary>(page, '/api/shows', { title, plannedStart: new Date().toISOString(), zone: 'Asia/Shanghai', items })))
    expect(opened.map(({ status, answer }) => (status === 201 ? status : answer))).toEqual([201, 201, 201])
    site.long = opened[1]?.answer.id ?? ''
    const wishes = `/api/shows/${site.long}/wishes`
    expect((await posted(page, wishes, { wish: 'startShow' })).status).toBe(200)
    expect((await posted(page, wishes, { wish: 'sendCue', cue: crypto.randomUUID(), name: LONG.people[1], lines: { host: LONG.items[1] } })).status).toBe(200)
  })
  it.each(NAMES)('$name is clean in every look', inspected)
})
