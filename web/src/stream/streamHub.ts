import type { Frame, ShowView } from '@/domain/contract'
import { applyFrame, missingComments } from '@/domain/fold'
import { ShowStream, type Link, type StreamWorld } from './showStream'

/** What a tab says to the hub. */
export type ToHub =
  /** seat: who looks, so that nobody is handed what was sent to somebody else of this browser (R6, C5). */
  | { say: 'open'; show: string; seat: string }
  /** One message of the hub has been worked on. */
  | { say: 'got' }
  | { say: 'here' }
  | { say: 'retry' }
  | { say: 'leave' }

/** What the hub says to a tab. */
export type FromHub =
  | { say: 'snapshot'; view: ShowView }
  | { say: 'frame'; frame: Frame }
  | { say: 'link'; link: Link }
  | { say: 'here' }

/** A tab as the hub sees it. */
export interface Port {
  postMessage: (message: FromHub) => void
}

/** Messages that a tab may leave unread; then it is asleep, and wakes up to a snapshot instead of an endless queue. */
export const MOST_UNREAD = 50
/** A tab in the background is heard once a minute; one that is not heard for longer than this was closed without a word. */
export const SILENT_TAB_MS = 180_000
/** A page that is loaded again comes back sooner than this and finds its stream. */
export const LINGER_MS = 5_000

interface Tab {
  port: Port
  unread: number
  behind: boolean
  heardAt: number
}

/**
 * One open stream a show for all tabs of a browser: a browser has six connections to a server, and a stream keeps one for ever, so the seventh tab would wait
 * without a word. Each tab gets what a stream of its own would give: a snapshot first, then frames without a gap.
 */
export class StreamHub {
  private readonly shows = new Map<string, SharedShow>()
  private readonly of = new Map<Port, SharedShow>()

  constructor(private readonly world?: StreamWorld) {}

  hear(port: Port, message: ToHub): void {
    if (message.say === 'open') {
      this.of.get(port)?.leave(port)
      const show = this.shows.get(keyOf(message)) ?? this.begin(message)
      this.of.set(port, show)
      show.enter(port)
      return
    }
    const show = this.of.get(port)
    if (show === undefined) return
    if (message.say === 'leave') {
      this.of.delete(port)
      show.leave(port)
    } else {
      show.hear(port, message.say)
    }
  }

  private begin(wanted: Opening): SharedShow {
    const key = keyOf(wanted)
    const show = new SharedShow(wanted.show, () => this.shows.delete(key), (port) => this.of.delete(port), this.world)
    this.shows.set(key, show)
    return show
  }
}

type Opening = Extract<ToHub, { say: 'open' }>
const keyOf = ({ show, seat }: Opening): string => `${show} ${seat}`

class SharedShow {
  private readonly tabs = new Map<Port, Tab>()
  private readonly stream: ShowStream
  private view: ShowView | null = null
  /** When the newest frame came, by performance.now(): a tab that comes later is told how late it is by then. */
  private frameAt = 0
  private link: Link = { state: 'connecting' }
  private lingering: ReturnType<typeof setTimeout> | null = null

  constructor(
    id: string,
    private readonly ended: () => void,
    private readonly dropped: (port: Port) => void,
    world?: StreamWorld,
  ) {
    this.stream = new ShowStream(id, {
      snapshot: (view) => {
        this.keep(view)
        for (const tab of this.tabs.values()) this.sendSnapshot(tab)
      },
      frame: (frame, snapshotPossible) => {
        if (this.view === null || (snapshotPossible && missingComments(this.view, frame) > 0)) return false
        this.keep(applyFrame(this.view, frame))
        this.dropSilent()
        for (const tab of this.tabs.values()) this.send(tab, { say: 'frame', frame })
        return true
      },
      link: (link) => {
        this.link = link
        for (const tab of this.tabs.values()) tab.port.postMessage({ say: 'link', link })
      },
    }, world)
    this.stream.start()
  }

  enter(port: Port): void {
    if (this.lingering !== null) clearTimeout(this.lingering)
    this.lingering = null
    const tab = { port, unread: 0, behind: false, heardAt: performance.now() }
    this.tabs.set(port, tab)
    port.postMessage({ say: 'link', link: this.link })
    if (this.view !== null) this.sendSnapshot(tab)
  }

  leave(port: Port): void {
    this.tabs.delete(port)
    if (this.tabs.size > 0) return
    this.lingering ??= setTimeout(() => {
      this.stream.stop()
      this.ended()
    }, LINGER_MS)
  }

  hear(port: Port, say: 'got' | 'here' | 'retry'): void {
    const tab = this.tabs.get(port)
    if (tab === undefined) return
    tab.heardAt = performance.now()
    if (say === 'retry') this.stream.retryNow()
    else if (say === 'here') port.postMessage({ say: 'here' })
    else {
      tab.unread = Math.max(0, tab.unread - 1)
      if (tab.behind && tab.unread === 0) this.sendSnapshot(tab)
    }
  }

  private keep(view: ShowView): void {
    this.view = view
    this.frameAt = performance.now()
  }

  private sendSnapshot(tab: Tab): void {
    if (this.view === null) return
    const { clock } = this.view
    const gone = (performance.now() - this.frameAt) * clock.rate
    const view = { ...this.view, clock: { ...clock, now: new Date(Date.parse(clock.now) + gone).toISOString() } }
    tab.behind = false
    this.send(tab, { say: 'snapshot', view })
  }

  private send(tab: Tab, message: FromHub): void {
    if (tab.behind) return
    if (tab.unread >= MOST_UNREAD) {
      tab.behind = true
      return
    }
    tab.unread += 1
    tab.port.postMessage(message)
  }

  private dropSilent(): void {
    const since = performance.now() - SILENT_TAB_MS
    for (const [port, tab] of this.tabs) {
      if (tab.heardAt >= since) continue
      this.dropped(port)
      this.leave(port)
    }
  }
}
