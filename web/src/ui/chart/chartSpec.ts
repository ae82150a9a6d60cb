import type { SeriesColour } from './palette'

/** [start of the step, value]; null where nothing is known. */
export type ChartPoint = [at: number, value: number | null]

export interface ChartSeries {
  name: string
  kind: 'line' | 'bar'
  colour: SeriesColour
  points: readonly ChartPoint[]
}

/** What is usual at a moment. */
export interface ChartBand {
  name: string
  points: readonly [at: number, low: number, high: number][]
}

/** One chart over time with one value axis from 0. Moments are epoch milliseconds. */
export interface ChartSpec {
  series: readonly ChartSeries[]
  band: ChartBand | null
  from: number
  until: number
  /** Length of a step; a point stands in its middle. */
  step: number
  /** Vertical lines: the starts of the assessment rounds. */
  lines: readonly number[]
  /** Nothing is known: hatched and labelled. */
  gaps: readonly { from: number; until: number }[]
  /** Steps from here on still change; null when none does. */
  openFrom: number | null
  /** Name of the sum of all series of a step, where they are parts of one whole; null where they are not. */
  total: string | null
  /** What happened at a moment: a dashed line with its word. */
  marks: readonly ChartMark[]
}

/** @property text what it means, in a sentence */
export interface ChartMark { at: number; word: string; text: string }

/** More would not be told apart. */
export const MOST_SERIES = 6

/** The first five as they are and all others added up as one, where there are more than six; a step is null only where all of them are. */
export function folded(series: readonly ChartSeries[], rest: string): readonly ChartSeries[] {
  if (series.length <= MOST_SERIES) return series
  const others = series.slice(MOST_SERIES - 1)
  const sums = new Map<number, number | null>()
  for (const { points } of others) {
    for (const [at, value] of points) {
      const sum = sums.get(at) ?? null
      sums.set(at, value === null ? sum : (sum ?? 0) + value)
    }
  }
  const points = [...sums].sort(([one], [other]) => one - other)
  return [...series.slice(0, MOST_SERIES - 1), { name: rest, kind: others[0]?.kind ?? 'bar', colour: 'd7', points }]
}

const MOST_INTERVALS = 4
/** Of whole numbers: 25, but never 2.5. */
const ROUND_NUMBERS = [1, 2, 2.5, 5, 10]

/** The value axis: from 0 in at most four equal round parts, so five labels; bars of one step lie on each other. */
export function valueAxis(spec: ChartSpec): { max: number; interval: number } {
  const highest = Math.max(MOST_INTERVALS, ...stepsOf(spec).flatMap(({ values, band }) => {
    const stacked = values.reduce<number>((sum, value, index) => sum + (spec.series[index]?.kind === 'bar' ? (value ?? 0) : 0), 0)
    return [stacked, ...values.map((value) => value ?? 0), band?.[1] ?? 0]
  }))
  const power = 10 ** Math.floor(Math.log10(highest / MOST_INTERVALS))
  const round = ROUND_NUMBERS.map((number) => number * power).find((number) => Number.isInteger(number) && number * MOST_INTERVALS >= highest)
  const interval = round ?? power * 10
  return { max: Math.ceil(highest / interval) * interval, interval }
}

/** The steps that lie in the window, each with a value for every series and the band's bounds. */
export interface ChartStep {
  at: number
  values: (number | null)[]
  band: readonly [low: number, high: number] | null
  open: boolean
  /** Of the values; null when all are, or when they are no parts of one whole. */
  total: number | null
  /** What happened in it, in sentences. */
  marks: string[]
}

export function stepsOf({ series, band, from, until, step, openFrom, total, marks }: ChartSpec): ChartStep[] {
  const inside = (at: number): boolean => at + step > from && at < until
  const found = series.map(({ points }) => new Map(points))
  const bounds = new Map(band?.points.map(([at, low, high]) => [at, [low, high] as const]))
  const moments = new Set([...found.flatMap((points) => [...points.keys()]), ...bounds.keys()].filter(inside))
  return [...moments].sort((one, other) => one - other).map((at) => {
    const values = found.map((points) => points.get(at) ?? null)
    return {
      at, values, band: bounds.get(at) ?? null, open: openFrom !== null && at >= openFrom,
      total: total === null ? null : values.reduce((sum, value) => (value === null ? sum : (sum ?? 0) + value), null),
      marks: marks.filter((mark) => mark.at >= at && mark.at < at + step).map(({ text }) => text),
    }
  })
}

/** A sign of our smallest type, in pixels; those of Chinese are square. */
const signPx = (sign: string): number => (sign > '\u2e80' ? 11.5 : 6.5)
const WORD_PADDING_PX = 14

/** To which side of its line a word is written: into the chart, so that it is never cut at its edge. */
export const wordGoesRight = (at: number, { from, until }: Pick<ChartSpec, 'from' | 'until'>): boolean => at - from <= (until - from) / 2

/**
 * Marks of which some have lost their word, because it would lie on another one; the newest keep theirs. What they mean stands in the table all the same.
 *
 * @param plot length of the window in pixels
 */
export function wordedApart(marks: readonly ChartMark[], window: Pick<ChartSpec, 'from' | 'until'>, plot: number): ChartMark[] {
  const taken: (readonly [number, number])[] = []
  return [...marks].sort((one, other) => other.at - one.at).map((mark) => {
    const line = ((mark.at - window.from) / (window.until - window.from)) * plot
    const width = [...mark.word].reduce((sum, sign) => sum + signPx(sign), WORD_PADDING_PX)
    const place = wordGoesRight(mark.at, window) ? [line, line + width] as const : [line - width, line] as const
    if (taken.some(([start, end]) => place[0] < end && start < place[1])) return { ...mark, word: '' }
    taken.push(place)
    return mark
  }).reverse()
}
