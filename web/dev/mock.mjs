/**
 * A stand-in for the server, for looking at screens before or without the real one: serves dist/ and the HTTP interface of
 * contract/api.md from one invented show. Nothing is stored, nothing is checked beyond what a screen needs to be seen.
 *
 *   node dev/mock.mjs [--port 8787] [--signed-in floorController] [--empty] [--real] [--busy]   (busy: 200 comments a second in ten frames)
 *   GET /mock/stall?s=8   no frames for 8 s     GET /mock/drop?s=5   streams cut, 503 for 5 s     GET /mock/sign-out   the session ends
 *   POST /mock/show {"crew": {…}}   parts of the view are replaced, for looking at rare states (empty, planned, ended, not journaled, long names)
 */
import { createReadStream, existsSync, statSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PEOPLE, sampleShow, TALK, ZONE } from './sampleShow.mjs'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const option = (name) => (process.argv.includes(`--${name}`) ? (process.argv[process.argv.indexOf(`--${name}`) + 1] ?? '') : null)
const port = Number(option('port') ?? 8787)
const LONGEST_BODY = 64 * 1024 * 1024
// The real server sends the same, so that a page which needs more is found here.
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }

let show = sampleShow()
let role = option('signed-in')
let real = process.argv.includes('--real')
let tries = 5
let stalledUntil = 0
let downUntil = 0
let sampleRemoved = process.argv.includes('--empty')
const added = []
const streams = new Set()

const me = () => PEOPLE.find((person) => person.role === role) ?? PEOPLE[0]
const session = () => ({
  person: role === null ? null : { ...me(), administrator: real || role === 'operator', workspace: { id: real ? 'w1' : 'w0', name: '岚棉旗舰店', sample: !real }, standsIn: [] },
  workspaces: [],
  sampleRoles: real ? [] : ['operator', 'host', 'floorController', 'consoleOperator', 'coHost', 'customerService', 'privateDomain', 'brandViewer'],
  needsAdministrator: !real,
})
const problem = (status, name, detail = '', extra = {}) => ({ status, body: { type: `/problems/${name}`, title: name, status, detail, ...extra } })
const ok = (body, status = 200) => ({ status, body })

function summary() {
  const { crew, room } = show
  return { ...show.show, phase: crew.phase, plannedStart: crew.plannedStart, plannedEnd: crew.plannedEnd, startedAt: crew.startedAt, endedAt: crew.endedAt, items: crew.items.length, onlineLast: room.figures.onlineLast, uv: room.figures.uv, gmvFen: room.figures.gmvFen }
}
const other = (id, title, nature, phase, day, uv, gmvFen) => ({
  id, title, workspace: '岚棉旗舰店', nature, sample: false, zone: ZONE, phase, plannedStart: `2026-11-${day}T12:00:00Z`, plannedEnd: `2026-11-${day}T15:00:00Z`, startedAt: phase === 'planned' ? null : `2026-11-${day}T12:01:10Z`,
  endedAt: phase === 'ended' ? `2026-11-${day}T15:04:00Z` : null, items: 18, onlineLast: phase === 'planned' ? null : 0, uv, gmvFen,
})
const shows = () => [
  ...added,
  ...(sampleRemoved ? [] : [other('s39', '第 39 场 家居专场', 'live', 'planned', '28', 0, null), summary(), other('r08', '品牌自播 08', 'recording', 'ended', '26', 12_340, 12_712_000), other('r07', '品牌自播 07', 'recording', 'ended', '25', 48_211, null)]),
]

function publish(changes) {
  show = { ...show, position: show.position + (changes.length > 0 ? 1 : 0) }
  for (const change of changes) {
    if (change.kind === 'comments') show = { ...show, comments: [...show.comments, ...change.comments].slice(-200) }
    else show = { ...show, [change.kind]: change[change.kind] }
  }
  const frame = JSON.stringify({ position: show.position, clock: show.clock, changes })
  for (const response of streams) response.write(`event: frame\nid: ${show.position}\ndata: ${frame}\n\n`)
}

setInterval(() => {
  const rate = show.playback?.state === 'paused' ? 0 : (show.playback?.speed ?? 1)
  show = { ...show, clock: { now: new Date(Date.parse(show.clock.now) + rate * 1000).toISOString(), rate } }
  if (Date.now() < stalledUntil) return
  const last = show.comments.at(-1)?.number ?? 0
  const talk = Array.from({ length: rate === 0 ? 0 : Math.min(60, Math.ceil(rate * 2 * Math.random())) }, (_, index) => {
    const [nick, text] = TALK[Math.floor(Math.random() * TALK.length)]
    return { number: last + 1 + index, at: show.clock.now, viewer: Math.floor(Math.random() * 1200), nick, text }
  })
  const { room } = show
  const online = Math.max(200, room.figures.onlineLast + Math.round((Math.random() - 0.5) * 16 * Math.sqrt(rate)))
  const figures = { ...room.figures, onlineLast: online, uv: room.figures.uv + rate * 3, comments: room.figures.comments + talk.length }
  const streamsNow = room.streams.map((source, index) => (index === 2 ? source : { ...source, lastAt: show.clock.now }))
  publish([{ kind: 'room', room: { ...room, figures, streams: streamsNow } }, ...(talk.length > 0 ? [{ kind: 'comments', comments: talk }] : [])])
}, 1000)

