import type { Problem } from '@/domain/contract'

/** An answer of the server. A refusal is a value; nothing here throws into a template. */
export type Answer<T> = { ok: true; value: T; headers: Headers } | { ok: false; problem: Problem }

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Gives up after this many milliseconds. */
  timeoutMs?: number
}

const DEFAULT_TIMEOUT_MS = 10_000

/** The name at the end of a problem's type: '/problems/no-right' → 'no-right'. */
export function problemName(problem: Problem): string {
  return problem.type.replace(/^.*\//, '')
}

/** The token that every writing request repeats; the server sets it as a cookie that scripts may read. */
export function csrfHeader(cookies: string = document.cookie): Record<string, string> {
  const token = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies)?.[1]
  return token ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {}
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string'
}

/** A problem from whatever came back, also from a proxy that speaks HTML. */
export function asProblem(status: number, body: unknown, retryAfter: string | null = null): Problem {
  const seconds = Number(retryAfter)
  const extra = retryAfter !== null && Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {}
  if (isProblem(body)) {
    const { title, detail } = body
    return { ...extra, ...body, status, title: title ?? '', detail: detail ?? '' }
  }
  return { ...extra, type: `/problems/status-${status}`, title: '', status, detail: '' }
}

/** The server could not be reached, or did not answer in time. */
export function unreachable(reason: unknown): Problem {
  const timedOut = reason instanceof DOMException && reason.name === 'TimeoutError'
  return { type: timedOut ? '/problems/timed-out' : '/problems/unreachable', title: '', status: 0, detail: '' }
}

export async function ask<T>(path: string, options: Ask = {}): Promise<Answer<T>> {
  const method = options.method ?? 'GET'
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS)
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'GET' ? {} : csrfHeader()),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    })
    const text = await response.text()
    const body = text === '' ? null : parsed(text)
    if (response.ok) return { ok: true, value: body as T, headers: response.headers }
    return { ok: false, problem: asProblem(response.status, body, response.headers.get('Retry-After')) }
  } catch (reason) {
    return { ok: false, problem: unreachable(reason) }
  }
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
