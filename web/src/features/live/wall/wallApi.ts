import type { ShowSummary, SurvivalView, TrendPoint, TrendView } from '@/domain/contract'
import { ask, type Answer } from '@/stream/http'

/** An answer has at most 3,600 points; a show of 48 hours by minutes has fewer, so more pages than these are never needed. */
const MOST_PAGES = 4

/**
 * The trend of a show from a moment on, all pages of it.
 *
 * @param from epoch milliseconds; null is the start of the show
 * @param step seconds of each point
 */
export async function readTrend(show: string, from: number | null, step: number): Promise<Answer<TrendPoint[]>> {
  const points: TrendPoint[] = []
  let first = from
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ step: String(step), ...(first === null ? {} : { from: new Date(first).toISOString() }) })
    const answer = await ask<TrendView>(`/api/shows/${encodeURIComponent(show)}/trend?${query}`)
    if (!answer.ok) return answer
    points.push(...answer.value.points)
    const last = answer.value.points[answer.value.points.length - 1]
    if (!answer.value.more || last === undefined) return { ...answer, value: points }
    first = Date.parse(last.at) + step * 1_000
  }
  return { ok: true, value: points, headers: new Headers() }
}

export const readSurvival = (show: string): Promise<Answer<SurvivalView>> => ask(`/api/shows/${encodeURIComponent(show)}/survival`)

export const listShows = (): Promise<Answer<ShowSummary[]>> => ask('/api/shows')