if (process.argv.includes('--busy'))
  setInterval(() => {
    const last = show.comments.at(-1)?.number ?? 0
    publish([{ kind: 'comments', comments: Array.from({ length: 20 }, (_, index) => {
      const [nick, text] = TALK[Math.floor(Math.random() * TALK.length)]
      return { number: last + 1 + index, at: show.clock.now, viewer: Math.floor(Math.random() * 5000), nick, text: Math.random() < 0.5 ? text : `${text} ${Math.floor(Math.random() * 900)}` }
    }) }])
  }, 100)

const WISHES = {
  startShow: (crew) => ({ ...crew, phase: 'onAir', startedAt: crew.startedAt ?? show.clock.now }),
  pauseShow: (crew) => ({ ...crew, phase: 'paused', pausedSince: show.clock.now }),
  resumeShow: (crew) => ({ ...crew, phase: 'onAir', pausedMs: crew.pausedMs + Date.parse(show.clock.now) - Date.parse(crew.pausedSince ?? show.clock.now), pausedSince: null }),
  endShow: (crew) => ({ ...crew, phase: 'ended', endedAt: show.clock.now, nowItem: null }),
  takeItem: (crew, { item }) => ({
    ...crew, nowItem: item,
    items: crew.items.map((known) => (known.id === item ? { ...known, state: 'now', startedAt: show.clock.now } : known.state === 'now' ? { ...known, state: 'done', endedAt: show.clock.now } : known)),
  }),
  extendItem: (crew, { item, ms }) => ({ ...crew, items: crew.items.map((known) => (known.id === item ? { ...known, extendedMs: known.extendedMs + ms } : known)) }),
  skipItem: (crew, { item }) => ({ ...crew, items: crew.items.map((known) => (known.id === item ? { ...known, state: 'skipped' } : known)) }),
  reorderItems: (crew, { waiting }) => ({ ...crew, items: [...crew.items.filter((known) => known.state !== 'waiting'), ...waiting.map((id) => crew.items.find((known) => known.id === id))] }),
  sendCue: (crew, { cue, name, lines }) => ({ ...crew, cues: [{ id: cue, name, lines, sentAt: show.clock.now, sentBy: me(), takenBackAt: null, acknowledged: [] }, ...crew.cues].slice(0, 50) }),
  acknowledgeCue: (crew, { cue, role: by }) => ({ ...crew, cues: crew.cues.map((known) => (known.id === cue ? { ...known, acknowledged: [...known.acknowledged, { role: by, at: show.clock.now, by: me() }] } : known)) }),
  takeBackCue: (crew, { cue }) => ({ ...crew, cues: crew.cues.map((known) => (known.id === cue ? { ...known, takenBackAt: show.clock.now } : known)) }),
  recordStep: (crew, { step, name, role: of, item }) => ({ ...crew, stepsDone: [{ id: step, name, role: of, item, at: show.clock.now, by: me(), takenBackAt: null }, ...crew.stepsDone].slice(0, 100) }),
  takeBackStep: (crew, { step }) => ({ ...crew, stepsDone: crew.stepsDone.map((known) => (known.id === step ? { ...known, takenBackAt: show.clock.now } : known)) }),
  changeHostShift: (crew, { host }) => ({ ...crew, host: PEOPLE.find((person) => person.id === host) ?? crew.host }),
}

function typed({ readings }) {
  const latest = readings.map((reading) => ({ ...reading, at: show.clock.now, origin: 'typed' }))
  const same = (one) => latest.some((other) => other.measure === one.measure && other.windowMinutes === one.windowMinutes && other.source === one.source)
  publish([{ kind: 'room', room: { ...show.room, platform: { ...show.room.platform, latest: [...show.room.platform.latest.filter((one) => !same(one)), ...latest] } } }])
  return { accepted: latest.length, duplicates: 0, rejected: 0, quarantined: [], passedOver: [] }
}

function wish(body) {
  const act = WISHES[body.wish]
  if (!act) return problem(400, 'invalid', `Unknown wish ${body.wish}.`)
  if (body.wish === 'endShow' && role !== 'operator') return problem(403, 'no-right', 'Only the operator ends a show.')
  publish([{ kind: 'crew', crew: act(show.crew, body) }])
  return ok({ position: show.position })
}

