import type { AxeResults } from 'axe-core'
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type BrowserContext, type BrowserContextOptions, type LaunchOptions, type Page } from 'playwright-core'

export const ROOT = process.env.KAIBO_ROOT ?? fileURLToPath(new URL('../..', import.meta.url))
export const PICTURES = path.join(ROOT, 'target/kaibo/pictures')
mkdirSync(PICTURES, { recursive: true })
/** The first start on a fresh checkout builds everything before it. */
const STARTED_WITHIN_MS = 240_000
const STOPPED_WITHIN_MS = 15_000

/** The real product, started the way a person starts it, on a data folder of its own. */
export interface Running {
  address: string
  /** Its data folder. */
  home: string
  /** As Ctrl C does it: the program ends, its data stays for the next start. */
  end: () => Promise<void>
  /** Ends it and removes its data folder. */
  stop: () => Promise<void>
}

export async function startKaibo(home = mkdtempSync(path.join(os.tmpdir(), 'kaibo-browser-')), port = '0'): Promise<Running> {
  const server = spawn(path.join(ROOT, 'kaibo'), ['run', '--data', home, '--port', port], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const address = await addressOf(server).catch(async (reason: unknown) => {
    await ended(server)
    throw reason
  })
  return {
    address,
    home,
    end: () => ended(server),
    async stop() {
      await ended(server)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** What the browser itself complains about: script errors and everything that its console marks as an error. */
export function listenTo(page: Page, complaints: string[], name = ''): void {
  page.on('pageerror', (error) => complaints.push(`${name} ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${name} ${message.text()} ${message.location().url}`)
  })
}

/** What axe finds on a page as it stands, and what is wider than the window. */
export async function unfit(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe
    const { scrollWidth, clientWidth } = document.documentElement
    const rules = (await run({ resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 140)} ${any[0]?.message ?? ''}`).join(' | ')}`)
    return scrollWidth > clientWidth ? [...rules, `${scrollWidth} px in ${clientWidth}`] : rules
  })
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`Kaibo gave no address within ${STARTED_WITHIN_MS / 1000} s. It said:\n${said}`)), STARTED_WITHIN_MS)
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found === null) return
      clearTimeout(late)
      resolve(found[0])
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`Kaibo ended with ${code} before it was ready. It said:\n${said}`))
    })
  })
}

/** Ends the process that was started, by its id, and waits for it. */
function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const hard = setTimeout(() => server.kill('SIGKILL'), STOPPED_WITHIN_MS)
    server.once('exit', () => {
      clearTimeout(hard)
      resolve()
    })
    server.kill('SIGTERM')
  })
}

/** What the command line says of the same file. */
export async function replay(...words: string[]): Promise<Replayed> {
  const { stdout } = await promisify(execFile)(path.join(ROOT, 'kaibo'), ['replay', ...words, '--json'], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 })
  return JSON.parse(stdout) as Replayed
}
export interface Replayed {
  recording: { from: string; until: string }
  facts: Record<string, number>
  figures: Record<string, unknown>
  rounds: { entrants: number }[]
}

/** A real recording where there is one beside the checkout, otherwise our own sample of the capture format. */
export function recording(): { file: string; map: string | null; real: boolean } {
  const file = path.join(process.env.KAIBO_DATA ?? path.join(ROOT, '../shared/data'), 'bilibili-live-small/room-1370218.csv')
  if (existsSync(file)) return { file, map: 'bilibili', real: true }
  return { file: path.join(ROOT, 'contract/samples/recordings/every-kind.ndjson'), map: null, real: false }
}

const PROGRAM: LaunchOptions = {
  executablePath: process.env.KAIBO_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
}
const HERE: BrowserContextOptions = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: 'dark', viewport: { width: 1440, height: 900 } }

/** One window with a profile of its own: its own session, its own stream. */
export async function openWindow(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  // Without a folder of ours it makes one for the time that the window is open.
  return chromium.launchPersistentContext('', { ...PROGRAM, ...HERE, ...options })
}

/** One program for several windows that know nothing of each other, as on the devices of several people. */
export async function openBrowser(): Promise<{ window: (options?: BrowserContextOptions) => Promise<BrowserContext>; close: () => Promise<void> }> {
  const browser = await chromium.launch(PROGRAM)
  return { window: (options = {}) => browser.newContext({ ...HERE, ...options }), close: () => browser.close() }
}
