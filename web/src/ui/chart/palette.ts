/** The tokens that a canvas needs as plain values. */
const TOKENS = { ink: '--k-ink', onInk: '--k-on-ink', text1: '--k-text-1', text2: '--k-text-2', text3: '--k-text-3', line: '--k-line', line2: '--k-line-2', overlay: '--k-overlay', stale: '--k-stale', font: '--k-font', d1: '--k-d1', d2: '--k-d2', d3: '--k-d3', d4: '--k-d4', d5: '--k-d5', d6: '--k-d6', d7: '--k-d7', d8: '--k-d8' } as const
export type PaletteName = keyof typeof TOKENS
/** What a series may be drawn in: the data colours in their order, ink for the one line that matters. */
export type SeriesColour = 'ink' | 'd1' | 'd2' | 'd3' | 'd4' | 'd5' | 'd6' | 'd7'

export interface Hatch { image: HTMLCanvasElement; repeat: 'repeat' }
export type Palette = Record<PaletteName, string> & { hatch: Hatch | string }

/** The colours of the theme that this element stands in, as they are now. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()])) as Record<PaletteName, string>
  return { ...read, hatch: hatchOf(read.stale) }
}

const HATCH_PX = 10

/** 135°, as stale is hatched everywhere (LOOK §7); a plain colour where there is no canvas to draw it on. */
function hatchOf(colour: string): Hatch | string {
  const image = document.createElement('canvas')
  image.width = HATCH_PX
  image.height = HATCH_PX
  const context = image.getContext('2d')
  if (context === null) return 'transparent'
  context.strokeStyle = colour
  context.globalAlpha = 0.35
  context.lineWidth = 2
  for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
    context.beginPath()
    context.moveTo(shift, 0)
    context.lineTo(shift + HATCH_PX, HATCH_PX)
    context.stroke()
  }
  return { image, repeat: 'repeat' }
}
