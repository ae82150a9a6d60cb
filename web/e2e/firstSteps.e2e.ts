import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CapturesView, SessionView, ShowSummary } from '@/domain/contract'
import { openWindow, PICTURES, startKaibo, unfit, type Running } from './kaibo'

/**
 * The first steps of a team on an empty data folder, from the administrator's form into the control room of its first show, by the keyboard;
 * then of a second shop of the same account that skips them all. Nothing is asked twice, whatever device one comes back with.
 */
const ACCOUNT = 'wood'
const PASSWORD = 'a long sample password'
const GOODS = '名称\t角色\t分钟\t价\t货号\n双面羊毛呢短大衣\t爆\t8\t459\tLM2601\n羊绒混纺围巾\t秒\t7\t99\tLM2614'
const WRONG_GOODS = `${GOODS}\n桑蚕丝立领衬衫\t利\t九\t699.999\tLM2601`
/** The list is read every five seconds. */
const SEEN_WITHIN_MS = 15_000
const PHONE = { width: 390, height: 844 }

describe('the first steps of a team', () => {
  let kaibo: Running
  let window: BrowserContext
  let page: Page
  /** In somebody else's hand. */
  let phone: BrowserContext
  let there: Page
  const complaints: string[] = []

  beforeAll(async () => {
    kaibo = await startKaibo()
    window = await openWindow()
    page = await window.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    phone = await openWindow({ viewport: PHONE })
    there = await phone.newPage()
  })
  afterAll(async () => {
    await phone?.close()
    await window?.close()
    await kaibo?.stop()
  })

  const title = (text: string, where = page) => where.getByRole('heading', { name: text, level: 2 }).waitFor()
  const listed = (where = page): Promise<string[]> => where.locator('.way li').evaluateAll((rows) => rows.map((row) => row.className))
  const focused = (where = page): Promise<string | null> => where.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.textContent ?? null)
  const ask = <T>(address: string): Promise<T> => page.evaluate(async (from) => (await fetch(from)).json() as Promise<T>, address)

  /** The step as a team sees it on the desk and in the hand, dark and light; looked through in one of them. */
  async function looks(name: string, through: 'phone' | 'desk'): Promise<void> {
    const faults: string[] = []
    for (const [size, scheme] of [['phone', 'light'], ['desk', 'light'], ['desk', 'dark']] as const) {
      await page.setViewportSize(size === 'phone' ? PHONE : { width: 1440, height: 900 })
      await page.emulateMedia({ colorScheme: scheme })
      await page.screenshot({ path: path.join(PICTURES, `first-steps-${name}-${size}-${scheme}.png`), fullPage: size === 'phone' })
      if (size === through && (size === 'phone' || scheme === 'dark')) faults.push(...(await unfit(page)))
    }
    expect(faults).toEqual([])
  }

  async function signIn(where: Page): Promise<void> {
    await where.goto(kaibo.address)
    await where.getByLabel('账号').fill(ACCOUNT)
    await where.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await where.keyboard.press('Enter')
    await where.getByRole('heading', { name: '场次' }).waitFor()
  }

  it('begin where the administrator was made: neither the name nor the shop is asked again', async () => {
    await page.goto(`${kaibo.address}/sign-in?administrator`)
    await page.getByLabel('店名').fill('岚棉旗舰电')
    await page.getByLabel('你的名字').fill('木木')
    await page.getByLabel('账号', { exact: true }).fill(ACCOUNT)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await title('一起播的人')
    expect([await listed(), await focused()]).toEqual([['done', 'done', 'open', 'open', 'waiting', 'waiting'], 'role'])
    await looks('people', 'desk')
  })

  it('lead back by Escape, to mend the misspelt shop', async () => {
    await page.locator('select[name=role]').focus()
    await page.keyboard.press('Escape')
    await title('这家店叫什么')
    expect(await focused()).toBe('下一步')
    const name = page.locator('input[name=workspaceName]')
    await name.fill('店'.repeat(81))
    await page.getByText('太长了：81 个字，最多 80 个。').waitFor()
    await looks('workspace', 'phone')
    await name.fill('岚棉旗舰店')
    await page.keyboard.press('Enter')
    await title('一起播的人')
    expect((await ask<SessionView>('/api/session')).person?.workspace.name).toBe('岚棉旗舰店')
    expect(await page.locator('.way li').nth(1).innerText()).toContain('岚棉旗舰店')
  })

  it('bring somebody in by a code, whom every screen counts once she came', async () => {
    await page.locator('select[name=role]').selectOption('host')
    await page.locator('.invite-panel input[name=name]').fill('晚晴')
    await page.keyboard.press('Enter')
    const code = await page.locator('.invite-panel .code').innerText()
    await page.getByText('1 人，1 个邀请等着用').waitFor()
    await looks('invited', 'phone')
    await there.goto(`${kaibo.address}/sign-in?code`)
    await there.getByLabel('邀请码').fill(code)
    await there.keyboard.press('Enter')
    await there.getByLabel('账号', { exact: true }).fill('wanqing')
    await there.getByLabel('密码', { exact: true }).fill('her own long password')
    await there.keyboard.press('Enter')
    await there.getByText('还没有排期。建一场').waitFor()
    expect(await there.locator('.first-steps').count()).toBe(0)
    await phone.clearCookies()
    await page.getByText('2 人', { exact: true }).waitFor({ timeout: SEEN_WITHIN_MS })
    await page.getByRole('button', { name: '下一步' }).click()
  })

  it('take the goods as they stand in the spreadsheet, and name a wrong line by its number', async () => {
    await title('第一场播什么')
    await page.keyboard.type('第 1 场 开张')
    await page.keyboard.press('Tab')
    await page.keyboard.type('2026-12-01 20:00')
    await page.keyboard.press('Enter')
    await page.getByLabel('流程，一行一款').fill(WRONG_GOODS)
    expect(await page.locator('.faults li').allInnerTexts()).toEqual([expect.stringMatching(/第 4 行\s+分钟“九”不对/), expect.stringMatching(/第 4 行\s+价“699.999”有三位小数/), expect.stringMatching(/第 4 行\s+货号 LM2601 与第 2 行重复/)])
    await looks('goods', 'phone')
  })

  it('keep what was typed through a step back and without the network', async () => {
    await page.keyboard.press('Escape')
    await title('一起播的人')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('流程，一行一款').fill(GOODS)
    await page.getByText('2 款，共 15:00').waitFor()
    await window.setOffline(true)
    await page.getByRole('button', { name: '建这一场' }).click()
    await page.locator('.new-show').getByRole('alert').filter({ hasText: '连不上服务器。你填的还在' }).waitFor()
    await window.setOffline(false)
    await page.getByRole('button', { name: '建这一场' }).click()
    await title('直播间的数怎么进来')
    const [show] = await ask<ShowSummary[]>('/api/shows')
    expect([show?.title, show?.items, show?.plannedStart]).toEqual(['第 1 场 开张', 2, '2026-12-01T12:00:00Z'])
  })

  it('go on where they stand, after a reload and on another device', async () => {
    await page.goto(`${kaibo.address}/shows`)
    const band = page.locator('.first-steps-band')
    await band.getByText('做好 4 / 5，下一步：采集').waitFor()
    await looks('band', 'desk')
    await signIn(there)
    await there.getByText('做好 4 / 5，下一步：采集').waitFor()
    await there.getByRole('button', { name: '接着做' }).click()
    await title('直播间的数怎么进来', there)
    await band.getByRole('button', { name: '接着做' }).click()
  })

  it('show the address of a capture once, and lead on only when it is put away', async () => {
    await title('直播间的数怎么进来')
    await looks('capture', 'phone')
    await page.locator('.capture-setup input[name=name]').fill('主播电脑')
    await page.locator('.capture-setup input[name=acceptedBy]').fill('木木')
    await page.keyboard.press('Enter')
    await page.locator('.capture-address').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').getByText('“主播电脑”的地址还没抄走').waitFor()
    await page.getByRole('button', { name: '留下来抄' }).click()
    expect(await page.getByRole('button', { name: '下一步' }).count()).toBe(0)
    await page.getByRole('button', { name: '抄好了，收起' }).click()
    await page.locator('.leads-on:focus').waitFor()
    expect(await page.locator('.capture-setup').count()).toBe(0)
    await looks('captured', 'desk')
  })

  it('end in the control room', async () => {
    await page.locator('.leads-on').focus()
    await page.keyboard.press('Enter')
    await title('可以开播了')
    expect(await listed()).toEqual(['done', 'done', 'done', 'done', 'done', 'open'])
    await looks('ready', 'desk')
    await page.locator('.ready .leads-on').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: '直播状态' }).waitFor()
    const [show] = await ask<ShowSummary[]>('/api/shows')
    expect((await ask<CapturesView>(`/api/shows/${show?.id}/captures`)).captures.map(({ name }) => name)).toEqual(['主播电脑'])
  })

  it('can all be skipped, say so, and stay skipped', async () => {
    await page.goto(`${kaibo.address}/shows?open=workspace`)
    await page.locator('input[name=workspace]').fill('岚棉童装')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '跳过，我一个人播' }).click()
    await page.getByText('跳过就还没有控制室。').waitFor()
    await page.goto(`${kaibo.address}/shows`)
    await title('第一场播什么')
    await page.getByRole('button', { name: '跳过，先不排' }).click()
    await page.getByText('采集接在一场上，先建一场：').waitFor()
    await page.getByRole('button', { name: '下一步' }).click()
    await title('还没有场次')
    expect(await listed()).toEqual(['done', 'done', 'skipped', 'skipped', 'waiting', 'waiting'])
    expect(await page.locator('.later li').allInnerTexts()).toEqual([expect.stringMatching(/^人\s+人和权限，按 I 请人$/), expect.stringMatching(/^商品和第一场\s+场次页，按 N 新建$/), expect.stringMatching(/^采集\s/)])
    await looks('skipped', 'phone')
  })

  it('can be put away, and taken up again where nothing is yet', async () => {
    await page.getByRole('button', { name: '收起' }).click()
    await page.getByText('还没有排期。建一场').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '起步' }).click()
    await page.getByText('还没做的，在哪里补').waitFor()
  })

  it('speak all three languages', async () => {
    for (const [key, words] of [['EN', 'What is left, and where to do it'], ['繁', '還沒做的，在哪裡補'], ['简', '还没做的，在哪里补']] as const) {
      await page.getByRole('button', { name: key }).first().click()
      await page.getByText(words).waitFor()
    }
  })

  it('send whoever is signed out to the door, and back to the step', async () => {
    await page.goto(`${kaibo.address}/shows?step=show`)
    await title('第一场播什么')
    await window.clearCookies({ name: 'KAIBO' })
    await page.getByRole('heading', { name: '登录' }).waitFor({ timeout: SEEN_WITHIN_MS })
    await page.getByLabel('账号').fill(ACCOUNT)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await title('第一场播什么')
  })

  it('had no script error on the way', () => {
    expect(complaints).toEqual([])
  })
})
