import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { AriaComponentOption, GridComponentOption, MarkAreaComponentOption, MarkLineComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { folded, stepsOf, valueAxis, wordGoesRight, type ChartSeries, type ChartSpec } from './chartSpec'
import type { Palette } from './palette'

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | AriaComponentOption | GridComponentOption | MarkAreaComponentOption | MarkLineComponentOption | TooltipComponentOption>

export interface ChartWords {
  at: (moment: number) => string
  value: (value: number | null) => string
  gap: string
  /** Name of the series that stands for all further ones. */
  rest: string
  /** What the chart shows, for those who do not see it. */
  description: string
  /** What the pointer's box says about a step. */
  tooltip: (at: number) => HTMLElement
}

/** Room at the left for names and numbers, the same in every chart, so that stacked ones align to the pixel. */
export const GRID_LEFT = 112
export const GRID_RIGHT = 8
/** Where there is no room for names beside the chart. */
export const NARROW_LEFT = 72
const SMALL_PX = 11
const MANY_POINTS = 2_000

/** How every chart of the house is drawn (LOOK §7). */
export function chartOption(given: ChartSpec, palette: Palette, words: ChartWords, left = GRID_LEFT): ChartOption {
  const spec = { ...given, series: folded(given.series, words.rest) }
  const { from, until, step } = spec
  const middle = (at: number): number => at + step / 2
  return {
    animation: false,
    useUTC: false,
    textStyle: { fontSize: SMALL_PX, fontFamily: palette.font, color: palette.text3 },
    grid: { left, right: GRID_RIGHT, top: 10, bottom: 24, containLabel: false, outerBoundsMode: 'none' },
    xAxis: {
      // Otherwise a chart with bars is drawn narrower than the line above it.
      type: 'value', min: from, max: until, containShape: false, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false }, splitLine: { show: false },
      axisPointer: {
        show: true, snap: true, type: 'line', lineStyle: { color: palette.ink, width: 1, type: 'solid' },
        label: { show: true, backgroundColor: palette.ink, color: palette.onInk, fontSize: SMALL_PX, padding: [2, 6], margin: 4, formatter: ({ value }) => words.at(Number(value) - step / 2) },
      },
    },
    yAxis: {
      type: 'value', min: 0, ...valueAxis(spec), axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.text3, fontSize: SMALL_PX, margin: 8, formatter: (value: number) => words.value(value) }, axisPointer: { show: false },
    },
    tooltip: {
      trigger: 'axis', confine: true, transitionDuration: 0, backgroundColor: palette.overlay, borderColor: palette.line2, borderWidth: 1, padding: [6, 10],
      extraCssText: 'box-shadow: var(--k-shadow); border-radius: var(--k-r-4);', textStyle: { color: palette.text1, fontSize: 12, fontFamily: palette.font },
      formatter: (params) => {
        const hit = Array.isArray(params) ? params[0] : params
        const x = Array.isArray(hit?.value) ? Number(hit.value[0]) : Number.NaN
        return Number.isFinite(x) ? words.tooltip(x - step / 2) : ''
      },
    },
    aria: { enabled: true, decal: { show: false }, label: { enabled: true, description: words.description } },
    series: [...usual(spec, palette, middle), ...spec.series.map((series, index) => drawnSeries(series, spec, palette, middle, index === 0 ? marks(spec, palette, words) : {}))],
  }
}

/** Two stacked lines of which only the ground between them is seen. */
function usual({ band, from, until, step }: ChartSpec, palette: Palette, middle: (at: number) => number): LineSeriesOption[] {
  if (band === null) return []
  const points = band.points.filter(([at]) => at + step > from && at < until)
  const bound = { type: 'line' as const, stack: 'usual', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } }
  return [
    { ...bound, name: `${band.name} low`, data: points.map(([at, low]) => [middle(at), low]) },
    { ...bound, name: band.name, areaStyle: { color: palette.d8, opacity: 0.2 }, data: points.map(([at, low, high]) => [middle(at), high - low]) },
  ]
}

function drawnSeries({ name, kind, colour, points }: ChartSeries, { from, until, step, openFrom }: ChartSpec, palette: Palette, middle: (at: number) => number, more: Pick<LineSeriesOption & BarSeriesOption, 'markLine' | 'markArea'>): LineSeriesOption | BarSeriesOption {
  const shown = points.filter(([at]) => at + step > from && at < until)
  if (kind === 'bar') {
    return {
      type: 'bar', name, stack: 'bars', barCategoryGap: '12%', barMaxWidth: 64, itemStyle: { color: palette[colour] }, emphasis: { disabled: true }, ...more,
      data: shown.map(([at, value]) => ({ value: [middle(at), value], ...(openFrom !== null && at >= openFrom ? { itemStyle: { opacity: 0.45 } } : {}) })),
    }
  }
  return {
    type: 'line', name, symbol: 'none', smooth: false, connectNulls: false, emphasis: { disabled: true }, lineStyle: { color: palette[colour], width: 2 }, itemStyle: { color: palette[colour] },
    ...(shown.length > MANY_POINTS ? { sampling: 'lttb' as const } : {}), ...more, data: shown.map(([at, value]) => [middle(at), value]),
  }
}

function marks({ lines, gaps, from, until, marks: happened }: ChartSpec, palette: Palette, words: ChartWords): Pick<LineSeriesOption & BarSeriesOption, 'markLine' | 'markArea'> {
  return {
    markLine: {
      silent: true, symbol: 'none', animation: false, label: { show: false }, lineStyle: { color: palette.line, type: 'solid', width: 1 },
      data: [
        ...lines.filter((at) => at > from && at < until).map((xAxis) => ({ xAxis })),
        ...happened.filter(({ at }) => at >= from && at < until).map(({ at, word }) => ({
          xAxis: at, lineStyle: { color: palette.text1, type: 'dashed' as const, width: 1 },
          // Beside the line where there is room for it, never cut at the edge of the chart.
          label: { show: word !== '', formatter: word, position: 'insideEndTop' as const, rotate: 0, align: wordGoesRight(at, { from, until }) ? 'left' as const : 'right' as const, verticalAlign: 'top' as const, color: palette.text1, backgroundColor: palette.overlay, fontSize: SMALL_PX, padding: [2, 6] },
        })),
      ],
    },
    markArea: {
      silent: true, animation: false, itemStyle: { color: palette.hatch as string }, label: { color: palette.stale, fontSize: 12, position: 'insideTop' },
      data: gaps.filter((gap) => gap.until > from && gap.from < until).map((gap) => [{ name: words.gap, xAxis: Math.max(from, gap.from) }, { xAxis: Math.min(until, gap.until) }]),
    },
  }
}

export interface TooltipLine { name: string; value: string; colour: string | null }

/** What is known of one step, a line each. */
export function tooltipLines(given: ChartSpec, palette: Palette, words: Pick<ChartWords, 'value' | 'rest'>, at: number): TooltipLine[] {
  const spec = { ...given, series: folded(given.series, words.rest) }
  const step = stepsOf(spec).find((each) => each.at === at)
  if (step === undefined) return []
  const own = spec.series.map(({ name, colour }, index): TooltipLine => ({ name, value: words.value(step.values[index] ?? null), colour: palette[colour] }))
  if (spec.total !== null && own.length > 1) own.push({ name: spec.total, value: words.value(step.total), colour: null })
  return step.band === null || spec.band === null ? own : [...own, { name: spec.band.name, value: `${words.value(step.band[0])}–${words.value(step.band[1])}`, colour: null }]
}
