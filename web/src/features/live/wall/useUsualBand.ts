import { onScopeDispose, shallowReadonly, shallowRef, type ShallowRef } from 'vue'
import { earlierShows, LEAST_SHOWS, usualBand, type BandPoint, type EarlierTrend } from '@/domain/usualBand'
import { listShows, readTrend } from './wallApi'

/** Coarse enough to be cheap, fine enough for the hump after the start. */
export const USUAL_STEP_MS = 300_000
/** A show that is over hardly changes, so it is read once a visit; more than this many are not kept. */
const MOST_KEPT = 64
const kept = new Map<string, EarlierTrend>()

export interface UsualBand {
  state: 'reading' | 'tooFew' | 'failed' | 'there'
  points: readonly BandPoint[]
  /** How many shows of this weekday there are. */
  shows: number
}

/** How many are usually online so long after the start: from this workspace's own earlier shows of the same weekday. */
export function useUsualBand(show: string, startedAt: () => number, zone: string): Readonly<ShallowRef<UsualBand>> {
  const band = shallowRef<UsualBand>({ state: 'reading', points: [], shows: 0 })
  let gone = false
  onScopeDispose(() => (gone = true))

  async function read(): Promise<void> {
    const listed = await listShows()
    if (!listed.ok) return void (band.value = { state: 'failed', points: [], shows: 0 })
    const earlier = earlierShows(listed.value, show, startedAt(), zone)
    if (earlier.length < LEAST_SHOWS) return void (band.value = { state: 'tooFew', points: [], shows: earlier.length })
    const trends: EarlierTrend[] = []
    // One after the other: it is only the background of a picture that is there already.
    for (const one of earlier) {
      if (gone) return
      const found = kept.get(one.id) ?? (await trendOf(one.id, Date.parse(one.startedAt ?? '')))
      if (found !== null) trends.push(found)
    }
    const points = usualBand(trends, USUAL_STEP_MS)
    band.value = { state: trends.length < LEAST_SHOWS || points.length === 0 ? 'failed' : 'there', points, shows: trends.length }
  }
  void read()
  return shallowReadonly(band)
}

async function trendOf(show: string, startedAt: number): Promise<EarlierTrend | null> {
  const answer = await readTrend(show, null, USUAL_STEP_MS / 1_000)
  if (!answer.ok) return null
  const trend = { startedAt, points: answer.value }
  const oldest = kept.keys().next().value
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(show, trend)
  return trend
}
