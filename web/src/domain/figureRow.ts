import type { FiguresView, Origin, PlatformMeasure, RoomView, StreamView } from './contract'
import { ageOf, type SourceAge } from './freshness'
import { readingOf, type ReadingShown } from './platformFigures'

/** The figures of the operator's wall, in showing order (D4, L7, R1). */
export const WALL_ROW = ['online', 'stay', 'interaction', 'follow', 'like', 'conversion', 'entryRate', 'uvValue', 'gmv'] as const
/** Of the reach desk: who is there, who came, who stays connected (R6). */
export const REACH_ROW = ['online', 'uv', 'entries', 'follow', 'gmv'] as const
export type FigureName = (typeof WALL_ROW)[number] | (typeof REACH_ROW)[number]

/** Those of the control room's row. */
export const FIGURE_ROW: readonly FigureName[] = ['online', 'stay', 'interaction', 'follow', 'like', 'conversion', 'gmv']

/** Why a figure stands as —. */
export type Absence =
  /** No source is connected at all. */
  | 'noSource'
  /** The connected sources do not give it. */
  | 'notGiven'
  /** A source gives it, but there is nothing to reckon from yet. */
  | 'nothingYet'
  /** Orders come, but a buyer cannot be told from the viewers. */
  | 'notJoined'

export interface ShownFigure {
  name: FigureName
  /** value: money for each viewer, written to the fen. */
  kind: 'count' | 'length' | 'rate' | 'money' | 'value'
  /** Large: the recent minutes for stay and rates, the last sample for online, the whole show for money. */
  value: number | null
  /** The whole show, beside a recent value; null where the value is the show's own. */
  whole: number | null
  /** The recent minutes less the ones before; rates in parts of one (0.016 is 1.6 points). */
  change: number | null
  estimated: boolean
  origin: Origin
  age: SourceAge | null
  absence: Absence | null
  /** What stands behind a sum of the whole show: orders behind GMV, viewers behind the UV value; null for the others, and where nobody gives it. */
  base: number | null
  /** The platform's own reading of the same; beside ours where both are there, alone where ours is not. */
  platform: ReadingShown | null
}

interface Recipe {
  kind: ShownFigure['kind']
  field: keyof FiguresView
  /** The facts from which it comes; a stream that gives one of them is its source. */
  from: readonly string[]
  recent: boolean
  /** The platform's measures of the same, the nearest first. */
  platform: readonly PlatformMeasure[]
}

const RECIPES: Record<FigureName, Recipe> = {
  online: { kind: 'count', field: 'onlineLast', from: ['online'], recent: false, platform: ['online'] },
  stay: { kind: 'length', field: 'stayMs', from: ['left', 'online'], recent: true, platform: ['stay'] },
  interaction: { kind: 'rate', field: 'interactionRate', from: ['commented'], recent: true, platform: ['commentRate', 'commenters'] },
  follow: { kind: 'rate', field: 'followRate', from: ['followed'], recent: true, platform: ['followers'] },
  like: { kind: 'rate', field: 'likeRate', from: ['liked'], recent: true, platform: ['likeRate', 'likers'] },
  conversion: { kind: 'rate', field: 'conversionRate', from: ['paid', 'ordered'], recent: true, platform: ['buyers'] },
  entryRate: { kind: 'rate', field: 'entryRate', from: ['exposure'], recent: true, platform: ['entryRate'] },
  uvValue: { kind: 'value', field: 'uvValueFen', from: ['paid'], recent: false, platform: [] },
  gmv: { kind: 'money', field: 'gmvFen', from: ['paid'], recent: false, platform: ['gmv'] },
  uv: { kind: 'count', field: 'uv', from: ['entered', 'commented', 'liked'], recent: false, platform: ['viewers'] },
  entries: { kind: 'count', field: 'entries', from: ['entered'], recent: false, platform: [] },
}
const BASES: Partial<Record<FigureName, 'orders' | 'uv'>> = { uvValue: 'uv', gmv: 'orders' }

export interface FigureMoment {
  /** Show time, epoch milliseconds. */
  now: number
  /** Show seconds per real second. */
  rate: number
  /** After the end there are no recent minutes: the whole show stands large. */
  ended: boolean
}

/** Every figure of a row with its source, age and difference; a null keeps its reason. */
export function figureRow(room: RoomView, at: FigureMoment, names: readonly FigureName[] = FIGURE_ROW): ShownFigure[] {
  return names.map((name) => shownFigure(name, room, at))
}

function shownFigure(name: FigureName, room: RoomView, { now, rate, ended }: FigureMoment): ShownFigure {
  const { kind, field, from, platform } = RECIPES[name]
  const recent = RECIPES[name].recent && !ended
  const whole = asNumber(room.figures[field])
  const nowValue = asNumber(room.recent.now[field])
  const before = asNumber(room.recent.before[field])
  const value = recent ? nowValue : whole
  const estimated = name === 'stay' && (recent ? room.recent.now : room.figures).stayEstimated
  const source = sourceOf(room.streams, from)
  const base = BASES[name]
  return {
    name, kind, value, whole: recent ? whole : null,
    change: ended || nowValue === null || before === null ? null : nowValue - before,
    estimated,
    origin: estimated || source === null ? 'derived' : source.origin,
    age: source === null ? null : ageOf(source, now, rate),
    absence: value === null ? absenceOf(name, room, source) : null,
    base: base === undefined ? null : room.figures[base],
    platform: readingOf(room, platform, now, rate),
  }
}

function asNumber(value: FiguresView[keyof FiguresView]): number | null {
  return typeof value === 'number' ? value : null
}

/** Of the streams that give one of these facts, the one heard from last. */
export function sourceOf(streams: readonly StreamView[], from: readonly string[]): StreamView | null {
  const giving = streams.filter((stream) => stream.gives.some((given) => from.includes(given.toLowerCase())))
  return giving.reduce<StreamView | null>((last, stream) => (last === null || heard(stream) > heard(last) ? stream : last), null)
}

function heard(stream: StreamView): number {
  return stream.lastAt === null ? -1 : Date.parse(stream.lastAt)
}

function absenceOf(name: FigureName, { streams, figures }: RoomView, source: StreamView | null): Absence {
  if (streams.length === 0) return 'noSource'
  if (name === 'conversion' && source !== null && figures.buyers === null && (figures.orders ?? 0) > 0) return 'notJoined'
  return source === null ? 'notGiven' : 'nothingYet'
}
