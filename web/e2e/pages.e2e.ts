import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShowSummary } from '@/domain/contract'
import { listenTo, openWindow, PICTURES, ROOT, startKaibo, type Running } from './kaibo'

/**
 * Every page and panel in both themes, three languages and two sizes: nothing for axe to find, nothing wider than the window, nothing on
 * the console, no text without words. What was seen lies as pictures in target/kaibo/pictures.
 */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
/** Each language and each theme at both sizes; a fault of one theme and one language together is not expected. */
const LOOKS = { desk: [['dark', 'zh-CN'], ['light', 'zh-TW'], ['light', 'en']], phone: [['light', 'zh-CN'], ['dark', 'en']] } as const
/** For what is small or stands on a page that is looked at in full anyway. */
const FEW = { desk: [['dark', 'zh-TW']], phone: [['light', 'en']] } as const
/** A key of src/i18n that stands where its text should be. */
const BARE_KEY = /\b(?:audit|capture|chart|common|desks|identity|live|privacy|problem|reach|rights|shows|status|wall)\.[a-z][\w.-]*/g

interface Place {
  name: string
  open: (page: Page, base: string) => Promise<void>
  few?: boolean
  /** The status of the refusal that it is about, which is an error only to the console. */
  refused?: number
}

let kaibo: Running
const pages = {} as Record<keyof typeof SIZES, Page>
const complaints: string[] = []
let sampleShow = ''
let recordedShow = ''
let realShow = ''

const at = (address: () => string, seen: (page: Page) => Promise<void>): Place['open'] => async (page, base) => {
  await page.goto(base + address())
  await seen(page)
}
const seen = (selector: string) => (page: Page): Promise<void> => page.locator(selector).first().waitFor()
const panel = (name: string): Place['open'] => at(() => `/shows?open=${name}`, seen('.inspector .panel > *'))

