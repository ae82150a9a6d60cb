/**
 * What the pages cost: the bytes that each first visit really loads, and what Lighthouse makes of it.
 * Use: node pages.mjs [--keep] [--runs N] -- COMMAND … (what starts the server; home and port are added). KAIBO_CHROMIUM names the browser.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import lighthouse, { desktopConfig } from 'lighthouse'

const ROOT = new URL('../../', import.meta.url)
// The browser tests drive the same browser.
const { chromium } = createRequire(new URL('web/package.json', ROOT))('playwright-core')
const MOST_BYTES = 350_000
const LEAST_SCORE = 95
const STARTED_WITHIN_MS = 60_000
/** A page that asked for nothing for this long has what it needs; a stream stays open and is counted as far as it came. */
const QUIET_MS = 2_000
const CATEGORIES = { performance: 'performance', accessibility: 'accessibility', 'best-practices': 'best practices' }

const words = process.argv.slice(2)
const dashes = words.indexOf('--')
const [asked, command] = [words.slice(0, dashes), words.slice(dashes + 1)]
const keep = asked.includes('--keep')
const runs = asked.includes('--runs') ? Number(asked[asked.indexOf('--runs') + 1]) : 3
if (!Number.isInteger(runs) || runs < 1 || runs > 9) {
  console.error(`--runs takes a number from 1 to 9 (was '${asked[asked.indexOf('--runs') + 1]}').`)
  process.exit(2)
}

const began = new Date()
const load = () => `${os.loadavg()[0].toFixed(1)} (last minute)`
const loadAtStart = load()
const home = mkdtempSync(path.join(os.tmpdir(), 'kaibo-pages-'))
const server = spawn(command[0], [...command.slice(1), `--kaibo.home=${home}`, '--kaibo.port=0'], { stdio: ['ignore', 'pipe', 'inherit'] })
let browser
let profile
try {
  const address = await started()
  const cookie = await signedIn(address)
  const shows = await (await fetch(`${address}/api/shows`, { headers: { Cookie: cookie } })).json()
  const pages = [
    { name: 'sign-in', way: '/sign-in', selector: '.sample-roles', cookie: null },
    { name: 'list of shows', way: '/shows', selector: '.shows-table tbody tr', cookie },
    { name: 'control room', way: `/shows/${shows.find((show) => show.nature === 'simulated').id}/floor`, selector: '.floor-desk .cues .keys', cookie },
  ]
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  const executablePath = process.env.KAIBO_CHROMIUM
  browser = await chromium.launch({ executablePath, args })
  const port = await freePort()
  // Lighthouse opens its tabs in the browser's own profile, and leaves the cookies there alone.
  profile = await chromium.launchPersistentContext('', { executablePath, args: [...args, `--remote-debugging-port=${port}`] })

  const lines = []
  for (const page of pages) {
    const bytes = await loaded(address, page)
    const { total, kinds } = bytes
    console.log(`${page.name}: ${kilo(total)} (${kinds})`)
    const wanted = page.name === 'sign-in'
    lines.push([`${page.name}: bytes of a first visit`, `${kilo(total)}: ${kinds}`, wanted ? `≤ ${kilo(MOST_BYTES)}` : '', wanted ? verdict(total <= MOST_BYTES) : ''])
  }
  const below = new Set()
  for (const page of pages) {
    await profile.clearCookies()
    await profile.addCookies(cookiesOf(page.cookie, address))
    for (const form of ['desktop', 'mobile']) {
      const found = []
      for (let run = 0; run < runs; run++) found.push(await audited(`${address}${page.way}`, form, port, below, `${page.name}, ${form}`))
      for (const [category, name] of Object.entries(CATEGORIES)) {
        const scores = found.map((one) => one[category]).sort((a, b) => a - b)
        const median = scores[Math.floor(scores.length / 2)]
        console.log(`${page.name}, ${form}, ${name}: ${scores.join(' ')}`)
        lines.push([`${page.name}, ${form}: ${name}`, runs === 1 ? `${median}` : `${median} (${scores[0]} – ${scores.at(-1)})`, form === 'desktop' ? `≥ ${LEAST_SCORE}` : '', form === 'desktop' ? verdict(median >= LEAST_SCORE) : ''])
      }
    }
  }
  const report = written(lines, [...below])
  console.log(`\n${report}`)
  if (keep) {
    const name = `bench/results/pages-${began.toISOString().slice(0, 10)}.md`
    writeFileSync(new URL(name, ROOT), report)
    console.log(`Kept as ${name}`)
  }
} finally {
  await profile?.close()
  await browser?.close()
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill()
    await ended
  }
  rmSync(home, { recursive: true, force: true })
}

function started() {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`Kaibo gave no address within ${STARTED_WITHIN_MS / 1000} s. It said:\n${said}`)), STARTED_WITHIN_MS)
    server.once('exit', (code) => reject(new Error(`Kaibo ended with ${code} before it was ready. It said:\n${said}`)))
    server.stdout.on('data', (chunk) => {
      said += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found === null) return
      clearTimeout(late)
      resolve(found[0])
    })
  })
}

