import { describe, expect, it } from 'vitest'
import { chartOption, GRID_LEFT, GRID_RIGHT, tooltipLines, type ChartWords } from './chartOption'
import { folded, MOST_SERIES, stepsOf, valueAxis, wordedApart, type ChartSeries, type ChartSpec } from './chartSpec'
import type { Palette } from './palette'

const MINUTE = 60_000
const palette = Object.fromEntries(['ink', 'onInk', 'text1', 'text2', 'text3', 'line', 'line2', 'overlay', 'stale', 'font', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'hatch'].map((name) => [name, `the ${name}`])) as unknown as Palette
const words: ChartWords = { at: (at) => `minute ${at / MINUTE}`, value: (value) => (value === null ? '—' : String(value)), gap: 'nothing', rest: 'others', description: 'what it shows', tooltip: () => document.createElement('p') }
const series = (name: string, values: (number | null)[], change: Partial<ChartSeries> = {}): ChartSeries => ({ name, kind: 'line', colour: 'd1', points: values.map((value, index) => [index * MINUTE, value]), ...change })
const spec = (change: Partial<ChartSpec> = {}): ChartSpec => ({ series: [series('online', [7, null, 9])], band: null, from: 0, until: 10 * MINUTE, step: MINUTE, lines: [], gaps: [], openFrom: null, total: null, marks: [], ...change })
const drawn = (change: Partial<ChartSpec> = {}) => {
  const option = chartOption(spec(change), palette, words)
  return { option, series: option.series as Record<string, unknown>[] }
}

describe('a chart of the house', () => {
  it('lies at the same place in every chart, stands still, and has one value axis from 0', () => {
    const { option } = drawn()
    expect(option).toMatchObject({
      animation: false, useUTC: false, grid: { left: GRID_LEFT, right: GRID_RIGHT, top: 10, bottom: 24, containLabel: false, outerBoundsMode: 'none' },
      xAxis: { min: 0, max: 10 * MINUTE, containShape: false, axisLine: { show: false }, axisTick: { show: false } }, yAxis: { min: 0, max: 10, interval: 5 },
      tooltip: { trigger: 'axis', confine: true, transitionDuration: 0 }, aria: { enabled: true, decal: { show: false }, label: { description: 'what it shows' } },
    })
    expect(Array.isArray(option.yAxis)).toBe(false)
  })
  it('draws each point in the middle of its step, and a gap as a gap', () => {
    expect(drawn().series[0]).toMatchObject({ type: 'line', connectNulls: false, smooth: false, symbol: 'none', lineStyle: { width: 2, color: 'the d1' }, data: [[30_000, 7], [90_000, null], [150_000, 9]] })
  })
  it('hatches and names a stretch in which nothing is known, within the window', () => {
    const { series: [first] } = drawn({ gaps: [{ from: -MINUTE, until: 2 * MINUTE }, { from: 20 * MINUTE, until: 30 * MINUTE }] })
    expect(first).toMatchObject({ markArea: { itemStyle: { color: 'the hatch' }, data: [[{ name: 'nothing', xAxis: 0 }, { xAxis: 2 * MINUTE }]] } })
  })
  it('draws rounds as lines, and what still changes paler', () => {
    const { series: [first] } = drawn({ series: [series('entries', [5, 6], { kind: 'bar' })], lines: [0, 5 * MINUTE], openFrom: MINUTE })
    expect(first).toMatchObject({ type: 'bar', markLine: { data: [{ xAxis: 5 * MINUTE }] }, data: [{ value: [30_000, 5] }, { value: [90_000, 6], itemStyle: { opacity: 0.45 } }] })
  })
  it('draws what is usual as ground between two lines that are not seen', () => {
    const { series: [low, high] } = drawn({ band: { name: 'usual', points: [[0, 4, 10]] } })
    expect(low).toMatchObject({ stack: 'usual', lineStyle: { opacity: 0 }, data: [[30_000, 4]] })
    expect(high).toMatchObject({ stack: 'usual', areaStyle: { color: 'the d8', opacity: 0.2 }, data: [[30_000, 6]] })
  })
  it('thins out only what has more points than a screen', () => {
    const many = Array.from({ length: 2_001 }, () => 1)
    expect(drawn({ series: [series('online', many)], until: 3_000 * MINUTE }).series[0]).toHaveProperty('sampling', 'lttb')
    expect(drawn({ series: [series('online', many.slice(1))], until: 3_000 * MINUTE }).series[0]).not.toHaveProperty('sampling')
  })
})

