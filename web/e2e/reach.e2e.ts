import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JoinMade, ShowSummary, ShowView } from '@/domain/contract'
import { openWindow, PICTURES, startKaibo, type Running } from './kaibo'

/** The host's phone joins one show by a link, loses the server, is closed and opened again, and what it acknowledged meanwhile counts once. */
describe('a phone that joined by a link', () => {
  const CUE = 'b3c1f6de-5a5f-4a39-9d52-3d1f3f1f7a01'
  let kaibo: Running
  let crew: Page
  let phoneWindow: BrowserContext
  let phone: Page
  let show: string

  /** As the page itself would ask: with its cookies and the token that proves it. */
  const asked = <T>(page: Page, way: string, method = 'GET', body: object | null = null): Promise<T> =>
    page.evaluate(async ([to, how, json, key]) => {
      const token = /XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? ''
      const response = await fetch(to, { method: how, headers: { 'X-XSRF-TOKEN': token, 'Content-Type': 'application/json', 'Idempotency-Key': key }, ...(json === '' ? {} : { body: json }) })
      if (!response.ok) throw new Error(`${to}: ${response.status} ${await response.text()}`)
      return (await response.json()) as never
    }, [way, method, body === null ? '' : JSON.stringify(body), crypto.randomUUID()] as const)

  beforeAll(async () => {
    kaibo = await startKaibo()
    crew = await (await openWindow()).newPage()
    phoneWindow = await openWindow({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
    phone = await phoneWindow.newPage()
    await crew.goto(kaibo.address)
    await crew.getByRole('button', { name: '场控' }).click()
    await crew.getByRole('heading', { name: '场次' }).waitFor()
    const opened = await asked<ShowSummary>(crew, '/api/shows', 'POST', {
      title: '试播', plannedStart: new Date().toISOString(), zone: 'Asia/Shanghai',
      items: [{ name: '保暖裤', role: 'flash', code: 'A1', priceFen: 5900, minutes: 6, points: [{ label: '裤长', text: '98 公分' }], line: '先看裤长' }],
    })
    show = opened.id
    await asked(crew, `/api/shows/${show}/wishes`, 'POST', { wish: 'startShow' })
  })
  afterAll(async () => {
    await crew?.context().close()
    await phoneWindow?.close()
    await kaibo?.stop()
  })

  it('becomes its prompter without an account, and the code is gone from the address', async () => {
    await crew.goto(`${kaibo.address}/shows/${show}/join`)
    const made = crew.waitForResponse((response) => response.url().endsWith('/joins') && response.request().method() === 'POST')
    await crew.getByRole('button', { name: '生成链接' }).click()
    const { code } = (await (await made).json()) as JoinMade
    await crew.getByText('--lan').waitFor()
    await crew.screenshot({ path: path.join(PICTURES, 'reach-join-desk.png') })
    await phone.goto(`${kaibo.address}/join#${code}`)
    await phone.getByText('直播中').first().waitFor()
    expect(new URL(phone.url()).pathname + new URL(phone.url()).hash).toBe('/prompter')
    await asked(crew, `/api/shows/${show}/wishes`, 'POST', { wish: 'sendCue', cue: CUE, name: '点关注', lines: { host: '新进来的先点个关注' } })
    await phone.getByText('新进来的先点个关注').waitFor()
    await phone.screenshot({ path: path.join(PICTURES, 'reach-prompter-phone.png') })
  })

  it('opens again while the server is gone, says that its picture is old, and keeps what was acknowledged', async () => {
    await phone.evaluate(async () => void (await navigator.serviceWorker.ready))
    // Once more under the worker, and long enough for the picture with the cue to be kept.
    await phone.reload()
    await phone.getByText('新进来的先点个关注').waitFor()
    await phone.waitForFunction(async () => {
      const kept = await (await caches.open('kaibo-pictures')).keys()
      return kept.length > 0
    })
    await kaibo.end()
    await phone.reload()
    await phone.getByText('这是本机留下的旧画面').waitFor()
    await phone.getByRole('button', { name: '收到' }).click()
    await phone.getByText('1 条“收到”未同步').waitFor()
    await phone.screenshot({ path: path.join(PICTURES, 'reach-prompter-offline.png') })
  })

  it('sends it once when the server is back, as the prompter', async () => {
    const again = await startKaibo(kaibo.home, new URL(kaibo.address).port)
    kaibo = again
    await phone.getByText('未同步').waitFor({ state: 'detached' })
    const view = await asked<ShowView>(crew, `/api/shows/${show}`)
    const cue = view.crew.cues.find(({ id }) => id === CUE)
    expect(JSON.stringify(cue?.acknowledged)).toContain('提词器')
    expect(cue?.acknowledged).toHaveLength(1)
  })
})
