import path from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShowSummary, ShowView } from '@/domain/contract'
import { listenTo, openWindow, PICTURES, recording, replay, startKaibo, type Running } from './kaibo'

/**
 * The first show on air: floor controller and host in two windows on one live state, a recording at ×60, a cue sent and acknowledged,
 * clock and figures equal to the command line's replay of the same file (R2, R3, R7, L3).
 */
const ZONE = 'Asia/Shanghai'
const CUE = '新进来的先点个关注'
const tape = recording()

describe(tape.real ? 'a real recording plays as a show' : 'a sample recording plays as a show (../shared/data is absent)', () => {
  let kaibo: Running
  let floorWindow: BrowserContext
  let hostWindow: BrowserContext
  let floor: Page
  let host: Page
  let show: string
  const complaints: string[] = []

  beforeAll(async () => {
    kaibo = await startKaibo()
    floorWindow = await openWindow()
    hostWindow = await openWindow({ viewport: { width: 1280, height: 800 } })
    floor = await floorWindow.newPage()
    host = await hostWindow.newPage()
    listenTo(floor, complaints, 'floor')
    listenTo(host, complaints, 'host')
  })

  afterAll(async () => {
    await floorWindow?.close()
    await hostWindow?.close()
    await kaibo?.stop()
  })

  const words = tape.map === null ? [] : ['--map', tape.map]
  const playback = (): Locator => floor.getByRole('region', { name: '回放' })
  const view = (): Promise<ShowView> =>
    floor.evaluate(async (id) => (await fetch(`/api/shows/${id}`)).json() as Promise<ShowView>, show)

  it('lets a floor controller and a host in by one click each', async () => {
    await floor.goto(kaibo.address)
    await floor.getByRole('button', { name: '场控' }).click()
    await floor.getByRole('heading', { name: '场次' }).waitFor()
    await host.goto(kaibo.address)
    await host.getByRole('button', { name: '主播' }).click()
    await host.getByRole('heading', { name: '场次' }).waitFor()
    await floor.getByText('第 38 场 初冬换季专场').first().waitFor()
    await floor.screenshot({ path: path.join(PICTURES, 'first-shows.png') })
  })

  it('plays the recording as a new show at ×60', async () => {
    await floor.getByRole('button', { name: '播一份录播' }).click()
    await floor.locator('input[type=file]').setInputFiles(tape.file)
    await floor.getByLabel('场次名').fill('录播 一场')
    if (tape.map !== null) await floor.getByLabel('列的对应').selectOption(tape.map)
    await floor.getByRole('radio', { name: '×60' }).or(floor.getByRole('button', { name: '×60' })).first().click()
    await floor.getByRole('button', { name: '开始播' }).click()
    await floor.getByText('在播：录播 一场').waitFor()
    const shows = await floor.evaluate(async () => (await fetch('/api/shows')).json() as Promise<ShowSummary[]>)
    show = shows.find((one) => one.title === '录播 一场')?.id ?? ''
    expect(show).not.toBe('')
    await floor.goto(`${kaibo.address}/shows/${show}/floor`)
    await host.goto(`${kaibo.address}/shows/${show}/prompter`)
    await floor.getByText('直播中').first().waitFor()
    await host.getByText('直播中').first().waitFor()
  })

  it('brings a cue from the floor to the host, who acknowledges it with the space bar', async () => {
    await floor.getByLabel('要说的话').fill(CUE)
    await floor.getByRole('button', { name: '发出' }).click()
    const cue = host.getByRole('alert').filter({ hasText: CUE })
    await cue.waitFor()
    await host.screenshot({ path: path.join(PICTURES, 'first-prompter-cue.png') })
    await host.keyboard.press('Space')
    await cue.waitFor({ state: 'detached' })
    await expect.poll(async () => (await view()).crew.cues[0]?.acknowledged.map((each) => each.role)).toEqual(['host'])
    await floor.screenshot({ path: path.join(PICTURES, 'first-floor-acknowledged.png') })
  })

  it('shows, paused half-way, the figures that the command line gives up to that moment', async () => {
    // A stretch by hand first, as somebody does who looks for a place; it is fed at once, so both sides have it.
    const before = await view()
    await playback().getByRole('button', { name: '跳 5 分' }).click()
    await expect.poll(async () => Date.parse((await view()).clock.now) - Date.parse(before.clock.now)).toBeGreaterThanOrEqual(5 * 60_000)
    await playback().getByRole('button', { name: '暂停' }).click()
    await expect.poll(async () => (await view()).playback?.state).toBe('paused')
    const paused = await view()
    const same = await replay(tape.file, ...words, '--until', paused.clock.now)
    expect(counted(paused.room.figures)).toEqual(counted(same.figures))
    expect(paused.room.facts).toMatchObject(same.facts)
    expect(Number(same.facts.accepted)).toBeGreaterThan(0)
  })

  it('stands at the end with the clock, the figures and the rounds of the command line', async () => {
    const whole = await replay(tape.file, ...words)
    const target = new Date(Date.parse((await view()).clock.now) + 48 * 3_600_000).toISOString()
    const answer = await floor.evaluate(
      async ({ id, seekTo }) => {
        const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? ''
        const reply = await fetch(`/api/shows/${id}/playback`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) },
          body: JSON.stringify({ paused: false, seekTo }),
        })
        return reply.status
      },
      { id: show, seekTo: target },
    )
    expect(answer).toBe(200)
    await expect.poll(async () => (await view()).crew.phase, { timeout: 60_000 }).toBe('ended')
    const ended = await view()
    expect(ended.room.facts).toMatchObject(whole.facts)
    expect(ended.room.figures).toEqual(whole.figures)
    expect(ended.room.rounds).toEqual(whole.rounds)
    expect(ended.crew.endedAt).toBe(ended.clock.now)
    expect(ended.crew.endedAt).toBe(whole.recording.until)
    await floor.getByText('已结束').first().waitFor()
  })

  it('says the same on the screens', async () => {
    const whole = await replay(tape.file, ...words)
    const clock = (iso: string): string => new Date(iso).toLocaleTimeString('zh-CN', { timeZone: ZONE, hour12: false })
    const bar = floor.getByRole('region', { name: '直播状态' })
    await expect.poll(() => bar.innerText()).toContain(clock(whole.recording.until))
    expect(await floor.getByRole('region', { name: '评估轮次' }).innerText()).toContain(`共 ${whole.rounds.length} 轮`)
    const lastRounds = await floor.getByRole('region', { name: '评估轮次' }).locator('li .top b').allInnerTexts()
    expect(lastRounds).toEqual(whole.rounds.slice(-10).map((round) => written(round.entrants)))
    await floor.screenshot({ path: path.join(PICTURES, 'first-floor-ended.png') })

    await host.getByText('这场已下播').waitFor()
    await host.screenshot({ path: path.join(PICTURES, 'first-prompter-ended.png') })

    await floor.goto(`${kaibo.address}/shows`)
    const row = floor.getByRole('row').filter({ hasText: '录播 一场' })
    await row.waitFor()
    expect(await row.locator('[data-label="看过"]').innerText()).toBe(written(Number(whole.figures.uv)))
    expect(await row.locator('[data-label="在线"]').innerText()).toBe(written(whole.figures.onlineLast as number | null))
    await floor.screenshot({ path: path.join(PICTURES, 'first-shows-after.png') })
  })

  it('had nothing to complain about on the way', () => {
    expect(complaints).toEqual([])
  })
})

/** As a screen in Chinese writes a count. */
function written(count: number | null): string {
  return count === null ? '—' : count.toLocaleString('zh-CN')
}

/** What is counted, not what depends on how far the clock has run since the last fact. */
function counted(figures: object): Record<string, unknown> {
  const names = ['startedAt', 'entries', 'uv', 'comments', 'commenters', 'likes', 'follows', 'shares', 'gifts', 'clicks', 'orders', 'buyers', 'gmvFen', 'onlinePeak', 'onlineLast']
  return Object.fromEntries(names.map((name) => [name, (figures as Record<string, unknown>)[name]]))
}
