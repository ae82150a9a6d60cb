import { StreamHub, type ToHub } from './streamHub'

/** Runs once for all tabs of this browser that look at Kaibo. */
const hub = new StreamHub({
  fetch: (input, init) => fetch(input, init),
  setTimeout: (run, ms) => setTimeout(run, ms) as unknown as number,
  clearTimeout: (id) => clearTimeout(id),
  random: () => Math.random(),
  now: () => performance.now(),
})

// The library of types is that of a page; here it is a worker.
const scope = self as unknown as { onconnect: ((event: MessageEvent) => void) | null }
scope.onconnect = (event) => {
  const port = event.ports[0]
  if (port === undefined) return
  port.onmessage = (message: MessageEvent<ToHub>) => hub.hear(port, message.data)
}
