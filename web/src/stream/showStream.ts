import type { Frame, Problem, ShowView } from '@/domain/contract'
import { asProblem, parsed, unreachable } from './http'
import { EventStreamReader, type StreamEvent } from './eventStream'

/** How the screen is connected, for the person in front of it. */
export type Link =
  | { state: 'connecting' }
  | { state: 'live' }
  /** attempt counts from 1; problem is why, where the server said it. */
  | { state: 'reconnecting'; attempt: number; problem: Problem | null }
  /** The session has ended. The stream still looks now and then whether somebody signed in again in another tab. */
  | { state: 'signedOut' }
  /** No such show, or not in this workspace: nothing to wait for. */
  | { state: 'gone'; problem: Problem }

export interface StreamHandlers {
  snapshot: (view: ShowView) => void
  /** Answers whether the frame fits; false asks for a fresh snapshot, which is not possible twice in a row (snapshotPossible). */
  frame: (frame: Frame, snapshotPossible: boolean) => boolean
  link: (link: Link) => void
}

/** What the stream needs from the world, so that a test can turn the clock. */
export interface StreamWorld {
  fetch: typeof fetch
  setTimeout: (run: () => void, ms: number) => number
  clearTimeout: (id: number) => void
  /** From 0 to 1. */
  random: () => number
  now: () => number
}

export const FIRST_WAIT_MS = 500
export const LONGEST_WAIT_MS = 15_000
/** Retry-After is believed up to here. */
const LONGEST_ASKED_WAIT_MS = 60_000
export const SIGNED_OUT_WAIT_MS = 10_000
/** The server sends at least one frame a second; a connection that is silent for this long is dead although nobody closed it. */
export const SILENCE_MS = 10_000
/** A snapshot that does not help must not be asked for in a circle. */
export const SNAPSHOT_PAUSE_MS = 10_000

const BROWSER: StreamWorld = {
  fetch: (input, init) => fetch(input, init),
  setTimeout: (run, ms) => window.setTimeout(run, ms),
  clearTimeout: (id) => window.clearTimeout(id),
  random: () => Math.random(),
  now: () => performance.now(),
}

/** Waits grow from half a second to 15 s; the random half keeps a room full of screens from coming back in one instant. */
export function waitMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt - 1, 10))
  return full / 2 + (full / 2) * random
}

const JOINED = 'joined/'

/** Names the stream of a show for a device that joined by a link: it has a route of its own, and its show stands in its cookie. */
export const joinedStream = (show: string): string => JOINED + show

const streamAddress = (show: string): string => (show.startsWith(JOINED) ? '/api/prompter/stream' : `/api/shows/${encodeURIComponent(show)}/stream`)

/**
 * One open stream of a show. It reads with fetch instead of EventSource, because EventSource hides the status: a person must see the
 * difference between a session that ended (401), a server that is starting (503) and a network that is gone.
 */
export class ShowStream {
  private attempt = 0
  private position: string | null = null
  private connection: AbortController | null = null
  private timer: number | null = null
  private silence: number | null = null
  private askedSnapshotAt = -Infinity
  private stopped = false

  constructor(
    private readonly show: string,
    private readonly handlers: StreamHandlers,
    private readonly world: StreamWorld = BROWSER,
  ) {}

  start(): void {
    this.handlers.link({ state: 'connecting' })
    void this.connect()
  }

  stop(): void {
    this.stopped = true
    this.close()
  }

  /** At once instead of after the wait: the network came back, the tab was shown again, the person pressed the key. */
  retryNow(): void {
    if (this.stopped || this.timer === null) return
    this.close()
    void this.connect()
  }

  private close(): void {
    this.connection?.abort()
    this.connection = null
    if (this.timer !== null) this.world.clearTimeout(this.timer)
    if (this.silence !== null) this.world.clearTimeout(this.silence)
    this.timer = this.silence = null
  }

  private async connect(): Promise<void> {
    const connection = new AbortController()
    this.connection = connection
    this.watchSilence()
    try {
      const response = await this.world.fetch(streamAddress(this.show), {
        credentials: 'same-origin',
        cache: 'no-store',
        signal: connection.signal,
        headers: { Accept: 'text/event-stream', ...(this.position === null ? {} : { 'Last-Event-ID': this.position }) },
      })
      if (!response.ok || !response.body) {
        const problem = asProblem(response.status, parsed(await response.text()), response.headers.get('Retry-After'))
        if (this.connection === connection) this.refused(problem)
        return
      }
      await this.readAll(response.body, connection)
      if (this.connection === connection) this.lost(null)
    } catch (reason) {
      // Our own close() is no loss; whoever called it knows what comes next.
      if (this.connection === connection) this.lost(unreachable(reason))
    }
  }

  private async readAll(body: ReadableStream<Uint8Array>, connection: AbortController): Promise<void> {
    const reader = body.getReader()
    const text = new TextDecoder()
    const events = new EventStreamReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done || this.connection !== connection) return
        this.watchSilence()
        for (const event of events.read(text.decode(value, { stream: true }))) {
          if (!this.take(event)) return
        }
      }
    } finally {
      await reader.cancel().catch(() => undefined)
    }
  }

  /** false: what came cannot be used; the stream begins again from a snapshot. */
  private take(event: StreamEvent): boolean {
    if (event.event !== 'snapshot' && event.event !== 'frame') return true
    const body = parsed(event.data)
    const fits = typeof body === 'object' && body !== null && this.handed(event.event, body)
    if (fits) {
      this.position = event.id ?? this.position
      if (this.attempt > 0 || event.event === 'snapshot') this.handlers.link({ state: 'live' })
      this.attempt = 0
      return true
    }
    if (!this.snapshotPossible()) return true
    this.askedSnapshotAt = this.world.now()
    this.position = null
    return false
  }

  private handed(kind: 'snapshot' | 'frame', body: object): boolean {
    if (kind === 'frame') return this.handlers.frame(body as Frame, this.snapshotPossible())
    this.handlers.snapshot(body as ShowView)
    return true
  }

  private snapshotPossible(): boolean {
    return this.world.now() - this.askedSnapshotAt >= SNAPSHOT_PAUSE_MS
  }

  private refused(problem: Problem): void {
    if (problem.status === 401) {
      this.attempt = Math.max(1, this.attempt)
      this.handlers.link({ state: 'signedOut' })
      this.after(SIGNED_OUT_WAIT_MS * (1 + this.world.random() / 2))
    } else if (problem.status === 404 || problem.status === 403) {
      this.handlers.link({ state: 'gone', problem })
      this.close()
    } else {
      this.lost(problem)
    }
  }

  private lost(problem: Problem | null): void {
    this.attempt += 1
    this.handlers.link({ state: 'reconnecting', attempt: this.attempt, problem })
    const asked = typeof problem?.retryAfterSeconds === 'number' ? problem.retryAfterSeconds * 1000 : 0
    const wait = waitMs(this.attempt, this.world.random())
    this.after(Math.max(wait, Math.min(asked, LONGEST_ASKED_WAIT_MS)))
  }

  private after(ms: number): void {
    this.close()
    if (this.stopped) return
    this.timer = this.world.setTimeout(() => {
      this.timer = null
      void this.connect()
    }, ms)
  }

  private watchSilence(): void {
    if (this.silence !== null) this.world.clearTimeout(this.silence)
    this.silence = this.world.setTimeout(() => {
      this.silence = null
      this.lost(null)
    }, SILENCE_MS)
  }
}
