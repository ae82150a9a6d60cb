import type { CaptureKind, CaptureMade, CapturesView, ShowView } from '@/domain/contract'
import { ask, asProblem, parsed, unreachable, type Answer } from '@/stream/http'
import { upload, type Upload } from '@/stream/upload'

/** As the server bounds them (contract/api.md). */
export const LONGEST_NAME = 40
export const MOST_DAYS = 90
export const LARGEST_POST = 5 * 1024 * 1024

export interface NewCapture {
  name: string
  kind: CaptureKind
  /** From 1 to 90. */
  days: number
  /** Who takes on by name what is collected and at whose risk. */
  acceptedBy: string
}

/** What became of the mended lines: in the journal, or kept in memory until it can be written again. */
export type FedAgain = { accepted: number; duplicates: number; quarantined: number } | { waiting: number; reason: string }

/** A reading that takes longer than this is tried again: what it says would be old. */
const READING_MS = 5_000
const DOWNLOAD_MS = 60_000

const ofShow = (show: string): string => `/api/shows/${encodeURIComponent(show)}`
const quarantineOf = (show: string, capture: string): string => `${ofShow(show)}/captures/${encodeURIComponent(capture)}/quarantine`

export const readShow = (show: string): Promise<Answer<ShowView>> => ask(ofShow(show))

export const readCaptures = (show: string, signal: AbortSignal): Promise<Answer<CapturesView>> => ask(`${ofShow(show)}/captures`, { signal, timeoutMs: READING_MS })

export const makeCapture = (show: string, wanted: NewCapture): Promise<Answer<CaptureMade>> => ask(`${ofShow(show)}/captures`, { method: 'POST', body: wanted })

export const revokeCapture = (show: string, capture: string): Promise<Answer<null>> => ask(`${ofShow(show)}/captures/${encodeURIComponent(capture)}`, { method: 'DELETE' })

/** The quarantined lines as a file. Fetched and not linked, so that a refusal stands at the key and does not replace the page. */
export async function downloadQuarantine(show: string, capture: string): Promise<Answer<Blob>> {
  try {
    const response = await fetch(quarantineOf(show, capture), { credentials: 'same-origin', signal: AbortSignal.timeout(DOWNLOAD_MS) })
    if (response.ok) return { ok: true, value: await response.blob(), headers: response.headers }
    return { ok: false, problem: asProblem(response.status, parsed(await response.text()), response.headers.get('Retry-After')) }
  } catch (reason) {
    return { ok: false, problem: unreachable(reason) }
  }
}

export const feedAgain = (show: string, capture: string, file: File): Upload<FedAgain> => upload(quarantineOf(show, capture), file, () => undefined)