const DOOR: Place[] = [
  { name: 'sign-in', open: at(() => '/sign-in', seen('.sample-roles')) },
  {
    name: 'wrong-password', few: true, refused: 401,
    async open(page, base) {
      await page.goto(`${base}/sign-in`)
      // A name of its own each time, so that the brake on one account stays out of the picture.
      await page.locator('input[name=account]').fill(`nobody${Math.random().toString(36).slice(2, 8)}`)
      await page.locator('input[name=password]').fill('not the password')
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'administrator', few: true, open: at(() => '/sign-in?administrator', seen('.administrator-form')) },
  {
    name: 'administrator-refused',
    async open(page, base) {
      await page.goto(`${base}/sign-in?administrator`)
      await page.locator('form button[type=submit]').click()
      await page.locator('.k-field [role=alert], .k-field .error').first().waitFor()
    },
  },
  { name: 'code', open: at(() => '/sign-in?code', seen('.code-form')) },
  {
    name: 'code-unknown', few: true, refused: 401,
    async open(page, base) {
      await page.goto(`${base}/sign-in?code`)
      await page.locator('input[name=code]').fill('k7mw-2xqa-hd9r')
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'not-found', few: true, open: at(() => '/no/such/page', seen('h1')) },
]
const ROOMS: Place[] = [
  { name: 'shows', open: at(() => '/shows', seen('.shows-table tbody tr')) },
  { name: 'recording', open: panel('recording') },
  {
    name: 'new-show',
    async open(page, base) {
      await panel('newShow')(page, base)
      await page.locator('textarea').fill('双面羊毛呢短大衣\t爆\t8\t459\tLM2601\n羊绒混纺围巾\t秒\t7\t99.129\tLM2614\n桑蚕丝立领衬衫\t利\t9\t699\tLM2607')
      await page.locator('.faults').waitFor()
    },
  },
  { name: 'quarantine', few: true, open: at(() => `/shows?open=quarantine&show=${recordedShow}`, seen('.quarantine-list tbody tr')) },
  { name: 'workspace', few: true, open: panel('workspace') },
  { name: 'floor', open: at(() => `/shows/${sampleShow}/floor`, seen('.floor-desk .cues .keys')) },
  { name: 'floor-recorded', open: at(() => `/shows/${recordedShow}/floor`, seen('.floor-desk .foot')) },
  { name: 'wall', open: at(() => `/shows/${sampleShow}/wall`, seen('.wall-desk .k-chart canvas')) },
  { name: 'wall-recorded', few: true, open: at(() => `/shows/${recordedShow}/wall`, seen('.wall-desk .time-bands')) },
  {
    name: 'wall-table', few: true,
    async open(page, base) {
      await page.goto(`${base}/shows/${sampleShow}/wall`)
      await seen('.wall-desk .k-chart canvas')(page)
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('KeyT')
      await seen('.wall-desk .k-chart table')(page)
    },
  },
  {
    name: 'keys', few: true,
    async open(page, base) {
      await page.goto(`${base}/shows/${sampleShow}/floor`)
      await seen('.floor-desk .foot')(page)
      await page.keyboard.press('Shift+Slash')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'person', few: true,
    async open(page, base) {
      await page.goto(`${base}/shows/${sampleShow}/floor`)
      await page.locator('.person-chip > button').click()
      await page.locator('.person-chip .menu').waitFor()
    },
  },
  { name: 'people-sample', few: true, open: at(() => '/people', seen('.people-table tbody tr')) },
  { name: 'capture', open: at(() => `/shows/${realShow}/capture`, seen('.capture-setup')) },
  {
    name: 'capture-refused', few: true,
    async open(page, base) {
      await page.goto(`${base}/shows/${realShow}/capture`)
      await page.locator('.capture-setup button[type=submit]').click()
      await page.locator('.capture-setup [role=alert]').first().waitFor()
    },
  },
  {
    name: 'capture-made', few: true,
    async open(page, base) {
      await page.goto(`${base}/shows/${realShow}/capture`)
      // A name of its own each time: names are unique within a show.
      await page.locator('input[name=name]').fill(`desk ${Math.random().toString(36).slice(2, 8)}`)
      await page.locator('input[name=acceptedBy]').fill('石头')
      await page.locator('.capture-setup button[type=submit]').click()
      await page.locator('.capture-address').waitFor()
      await page.locator('tr.capture').first().waitFor()
    },
  },
  {
    name: 'capture-close', few: true,
    async open(page, base) {
      await page.goto(`${base}/shows/${realShow}/capture`)
      await page.locator('tr.capture .keys button').first().click()
      await page.locator('.asking').waitFor()
    },
  },
  { name: 'capture-simulated', few: true, open: at(() => `/shows/${sampleShow}/capture`, seen('.empty-state')) },
  { name: 'status', few: true, open: at(() => '/status', seen('.status-desk dl')) },
  { name: 'console', open: at(() => `/shows/${sampleShow}/console`, seen('.console-desk .foot')) },
  { name: 'co-host', open: at(() => `/shows/${sampleShow}/co-host`, seen('.co-host-desk .boards')) },
  { name: 'service', open: at(() => `/shows/${sampleShow}/service`, seen('.service-desk .foot')) },
  { name: 'reach', open: at(() => `/shows/${sampleShow}/reach`, seen('.reach-desk .entries')) },
  { name: 'brand', open: at(() => `/shows/${sampleShow}/brand`, seen('.brand-desk .goods tbody tr')) },
  { name: 'console-recorded', few: true, open: at(() => `/shows/${recordedShow}/console`, seen('.console-desk .foot')) },
  { name: 'service-recorded', few: true, open: at(() => `/shows/${recordedShow}/service`, seen('.service-desk .foot')) },
  {
    name: 'desks', few: true,
    async open(page, base) {
      await page.goto(`${base}/shows/${sampleShow}/console`)
      await seen('.console-desk .foot')(page)
      await page.keyboard.press('KeyV')
      await page.locator('.desk-list').waitFor()
    },
  },
  {
    name: 'cycle', few: true,
    async open(page, base) {
      await page.goto(`${base}/shows/${sampleShow}/console`)
      await seen('.console-desk .foot')(page)
      await page.keyboard.press('Shift+KeyV')
      await page.locator('.cycle p').waitFor()
    },
  },
  {
    name: 'typed',
    async open(page, base) {
      await page.goto(`${base}/shows/${sampleShow}/floor`)
      await seen('.floor-desk .foot')(page)
      await page.keyboard.press('KeyD')
      await page.locator('.typed-form input').fill('4.5')
      await page.locator('.typed-form button[type=submit]').click()
      await page.locator('.typed-form [role=alert]').waitFor()
    },
  },
  { name: 'prompter', open: at(() => `/shows/${sampleShow}/prompter`, seen('.prompter-desk .talk')) },
  { name: 'prompter-recorded', open: at(() => `/shows/${recordedShow}/prompter`, seen('.prompter-desk .wait')) },
]

/** The administrator of the last part, whose coming shuts the sample's door. */
const OWN = { name: '木木', account: 'wood', password: 'a long sample password' }
const OFFICE: Place[] = [
  { name: 'people', open: at(() => '/people', seen('.people-table tbody tr')) },
  { name: 'people-add', few: true, open: at(() => '/people?open=add', seen('.new-person')) },
  {
    name: 'people-handed',
    async open(page, base) {
      await page.goto(`${base}/people?open=add`)
      await page.locator('input[name=name]').fill('小鹿')
      await page.locator('select[name=role]').selectOption('coHost')
      await page.locator('input[name=account]').fill(`deer-${Math.random().toString(36).slice(2, 8)}`)
      await page.locator('.new-person button[type=submit]').click()
      await page.locator('.handed-password').waitFor()
    },
  },
  {
    name: 'people-taken', few: true, refused: 422,
    async open(page, base) {
      await page.goto(`${base}/people?open=add`)
      await page.locator('input[name=name]').fill('小鹿')
      await page.locator('select[name=role]').selectOption('coHost')
      await page.locator('input[name=account]').fill(OWN.account)
      await page.locator('.new-person button[type=submit]').click()
      await page.locator('.k-field [role=alert]').waitFor()
    },
  },
  {
    name: 'people-person',
    async open(page, base) {
      await page.goto(`${base}/people`)
      await page.locator('.people-table a', { hasText: '晚晴' }).click()
      await page.locator('.person-details section button').last().click()
      await page.locator('.person-details .danger').waitFor()
    },
  },
  {
    name: 'people-last', few: true, refused: 409,
    async open(page, base) {
      await page.goto(`${base}/people`)
      await page.locator('.people-table a', { hasText: '木木' }).click()
      await page.locator('input[name=administrator]').uncheck()
      await page.locator('.person-details button.primary[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'people-password', few: true, open: at(() => '/people?open=password', seen('.own-password')) },
  {
    name: 'people-invited',
    async open(page, base) {
      await page.goto(`${base}/people?open=invite`)
      await page.locator('select[name=role]').selectOption('coHost')
      await page.locator('.invite-panel button[type=submit]').click()
      await page.locator('.invite-panel .made').waitFor()
      await page.locator('.invite-panel li').first().waitFor()
    },
  },
  { name: 'people-sign-ins', few: true, open: at(() => '/people?open=signIns', seen('.own-sign-ins li')) },
  {
    name: 'people-stand-in', few: true,
    async open(page, base) {
      await page.goto(`${base}/people`)
      await page.locator('.people-table a', { hasText: '豆子' }).click()
      await page.locator('select[name=standInRole]').selectOption('floorController')
      await page.locator('.stand-ins form button').click()
      await page.locator('.stand-ins li').waitFor()
    },
  },
  {
    name: 'rights',
    async open(page, base) {
      await page.goto(`${base}/rights`)
      await page.locator('.rights-matrix .cell.change').nth(3).click()
      await page.locator('.inspector .verdict').waitFor()
    },
  },
  { name: 'audit', open: at(() => '/audit', seen('.audit-table tbody tr')) },
  { name: 'own-workspace', few: true, open: at(() => '/shows?open=workspace', seen('.workspace-switch')) },
  { name: 'privacy', open: at(() => '/privacy', seen('.privacy-terms')) },
]

beforeAll(async () => {
  kaibo = await startKaibo()
  for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[]) {
    const phone = size === 'phone'
    const window = await openWindow({ viewport: SIZES[size], hasTouch: phone, isMobile: phone })
    pages[size] = await window.newPage()
    listenTo(pages[size], complaints, size)
    await pages[size].goto(`${kaibo.address}/sign-in`)
  }
})

afterAll(async () => {
  for (const page of Object.values(pages)) await page.context().close()
  await kaibo?.stop()
})

async function inspected({ name, open, few, refused }: Place): Promise<void> {
  const faults: string[] = []
  for (const size of ['desk', 'phone'] as const) {
    const page = pages[size]
    for (const [theme, locale] of (few ? FEW : LOOKS)[size]) {
      const where = `${name}-${size}-${theme}-${locale}`
      complaints.length = 0
      await page.evaluate(([chosenTheme, chosenLocale]) => {
        localStorage.setItem('kaibo.theme', chosenTheme)
        localStorage.setItem('kaibo.locale', chosenLocale)
      }, [theme, locale] as const)
      await open(page, kaibo.address)
      await page.evaluate(async () => document.fonts.ready.then(() => undefined))
      await page.screenshot({ path: path.join(PICTURES, `${where}.png`) })
      faults.push(...(await found(page)).map((fault) => `${where}: ${fault}`))
      faults.push(...complaints.filter((one) => refused === undefined || !one.includes(`status of ${refused}`)).map((one) => `${where}: console: ${one}`))
    }
  }
  expect(faults).toEqual([])
}

async function found(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const axe = await page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe
    return (await run({ resultTypes: ['violations'] })).violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message ?? ''}`).join(' | ')}`)
  })
  const { wide, words } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const spoken = [...document.querySelectorAll('[title], [aria-label], [placeholder], [aria-valuetext]')].flatMap((element) => ['title', 'aria-label', 'placeholder', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''))
    const scrolled = document.documentElement.scrollWidth
    const widest = scrolled <= room ? '' : [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > room + 1).slice(0, 3).map((element) => `${element.tagName}.${element.className}`).join(' ')
    return { wide: scrolled > room ? `${scrolled} px in ${room}: ${widest}` : '', words: [document.title, document.body.innerText, ...spoken].join('\n') }
  })
  const keys = [...new Set(words.match(BARE_KEY) ?? [])]
  return [...axe, ...(wide === '' ? [] : [`wider than the window: ${wide}`]), ...(keys.length === 0 ? [] : [`without words: ${keys.join(', ')}`])]
}