const routes = {
  'GET /api/session': () => ok(session()),
  'POST /api/session': ({ json }) => {
    if (tries <= 0) return problem(429, 'too-many-tries', '')
    if (json.password !== 'kaibo-kaibo') return problem(401, 'wrong-credentials', '', { triesLeft: --tries })
    role = 'operator'
    return ok(session())
  },
  'POST /api/session/sample': ({ json }) => ((role = json.role), ok(session())),
  'DELETE /api/session': () => ((role = null), { status: 204 }),
  'POST /api/administrators': ({ json }) => {
    if (json.password.length < 10) return problem(422, 'invalid', '', { fields: { password: 'at least 10 characters' } })
    real = true
    role = 'operator'
    return ok(session(), 201)
  },
  'GET /api/people': () => ok(PEOPLE),
  'GET /api/shows': () => ok(shows()),
  'POST /api/shows': ({ json }) => {
    const made = { ...other(`n${added.length}`, json.title, 'live', 'planned', '29', 0, null), plannedStart: json.plannedStart, items: json.items.length }
    added.unshift(made)
    return ok(made, 201)
  },
  'GET /api/mappings': () => ok([{ name: 'bilibili', description: 'timestamp, user_id, type' }, { name: 'douyu', description: 'nickname, content, time' }]),
  'POST /api/recordings': ({ query }) => {
    if (/broken/.test(query.get('file') ?? '')) return problem(422, 'unreadable-recording', 'Line 1 is neither NDJSON nor a known CSV header.', { line: 1 })
    const made = { ...other(`r${added.length}`, query.get('title') || query.get('file'), 'recording', 'onAir', '27', 0, null), items: 0 }
    added.unshift(made)
    return ok(made, 201)
  },
  'DELETE /api/workspaces/sample': () => ((sampleRemoved = true), { status: 204 }),
}

const quarantine = [{ line: 17, reason: 'at is not a moment: "20:61:00"', text: '{"type":"comment","at":"20:61:00"}' }, { line: 402, reason: 'amount is negative: -3', text: '{"type":"gift","amount":-3}' }]

function api(request, url, json) {
  const plain = routes[`${request.method} ${url.pathname}`]
  if (plain) return plain({ json, query: url.searchParams })
  const match = /^\/api\/shows\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname)
  if (!match) return problem(404, 'not-found')
  if (match[2] === 'wishes') return wish(json)
  if (match[2] === 'typed') return ok(typed(json))
  if (match[2] === 'imports') return ok({ accepted: 40, duplicates: 2, rejected: 1, quarantined: [{ line: 17, reason: 'wrongValue', detail: 'value "1 2"', excerpt: '20:10,1 2' }], passedOver: ['备注'] })
  if (match[2] === 'quarantine') return { ...ok(quarantine), headers: { 'X-Total-Count': '2' } }
  if (match[2] === 'playback') {
    const playback = { ...show.playback, speed: json.speed ?? show.playback.speed, state: json.paused === undefined ? show.playback.state : json.paused ? 'paused' : 'playing' }
    publish([{ kind: 'playback', playback }])
    return ok(playback)
  }
  return match[2] ? problem(404, 'not-found') : ok(show)
}

function stream(response) {
  if (role === null) return send(response, problem(401, 'signed-out'))
  if (Date.now() < downUntil) return send(response, problem(503, 'starting'))
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write(`event: snapshot\nid: ${show.position}\ndata: ${JSON.stringify(show)}\n\n`)
  streams.add(response)
  response.on('close', () => streams.delete(response))
}

/** Sections are merged one level deep; screens get a fresh snapshot. */
function staged(body) {
  for (const [part, value] of Object.entries(body)) show = { ...show, [part]: Array.isArray(value) || typeof value !== 'object' || value === null ? value : { ...show[part], ...value } }
  for (const response of streams) response.end()
  return ok({ done: Object.keys(body) })
}

function mishap(url) {
  const until = Date.now() + Number(url.searchParams.get('s') ?? 8) * 1000
  if (url.pathname === '/mock/stall') stalledUntil = until
  if (url.pathname === '/mock/drop') downUntil = until
  if (url.pathname === '/mock/sign-out') role = null
  if (url.pathname !== '/mock/stall') for (const response of streams) response.end()
  return ok({ done: url.pathname })
}

function send(response, { status, body, headers = {} }) {
  response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', 'Set-Cookie': 'XSRF-TOKEN=stand-in; Path=/', ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

function file(response, pathname) {
  const wanted = path.join(DIST, path.normalize(pathname))
  const found = wanted.startsWith(DIST) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : path.join(DIST, 'index.html')
  response.writeHead(200, { 'Content-Type': TYPES[path.extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY })
  createReadStream(found).pipe(response)
}

async function bodyOf(request) {
  const parts = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size <= LONGEST_BODY) parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    return {}
  }
}

http
  .createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost')
    if (url.pathname === '/mock/show') return send(response, staged(await bodyOf(request)))
    if (url.pathname.startsWith('/mock/')) return send(response, mishap(url))
    if (!url.pathname.startsWith('/api/')) return file(response, url.pathname)
    if (url.pathname.endsWith('/stream')) return stream(response)
    send(response, api(request, url, await bodyOf(request)))
  })
  .listen(port, '127.0.0.1', () => console.log(`The stand-in server listens at http://127.0.0.1:${port}`))
