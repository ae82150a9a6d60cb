import type { ProductRole } from '@/domain/contract'

/** The picture beside the sign-in form: an invented evening from 20:00 to 23:00, seen at 21:40. Decoration, so it says nothing to readers. */
export const WIDTH = 884
export const NOW = 491.1
const STEP = 4.912

/* Heights of the online curve from the start to now, and of the expected rest. */
const SEEN = [
  108, 95, 96, 81, 61, 55, 58, 52, 48, 55, 57, 58, 67, 82, 88, 93, 104, 117, 115, 123, 133, 146, 139, 145, 160, 161, 156, 168, 176, 175, 175, 186, 201, 193, 197,
  202, 204, 195, 195, 202, 192, 186, 180, 187, 175, 175, 178, 174, 159, 158, 164, 161, 144, 154, 155, 141, 138, 139, 136, 130, 128, 138, 139, 142, 145, 152, 157,
  155, 166, 172, 179, 182, 193, 195, 197, 193, 208, 198, 195, 198, 195, 188, 184, 192, 188, 181, 172, 189, 188, 170, 178, 188, 178, 180, 185, 181, 170, 169, 165,
  159, 148,
]
const EXPECTED = [
  148, 150, 146, 137, 130, 133, 139, 132, 134, 149, 148, 160, 166, 182, 181, 174, 196, 198, 189, 190, 194, 198, 181, 187, 192, 181, 174, 183, 188, 181, 180, 190,
  195, 193, 185, 196, 196, 188, 187, 187, 181, 161, 165, 163, 148, 144, 145, 143, 132, 136, 149, 147, 148, 157, 166, 161, 163, 174, 180, 168, 176, 182, 178, 177,
  176, 185, 170, 172, 176, 181, 176, 180, 194, 190, 192, 198, 208, 199, 195, 205, 206,
]

const line = (heights: number[], from: number) => heights.map((y, index) => `${(from + index * STEP).toFixed(1)},${y}`).join(' ')

export const seenLine = line(SEEN, 0)
export const seenArea = `0,300 ${seenLine} ${NOW},300`
export const expectedLine = line(EXPECTED, NOW)

/* Minutes of each item's place in the rundown band, in pixels of the picture. */
const BAND: [ProductRole, number][] = [
  ['traffic', 39.3], ['flash', 34.4], ['profit', 44.2], ['flash', 29.4], ['topic', 49.1], ['traffic', 39.3], ['profit', 44.2], ['flash', 29.5],
  ['profit', 49.1], ['topic', 39.3], ['flash', 29.5], ['traffic', 44.2], ['profit', 44.2], ['traffic', 39.3], ['flash', 29.4], ['profit', 49.1],
  ['topic', 39.3], ['flash', 29.5], ['traffic', 44.2], ['profit', 44.2], ['traffic', 39.3], ['flash', 39.3],
]

export interface Block {
  role: ProductRole
  x: number
  width: number
  /** Where the character stands: the middle, unless the now line would cross it. */
  label: number
}

export const blocks: Block[] = BAND.reduce<Block[]>((found, [role, step]) => {
  const before = found.at(-1)
  const x = before ? before.x + before.width + 2 : 1
  const middle = x + (step - 2) / 2
  const label = Math.abs(middle - NOW) < 9 ? middle + (middle < NOW ? -10 : 10) : middle
  return [...found, { role, x, width: step - 2, label }]
}, [])

/* When each role acts: start, and length in thirds of 29.5. */
const ACTS: [number, number][][] = [
  [[14.7, 1], [73.2, 1], [131.6, 3], [209.7, 3], [250, 1.5], [275.5, 1], [334, 1], [365.4, 2], [433.7, 3], [511.7, 1.5], [575.1, 3], [642.4, 3], [693.4, 1], [714.1, 3], [765.2, 3], [832.4, 1.5]],
  [[14.7, 2], [58.3, 3], [141.7, 3], [213.1, 3], [254.6, 1.5], [311.3, 1.5], [367.9, 3], [421.4, 1], [455.2, 1], [506.9, 3], [590.3, 1], [624.1, 3], [677.5, 2], [739.1, 1.5], [795.8, 1], [817.6, 2]],
  [[14.7, 1.5], [49.5, 1.5], [99.3, 3], [148.8, 3], [223.4, 3], [297.9, 3], [362.4, 1.5], [422.3, 2], [451.9, 1.5], [486.7, 1], [531.6, 2], [561.2, 1], [581.1, 3], [655.6, 3], [705.1, 1], [735, 1], [779.9, 1.5], [839.7, 2]],
  [[14.7, 2], [52.1, 1.5], [106.6, 1], [147.3, 1.5], [201.8, 3], [249, 1.5], [303.5, 1], [322.2, 1], [371.8, 1.5], [404.2, 1], [453.8, 3], [523, 2], [560.4, 2], [597.7, 2], [648.3, 2], [676.8, 1], [695.4, 1.5], [719, 1.5], [764.7, 2], [815.2, 1], [842.7, 1]],
]
const CREW = ['host', 'floor', 'console', 'operator']

export const acts = ACTS.flatMap((lane, index) =>
  lane.map(([x, thirds]) => ({ x, y: 368 + index * 16, width: thirds * 9.83, colour: x < NOW ? `var(--k-crew-${CREW[index] ?? ''})` : 'var(--k-line-2)' })),
)

export const gridlines = Array.from({ length: 37 }, (_, index) => `M${((index * WIDTH) / 36).toFixed(1)} 30V430`).join('')

export const hours = ['20:00', '20:30', '21:00', '21:30', '22:00', '22:30', '23:00'].map((text, index) => ({
  text,
  x: (index * WIDTH) / 6,
  anchor: index === 0 ? ('start' as const) : index === 6 ? ('end' as const) : ('middle' as const),
}))
