import type { RoomView } from './contract'

/** The nine entries by which viewers come (D2), in showing order, as the room names them. */
export const NINE_SOURCES = ['square', 'recommend', 'share', 'reservation', 'follow', 'officialAccount', 'shortVideo', 'moments', 'search'] as const
export type NamedSource = (typeof NINE_SOURCES)[number]
/** What was not said, and what is none of the nine. */
export type ShownSource = NamedSource | 'other' | 'unknown'

/** One colour a source, the same wherever it is drawn (LOOK §7); the others share one. */
export const SOURCE_COLOURS = { square: 'd1', recommend: 'd2', share: 'd3', reservation: 'd4', follow: 'd5', rest: 'd7' } as const

/** Only where the benchmarks give one for that very entry (D2): parts of one. */
const REFERENCES: Partial<Record<ShownSource, number>> = { square: 0.6, officialAccount: 0.1, search: 0.1 }
/** Shares, friends and followers together (D2). */
const SOCIAL: readonly ShownSource[] = ['share', 'moments', 'follow']
export const SOCIAL_REFERENCE = 0.3
/** These deserve the most work (D2). */
const WORTH_WORK: readonly ShownSource[] = ['share', 'reservation', 'shortVideo']

export interface SourceRow {
  source: ShownSource
  entries: number
  /** Of all entries; null when nobody came yet. */
  share: number | null
  reference: number | null
  worthWork: boolean
  stayMs: number | null
  stayEstimated: boolean
  conversionRate: number | null
  lately: Lately
}

/** The last minutes of an entry against as many before them. */
export interface Lately {
  now: number | null
  before: number | null
  /** How much more or less, as a part of what was before; null where it would say nothing. */
  change: number | null
  /** Why there is no change. */
  why: 'young' | 'few' | 'ended' | 'notGiven' | null
  /** More, or less, than chance alone would bring. */
  sign: -1 | 0 | 1
}

/** A change of fewer than these would be told by two or three people. */
const LEAST_BEFORE = 10
/** Two counts that differ by chance alone differ by less than this many standard deviations, but for one of four hundred. */
const BEYOND_CHANCE = 3

export interface LatelyMoment {
  /** Epoch milliseconds; null before the first round. */
  startedAt: number | null
  now: number
  ended: boolean
}

function lately(now: number | null, before: number | null, lengthMs: number, at: LatelyMoment): Lately {
  const none = (why: Lately['why']): Lately => ({ now, before, change: null, why, sign: 0 })
  if (now === null || before === null) return none('notGiven')
  if (at.ended) return none('ended')
  if (at.startedAt === null || at.now - at.startedAt < 2 * lengthMs) return none('young')
  if (before < LEAST_BEFORE) return none('few')
  const clear = Math.abs(now - before) > BEYOND_CHANCE * Math.sqrt(now + before)
  return { now, before, change: (now - before) / before, why: null, sign: clear ? (now > before ? 1 : -1) : 0 }
}

export interface SourceRows {
  rows: SourceRow[]
  entries: number
  /** Of all entries, the social ones together. */
  social: number | null
}

/** The entries with what each brought; null when no source says by which entry viewers come. */
export function sourceRows({ sources, figures, recent }: Pick<RoomView, 'sources' | 'figures' | 'recent'>, at: LatelyMoment): SourceRows | null {
  const found = new Map(sources.map(({ source, figures: own }) => [source, own]))
  const recently = new Map(sources.map((one) => [one.source, one]))
  if (!NINE_SOURCES.some((name) => (found.get(name)?.entries ?? 0) > 0)) return null
  const shown: ShownSource[] = [...NINE_SOURCES, ...(['other', 'unknown'] as const).filter((name) => (found.get(name)?.entries ?? 0) > 0)]
  const entries = figures.entries ?? shown.reduce((sum, name) => sum + (found.get(name)?.entries ?? 0), 0)
  const part = (count: number): number | null => (entries === 0 ? null : count / entries)
  const rows = shown.map((source): SourceRow => {
    const own = found.get(source)
    const count = own?.entries ?? 0
    return {
      source, entries: count, share: part(count), reference: REFERENCES[source] ?? null, worthWork: WORTH_WORK.includes(source),
      stayMs: own?.stayMs ?? null, stayEstimated: own?.stayEstimated ?? false, conversionRate: own?.conversionRate ?? null,
      lately: lately(recently.get(source)?.entriesNow ?? null, recently.get(source)?.entriesBefore ?? null, recent.lengthMs, at),
    }
  })
  return { rows, entries, social: part(rows.filter(({ source }) => SOCIAL.includes(source)).reduce((sum, row) => sum + row.entries, 0)) }
}
