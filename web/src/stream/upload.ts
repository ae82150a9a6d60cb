import type { Problem } from '@/domain/contract'
import { asProblem, csrfHeader, parsed, type Answer } from './http'

export interface Upload<T> {
  answer: Promise<Answer<T>>
  cancel: () => void
}

/** The person stopped it. */
export const CANCELLED = '/problems/cancelled'

/** Sends a file as the body and says how far it is; fetch cannot tell that, so this is the one place that uses XMLHttpRequest. */
export function upload<T>(path: string, file: Blob, progress: (sentBytes: number) => void): Upload<T> {
  const request = new XMLHttpRequest()
  const failed = (type: string): Answer<T> => ({ ok: false, problem: { type, title: '', status: 0, detail: '' } satisfies Problem })
  const answer = new Promise<Answer<T>>((resolve) => {
    request.upload.onprogress = (event) => progress(event.loaded)
    request.onabort = () => resolve(failed(CANCELLED))
    request.onerror = () => resolve(failed('/problems/unreachable'))
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve({ ok: true, value: body as T, headers: new Headers() })
      else resolve({ ok: false, problem: asProblem(request.status, body, request.getResponseHeader('Retry-After')) })
    }
  })
  request.open('POST', path)
  request.setRequestHeader('Accept', 'application/json, application/problem+json')
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
  request.send(file)
  return { answer, cancel: () => request.abort() }
}