/** The sample's floor controller, as the cookies that a browser would send. */
async function signedIn(address) {
  const cookies = new Map()
  const take = (response) => response.headers.getSetCookie().forEach((line) => cookies.set(...line.split(';')[0].split(/=(.*)/s, 2)))
  const all = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  take(await fetch(`${address}/api/session`))
  const answer = await fetch(`${address}/api/session/sample`, {
    method: 'POST', body: JSON.stringify({ role: 'floorController' }),
    headers: { Cookie: all(), 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(cookies.get('XSRF-TOKEN')) },
  })
  if (!answer.ok) throw new Error(`The sample's floor controller could not sign in: ${answer.status} ${await answer.text()}`)
  take(answer)
  return all()
}

/** As a browser keeps them; null is nobody. */
function cookiesOf(header, url) {
  return (header?.split('; ') ?? []).map((pair) => {
    const [name, value] = pair.split(/=(.*)/s, 2)
    return { name, value, url }
  })
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** As they came over the wire, headers included, in a browser that was never here. What the service worker keeps for later is not the page's. */
async function loaded(address, { way, selector, cookie }) {
  const context = await browser.newContext({ viewport: { width: 1350, height: 940 }, serviceWorkers: 'block' })
  await context.addCookies(cookiesOf(cookie, address))
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  const kinds = new Map()
  const kindOf = new Map()
  let last = Date.now()
  const add = (id, bytes) => {
    const kind = kindOf.get(id) ?? 'other'
    kinds.set(kind, (kinds.get(kind) ?? 0) + bytes)
  }
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    last = Date.now()
    kindOf.set(requestId, { Document: 'page', Script: 'scripts', Stylesheet: 'styles', Font: 'fonts', Image: 'pictures' }[type] ?? (response.url.includes('/api/') ? 'data' : 'other'))
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    last = Date.now()
    add(requestId, encodedDataLength)
  })
  await page.goto(address + way)
  await page.locator(selector).first().waitFor()
  while (Date.now() - last < QUIET_MS) await new Promise((later) => setTimeout(later, 100))
  await context.close()
  const total = [...kinds.values()].reduce((sum, one) => sum + one, 0)
  return { total, kinds: [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, bytes]) => `${kind} ${kilo(bytes)}`).join(', ') }
}

async function audited(url, form, port, below, where) {
  const flags = { port, output: 'json', logLevel: 'error', onlyCategories: Object.keys(CATEGORIES), maxWaitForLoad: 30_000 }
  const { lhr } = await lighthouse(url, flags, form === 'desktop' ? desktopConfig : undefined)
  if (lhr.runtimeError) throw new Error(`Lighthouse could not read ${where}: ${lhr.runtimeError.message}`)
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) throw new Error(`Lighthouse came to ${lhr.finalDisplayedUrl} instead of ${url}.`)
  for (const category of Object.keys(CATEGORIES)) {
    for (const { id, weight } of lhr.categories[category].auditRefs) {
      const { score, title, displayValue } = lhr.audits[id]
      if (weight > 0 && score !== null && score < 0.9) below.add(`${where}: ${title}${category === 'performance' && displayValue ? ` ${displayValue.replaceAll(' ', ' ')}` : ''}`)
    }
  }
  return Object.fromEntries(Object.keys(CATEGORIES).map((category) => [category, Math.round(lhr.categories[category].score * 100)]))
}

function kilo(bytes) { return `${(bytes / 1000).toFixed(1)} kB` }
function verdict(meets) { return meets ? 'meets' : 'misses' }

function table(head, rows) {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at].length)))
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n')
}

function written(lines, below) {
  const processor = os.cpus()[0].model.replace(/ Processor.*/, '').trim()
  const { version } = JSON.parse(readFileSync(new URL('node_modules/lighthouse/package.json', import.meta.url)))
  const around = [
    ['command', process.env.KAIBO_BENCH_COMMAND ?? '(started by hand)'],
    ['commit', process.env.KAIBO_BENCH_COMMIT ?? '(unknown)'],
    ['machine', `${processor}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}`],
    ['browser', `Chromium ${browser.version()}, without a window; Lighthouse ${version}, Node ${process.versions.node}`],
    ['runs', `${runs} of each page and form; simulated throttling as Lighthouse has it: desktop 10 Mbit/s, mobile 1.6 Mbit/s and a processor four times slower`],
    ['load at the start', loadAtStart],
    ['load at the end', load()],
  ]
  return `# bench pages

${table(['what was on', ''], around)}

${table(['measured', 'product', 'target', 'verdict'], lines)}

Median (least – most) of the runs.
- Bytes are those that came over the wire, as compressed as the server sends them, with an empty cache; what the service worker keeps for later is not in them.
- Browser, Lighthouse, server and PostgreSQL share these cores.
${below.length === 0 ? '' : `\nBelow 90 in some run:\n${below.map((one) => `- ${one}`).join('\n')}\n`}`
}
