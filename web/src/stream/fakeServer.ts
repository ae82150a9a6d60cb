import type { StreamWorld } from './showStream'

/** A server for tests: each request of a stream waits here until the test answers it. */
export class FakeServer {
  readonly asked: { url: string; lastEventId: string | null; reply: Reply }[] = []

  readonly fetch = ((url: string, init: RequestInit) => {
    const reply = new Reply(init.signal ?? null)
    this.asked.push({ url, lastEventId: new Headers(init.headers).get('Last-Event-ID'), reply })
    return reply.response
  }) as unknown as typeof fetch

  /** The connection opened last. */
  get last(): Reply {
    const last = this.asked.at(-1)
    if (!last) throw new Error('Nobody asked for a stream.')
    return last.reply
  }

  world(random = 0): StreamWorld {
    return { fetch: this.fetch, setTimeout: (run, ms) => setTimeout(run, ms) as unknown as number, clearTimeout: (id) => clearTimeout(id), random: () => random, now: () => performance.now() }
  }
}

class Reply {
  private settle!: (response: Response) => void
  private fail!: (reason: unknown) => void
  private controller!: ReadableStreamDefaultController<Uint8Array>
  readonly response: Promise<Response>
  aborted = false

  constructor(signal: AbortSignal | null) {
    this.response = new Promise((settle, fail) => {
      this.settle = settle
      this.fail = fail
    })
    signal?.addEventListener('abort', () => {
      this.aborted = true
      const reason = new DOMException('aborted', 'AbortError')
      this.fail(reason)
      try {
        this.controller.error(reason)
      } catch {
        // The test had ended this stream already.
      }
    })
  }

  open(): this {
    this.settle(new Response(new ReadableStream<Uint8Array>({ start: (controller) => { this.controller = controller } }), { status: 200 }))
    return this
  }

  send(event: string, data: unknown, id?: number): this {
    const body = typeof data === 'string' ? data : JSON.stringify(data)
    this.controller.enqueue(new TextEncoder().encode(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${body}\n\n`))
    return this
  }

  end(): void {
    this.controller.close()
  }

  refuse(status: number, name: string, headers: Record<string, string> = {}): void {
    this.settle(new Response(JSON.stringify({ type: `/problems/${name}`, title: name, status, detail: '' }), { status, headers }))
  }

  breakOff(): void {
    this.fail(new TypeError('network error'))
  }
}