/** A real show without a rundown of note, so that there is one whose capture can be set up. */
function makeShow(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '')
    const item = { name: '羊绒混纺围巾', role: 'flash', code: null, priceFen: 9_900, minutes: 6, points: [], line: null }
    const body = JSON.stringify({ title: '第 39 场 家居专场', plannedStart: new Date(Date.now() + 3_600_000).toISOString(), zone: 'Asia/Shanghai', items: [item] })
    const answer = await fetch('/api/shows', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }, body })
    return ((await answer.json()) as ShowSummary).id
  })
}

describe('before sign-in', () => {
  it.each(DOOR)('$name is clean in every look', inspected)
})

describe('signed in', () => {
  beforeAll(async () => {
    for (const page of Object.values(pages)) {
      await page.evaluate(() => localStorage.setItem('kaibo.locale', 'zh-CN'))
      await page.goto(`${kaibo.address}/sign-in`)
      await page.getByRole('button', { name: '场控' }).click()
      await page.getByRole('heading', { name: '场次' }).waitFor()
    }
    await pages.desk.goto(`${kaibo.address}/shows?open=recording`)
    await pages.desk.locator('input[type=file]').setInputFiles(path.join(ROOT, 'contract/samples/recordings/bad-lines.ndjson'))
    await pages.desk.getByRole('button', { name: '开始播' }).click()
    await pages.desk.locator('.quarantine-list tbody tr').first().waitFor()
    const shows = await pages.desk.evaluate(async () => (await fetch('/api/shows')).json() as Promise<ShowSummary[]>)
    sampleShow = shows.find((one) => one.nature === 'simulated')?.id ?? ''
    recordedShow = shows.find((one) => one.nature === 'recording')?.id ?? ''
    realShow = await makeShow(pages.desk)
  })
  it.each(ROOMS)('$name is clean in every look', inspected)
})

