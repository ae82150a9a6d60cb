import type { ClockView } from './contract'

/** The show's clock as a screen ticks it between frames, from a monotonic clock in milliseconds (performance.now()). */
export interface RunningClock {
  /** Show time of the anchor, epoch milliseconds. */
  showMs: number
  /** Our own monotonic time at which the anchor was received. */
  receivedMs: number
  rate: number
}

/**
 * A frame that comes a little late would push the clock back by its delay. Up to this much real time the clock waits instead, so that no
 * second is shown twice; beyond it the show was really set back.
 */
const LATE_FRAME_MS = 1_500

/** The clock after a frame. */
export function anchored(clock: ClockView, receivedMs: number, before: RunningClock | null = null): RunningClock {
  const showMs = Date.parse(clock.now)
  if (before) {
    const shown = showNow(before, receivedMs)
    const behind = shown - showMs
    if (behind > 0 && behind <= LATE_FRAME_MS * Math.max(1, before.rate) && clock.rate > 0) {
      // Stand on what was shown until the server's clock has caught up; at the next frame the difference is gone.
      return { showMs: shown, receivedMs, rate: clock.rate }
    }
  }
  return { showMs, receivedMs, rate: clock.rate }
}

/** Show time now, epoch milliseconds. */
export function showNow(clock: RunningClock, nowMs: number): number {
  return clock.showMs + Math.max(0, nowMs - clock.receivedMs) * clock.rate
}