describe('a mark', () => {
  const marked = (at: number, word = 'surge') => (drawn({ marks: [{ at, word, text: 'more than before' }] }).series[0]?.markLine as { data: { xAxis: number; label?: { formatter: string; align: string } }[] }).data
  it('is a dashed line with its word, written to the side on which there is room', () => {
    expect(marked(8 * MINUTE)).toMatchObject([{ xAxis: 8 * MINUTE, lineStyle: { type: 'dashed', color: 'the text1' }, label: { show: true, formatter: 'surge', align: 'right' } }])
    expect(marked(2 * MINUTE)[0]?.label?.align).toBe('left')
  })
  it('loses its word where it would lie on that of a newer one', () => {
    const marks = [0, 1, 5, 9].map((minute) => ({ at: minute * MINUTE, word: '20:48 进人突增', text: 'more' }))
    expect(wordedApart(marks, spec(), 600).map(({ word }) => word !== '')).toEqual([false, true, true, true])
    expect(wordedApart(marks, spec(), 260).map(({ word }) => word !== '')).toEqual([false, true, false, true])
  })
  it('is a line alone where its word stands in another chart, and nothing outside of the window', () => {
    expect(marked(8 * MINUTE, '')[0]?.label).toMatchObject({ show: false })
    expect(marked(11 * MINUTE)).toEqual([])
  })
})

describe('the value axis', () => {
  it.each([[0, 4, 1], [4, 4, 1], [9, 10, 5], [37, 40, 10], [95, 100, 25], [101, 150, 50], [786, 800, 200], [1_250, 1_500, 500], [81_000, 100_000, 25_000]])('of values up to %d goes to %d in steps of %d', (highest, max, interval) => {
    expect(valueAxis(spec({ series: [series('online', [0, highest])] }))).toEqual({ max, interval })
  })
  it('has room for bars on each other and for what is usual', () => {
    const bars = ['a', 'b'].map((name) => series(name, [60], { kind: 'bar' }))
    expect(valueAxis(spec({ series: bars })).max).toBe(150)
    expect(valueAxis(spec({ band: { name: 'usual', points: [[0, 1, 70]] } })).max).toBe(80)
  })
})

describe('more than six series', () => {
  const seven = Array.from({ length: 7 }, (_, index) => series(`s${index}`, [index, index === 6 ? null : 1]))
  it('become five and the sum of all others', () => {
    const found = folded(seven, 'others')
    expect(found).toHaveLength(MOST_SERIES)
    expect(found.at(-1)).toMatchObject({ name: 'others', colour: 'd7', points: [[0, 11], [MINUTE, 1]] })
  })
  it('are left alone when they are six', () => {
    expect(folded(seven.slice(0, 6), 'others')).toEqual(seven.slice(0, 6))
  })
})

describe('the table behind a chart', () => {
  it('has a row for each step of the window with all that is known of it', () => {
    const steps = stepsOf(spec({ series: [series('online', [7, null, 9]), series('entries', [1, 2])], band: { name: 'usual', points: [[MINUTE, 4, 10]] }, openFrom: 2 * MINUTE, until: 3 * MINUTE }))
    expect(steps).toEqual([
      { at: 0, values: [7, 1], band: null, open: false, total: null, marks: [] }, { at: MINUTE, values: [null, 2], band: [4, 10], open: false, total: null, marks: [] },
      { at: 2 * MINUTE, values: [9, null], band: null, open: true, total: null, marks: [] },
    ])
  })
  it('has the sum of what are parts of one whole, and what happened', () => {
    const steps = stepsOf(spec({ series: [series('a', [7, null, null]), series('b', [1, 2, null])], total: 'all', marks: [{ at: MINUTE + 5_000, word: 'surge', text: 'more than before' }] }))
    expect(steps.map(({ total, marks }) => [total, marks])).toEqual([[8, []], [2, ['more than before']], [null, []]])
  })
  it('leaves out what lies outside', () => {
    expect(stepsOf(spec({ from: 2 * MINUTE })).map((step) => step.at)).toEqual([2 * MINUTE])
  })
})

describe('the box at the pointer', () => {
  it('says what is known of its step', () => {
    expect(tooltipLines(spec({ band: { name: 'usual', points: [[0, 4, 10]] } }), palette, words, 0)).toEqual([{ name: 'online', value: '7', colour: 'the d1' }, { name: 'usual', value: '4–10', colour: null }])
    expect(tooltipLines(spec(), palette, words, MINUTE)).toEqual([{ name: 'online', value: '—', colour: 'the d1' }])
    expect(tooltipLines(spec(), palette, words, 30)).toEqual([])
    const parts = spec({ series: [series('a', [7]), series('b', [1])], total: 'all' })
    expect(tooltipLines(parts, palette, words, 0).map(({ name, value }) => [name, value])).toEqual([['a', '7'], ['b', '1'], ['all', '8']])
  })
})