describe('in a shop of one’s own', () => {
  beforeAll(async () => {
    for (const page of Object.values(pages)) await page.evaluate(() => localStorage.setItem('kaibo.locale', 'zh-CN'))
    const { desk, phone } = pages
    await desk.goto(`${kaibo.address}/sign-in?administrator`)
    for (const [label, value] of [['店名', '岚棉旗舰店'], ['你的名字', OWN.name], ['账号', OWN.account], ['密码', OWN.password]] as const) await desk.getByLabel(label, { exact: true }).fill(value)
    await desk.getByRole('button', { name: '建账号并进入' }).click()
    await desk.getByText('还没有排期。').waitFor()
    const added = await desk.evaluate(async () => {
      const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? ''
      const crew = [['晚晴', 'host', 'wanqing'], ['阿禾', 'host', 'ahe'], ['石头', 'floorController', 'stone'], ['豆子', 'consoleOperator', 'bean@lanmian-flagship.example'], ['品牌方的一位名字很长很长的同事', 'brandViewer', 'a-very-long-account-name-of-a-colleague-from-the-brand@brand.example']]
      const answers = crew.map(([name, role, account]) => fetch('/api/people', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) },
        body: JSON.stringify({ name, role, account, administrator: false }),
      }))
      return (await Promise.all(answers)).map((answer) => answer.status)
    })
    expect(added).toEqual([201, 201, 201, 201, 201])
    await phone.context().clearCookies()
    await phone.goto(`${kaibo.address}/sign-in`)
    await phone.getByLabel('账号').fill(OWN.account)
    await phone.getByLabel('密码', { exact: true }).fill(OWN.password)
    await phone.getByRole('button', { name: '登录' }).click()
    await phone.getByRole('heading', { name: '场次' }).waitFor()
  })
  it.each(OFFICE)('$name is clean in every look', inspected)
})
