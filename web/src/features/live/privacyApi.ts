import type { PrivacyView, TraceView } from '@/domain/contract'
import { ask, type Answer } from '@/stream/http'

/** As the server bounds it (contract/api.md). */
export const LONGEST_IDENTITY = 256
/** Everything that a person wrote in all shows is opened for a copy, which takes longer than a question. */
const PERSON_MS = 60_000

/** What a show keeps of its viewers, in the two parts that have a term each. */
export const PARTS = ['people', 'comments'] as const
export type Part = (typeof PARTS)[number]

export const readPrivacy = (): Promise<Answer<PrivacyView>> => ask('/api/privacy')

export const changeTerms = (peopleDays: number, commentDays: number): Promise<Answer<PrivacyView>> => ask('/api/privacy/terms', { method: 'POST', body: { peopleDays, commentDays } })

/** The id goes in the body and never in an address, because addresses end up in logs. */
export const copyPerson = (identity: string): Promise<Answer<TraceView[]>> => ask('/api/privacy/copy', { method: 'POST', body: { identity }, timeoutMs: PERSON_MS })

export const forgetPerson = (identity: string): Promise<Answer<{ shows: number }>> => ask('/api/privacy/forget', { method: 'POST', body: { identity }, timeoutMs: PERSON_MS })

export const forgetPart = (show: string, part: Part): Promise<Answer<null>> => ask(`/api/shows/${encodeURIComponent(show)}/${part}`, { method: 'DELETE', timeoutMs: PERSON_MS })
