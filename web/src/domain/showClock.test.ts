import { describe, expect, it } from 'vitest'
import { anchored, showNow } from './showClock'

const START = Date.parse('2026-11-27T12:00:00Z')
const frame = (seconds: number, rate = 1) => ({ now: new Date(START + seconds * 1000).toISOString(), rate })

describe("the show's clock", () => {
  it('ticks by itself between frames', () => {
    expect(showNow(anchored(frame(10), 5_000), 5_700)).toBe(START + 10_700)
  })

  it('runs a recording at its speed and stands while it is paused', () => {
    expect(showNow(anchored(frame(10, 60), 0), 1_000)).toBe(START + 70_000)
    expect(showNow(anchored(frame(10, 0), 0), 60_000)).toBe(START + 10_000)
  })

  it('does not show a second twice when a frame is late', () => {
    const before = anchored(frame(10), 0)
    const late = anchored(frame(11), 1_300, before)
    expect(showNow(late, 1_300)).toBe(showNow(before, 1_300))
    expect(anchored(frame(13), 2_500, late).showMs).toBe(START + 13_000)
  })

  it('jumps forward on a seek and back when the show was really set back', () => {
    const before = anchored(frame(10), 0)
    expect(anchored(frame(500), 1_000, before).showMs).toBe(START + 500_000)
    expect(anchored(frame(1), 1_000, before).showMs).toBe(START + 1_000)
  })

  it('stops where the server says when it is paused', () => {
    expect(anchored(frame(10.5, 0), 1_000, anchored(frame(10), 0))).toEqual({ showMs: START + 10_500, receivedMs: 1_000, rate: 0 })
  })

  it('never runs before its anchor', () => expect(showNow(anchored(frame(10), 5_000), 4_000)).toBe(START + 10_000))
})
