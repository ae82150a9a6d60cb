import type { Iso, ProductRole, ShowSummary } from '@/domain/contract'
import { ask, type Answer } from '@/stream/http'
import { upload, type Upload } from '@/stream/upload'

export interface NewShowForm {
  title: string
  plannedStart: Iso
  zone: string
  items: { name: string; role: ProductRole | null; code: string | null; priceFen: number | null; minutes: number; points: { label: string; text: string }[]; line: string | null }[]
}

export interface Mapping {
  name: string
  description: string
}

export interface RejectedLine {
  line: number
  reason: string
  text: string
}

export interface Quarantine {
  total: number
  lines: RejectedLine[]
}

export const listShows = (): Promise<Answer<ShowSummary[]>> => ask('/api/shows')

export const createShow = (form: NewShowForm): Promise<Answer<ShowSummary>> => ask('/api/shows', { method: 'POST', body: form })

export const listMappings = (): Promise<Answer<Mapping[]>> => ask('/api/mappings')

export const removeSample = (): Promise<Answer<null>> => ask('/api/workspaces/sample', { method: 'DELETE' })

/** map '' lets the server see for itself: Kaibo's own format says in its first line what it is, a CSV file by its columns. */
export function playRecording(file: File, map: string, title: string, speed: number, progress: (sentBytes: number) => void): Upload<ShowSummary> {
  const query = new URLSearchParams({ file: file.name, ...(map === '' ? {} : { map }), ...(title === '' ? {} : { title }), speed: String(speed) })
  return upload(`/api/recordings?${query}`, file, progress)
}

/** The lines that lie in quarantine, at most 1,000 of them, and how many there are. */
export async function readQuarantine(show: string): Promise<Answer<Quarantine>> {
  const answer = await ask<RejectedLine[]>(`/api/shows/${encodeURIComponent(show)}/quarantine`)
  if (!answer.ok) return answer
  const total = Number(answer.headers.get('X-Total-Count') ?? Number.NaN)
  return { ...answer, value: { lines: answer.value, total: Number.isFinite(total) ? total : answer.value.length } }
}
