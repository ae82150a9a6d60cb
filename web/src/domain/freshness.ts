import type { Origin, StreamView } from './contract'

/** A source is stale after this many of its own periods. */
export const STALE_PERIODS = 2.5

export type Freshness = 'fresh' | 'stale' | 'silent'

export interface SourceAge {
  name: string
  origin: Origin
  /** Show time of the last fact, epoch milliseconds; null when none came yet. */
  lastAt: number | null
  /** Show milliseconds since then. */
  ageMs: number | null
  state: Freshness
}

/**
 * Age and state of one source. Frames come up to a second apart, so in a recording that runs faster the source may look up to one
 * second's worth of show time older than it is; this much is forgiven.
 *
 * @param now show time in epoch milliseconds, as the screen's clock runs it
 */
export function ageOf(stream: StreamView, now: number, rate: number): SourceAge {
  const { name, origin } = stream
  if (stream.lastAt === null) return { name, origin, lastAt: null, ageMs: null, state: 'silent' }
  const lastAt = Date.parse(stream.lastAt)
  const ageMs = Math.max(0, now - lastAt)
  const limit = STALE_PERIODS * stream.periodMs + Math.max(0, rate - 1) * 1_000
  return { name, origin, lastAt, ageMs, state: ageMs > limit ? 'stale' : 'fresh' }
}

const SHOWN_ORDER: readonly Origin[] = ['captured', 'orders', 'dashboard', 'typed', 'derived']

/** One entry per kind of source, in the order of the bar. Of several of a kind the worst speaks: a dead one must not hide behind a live one. */
export function sourceAges(streams: readonly StreamView[], now: number, rate: number): SourceAge[] {
  return SHOWN_ORDER.flatMap((origin) => {
    const ages = streams.filter((stream) => stream.origin === origin).map((stream) => ageOf(stream, now, rate))
    const worst = ages.reduce<SourceAge | null>((seen, age) => (seen === null || worse(age, seen) ? age : seen), null)
    return worst === null ? [] : [worst]
  })
}

function worse(one: SourceAge, other: SourceAge): boolean {
  const order: readonly Freshness[] = ['fresh', 'silent', 'stale']
  if (one.state !== other.state) return order.indexOf(one.state) > order.indexOf(other.state)
  return (one.ageMs ?? 0) > (other.ageMs ?? 0)
}
