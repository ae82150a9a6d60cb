import type { StatusView } from '@/domain/contract'
import { ask, type Answer } from '@/stream/http'

/** A reading that takes longer than this says by itself that something is wrong. */
const READING_MS = 5_000

/** Where the bundle for whoever helps lies; a link, because the browser keeps the file. */
export const SUPPORT_BUNDLE = '/api/support'

export const readStatus = (signal: AbortSignal): Promise<Answer<StatusView>> => ask('/api/status', { signal, timeoutMs: READING_MS })
