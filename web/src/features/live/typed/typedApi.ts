import type { PlatformMeasure } from '@/domain/contract'
import { ask, type Answer } from '@/stream/http'
import { upload, type Upload } from '@/stream/upload'

export interface TypedReading {
  measure: PlatformMeasure
  windowMinutes: number
  source: string | null
  /** In the unit of the contract. */
  value: number
}

/** What became of what was handed in: rows that were not understood with their line, and headings that are nothing Kaibo knows. */
export interface HandedIn {
  accepted: number
  duplicates: number
  rejected: number
  /** The first 100. */
  quarantined: { line: number; reason: string; detail: string; excerpt: string }[]
  passedOver: string[]
}

export interface Mapping { name: string; description: string }

/** The mapping that reads a table of the dashboard. */
export const DASHBOARD = 'dashboard'

const path = (show: string, what: string) => `/api/shows/${encodeURIComponent(show)}/${what}`

/** Counts as of now. The key is made once for each reading, so that a repeated post is the same one. */
export const postTyped = (show: string, readings: readonly TypedReading[], key: string): Promise<Answer<HandedIn>> =>
  ask(path(show, 'typed'), { method: 'POST', body: { readings }, headers: { 'Idempotency-Key': key } })

export const importTable = (show: string, mapping: string, file: File, progress: (sentBytes: number) => void): Upload<HandedIn> =>
  upload(`${path(show, 'imports')}?${new URLSearchParams({ mapping })}`, file, progress)

export const listMappings = (): Promise<Answer<Mapping[]>> => ask('/api/mappings')
