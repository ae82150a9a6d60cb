import { ShowStream, type StreamHandlers } from './showStream'
import type { FromHub, ToHub } from './streamHub'

/** A stream of a show as a tab uses it, whether it is the tab's own or one that all tabs share. */
export interface OpenStream {
  start: () => void
  stop: () => void
  retryNow: () => void
}

/** The tab's end of a port to the shared worker. */
export interface HubPort {
  postMessage: (message: ToHub) => void
  onmessage: ((event: MessageEvent<FromHub>) => void) | null
  close: () => void
}

/** How often a tab says that it is there, and asks whether the worker is. */
export const HERE_MS = 5_000
/** So many questions in a row without an answer: the worker is gone. */
export const MOST_MISSED = 3

/** Shared where the browser has shared workers, else the tab's own: then six tabs are as many as a browser connects. */
export function openStream(show: string, seat: string, handlers: StreamHandlers): OpenStream {
  return typeof SharedWorker === 'undefined' ? new ShowStream(show, handlers) : new TabStream(show, seat, handlers, connectToHub)
}

function connectToHub(failed: () => void): HubPort {
  const worker = new SharedWorker(new URL('./streamWorker.ts', import.meta.url), { type: 'module', name: 'kaibo-streams' })
  worker.onerror = failed
  return worker.port
}

/** A stream through the worker that all tabs share. When the worker does not answer, the tab opens a stream of its own and stays with it. */
export class TabStream implements OpenStream {
  private port: HubPort | null = null
  private own: ShowStream | null = null
  private timer: ReturnType<typeof setInterval> | null = null
  private heard = true
  private missed = 0

  constructor(
    private readonly show: string,
    private readonly seat: string,
    private readonly handlers: StreamHandlers,
    private readonly connect: (failed: () => void) => HubPort,
  ) {}

  start(): void {
    const port = this.connect(() => this.alone())
    this.port = port
    port.onmessage = ({ data }) => this.hear(data)
    port.postMessage({ say: 'open', show: this.show, seat: this.seat })
    this.timer = setInterval(() => this.ask(), HERE_MS)
    window.addEventListener('pagehide', this.leave)
    window.addEventListener('pageshow', this.cameBack)
  }

  stop(): void {
    this.leave()
    this.end()
    this.own?.stop()
  }

  retryNow(): void {
    if (this.own !== null) this.own.retryNow()
    else this.port?.postMessage({ say: 'retry' })
  }

  private hear(message: FromHub): void {
    if (this.own !== null) return
    this.heard = true
    switch (message.say) {
      case 'link':
        this.handlers.link(message.link)
        return
      case 'here':
        return
      case 'snapshot':
        this.handlers.snapshot(message.view)
        break
      case 'frame':
        // The hub has folded it already; only a tab that missed its snapshot cannot, and asks for one.
        if (!this.handlers.frame(message.frame, true)) this.port?.postMessage({ say: 'open', show: this.show, seat: this.seat })
    }
    this.port?.postMessage({ say: 'got' })
  }

  private ask(): void {
    this.missed = this.heard ? 0 : this.missed + 1
    this.heard = false
    if (this.missed >= MOST_MISSED) this.alone()
    else this.port?.postMessage({ say: 'here' })
  }

  private alone(): void {
    if (this.own !== null || this.port === null) return
    this.leave()
    this.end()
    this.own = new ShowStream(this.show, this.handlers)
    this.own.start()
  }

  private end(): void {
    if (this.timer !== null) clearInterval(this.timer)
    this.timer = null
    this.port?.close()
    this.port = null
    window.removeEventListener('pagehide', this.leave)
    window.removeEventListener('pageshow', this.cameBack)
  }

  private readonly leave = (): void => {
    this.port?.postMessage({ say: 'leave' })
  }

  /** The browser kept the page and shows it again: the hub has let it go meanwhile. */
  private readonly cameBack = (event: PageTransitionEvent): void => {
    if (event.persisted) this.port?.postMessage({ say: 'open', show: this.show, seat: this.seat })
  }
}
