import type { PersonView, ShowView } from '@/domain/contract'

/** The last picture of a show, without a viewer's words: what a prompter opens with when there is no network. */
export interface KeptPicture {
  view: ShowView
  person: PersonView
  /** When its newest frame came, by this device's clock, epoch milliseconds. */
  frameAt: number
}

const CACHE = 'kaibo-pictures'
/** A device stands before one show, perhaps two. */
export const MOST_KEPT = 3
/** A show of yesterday helps nobody. */
export const KEPT_MS = 24 * 3_600_000
/** Far more than a long rundown; what is larger is not kept. */
const LONGEST = 1_000_000

const address = (show: string) => `/kept/${encodeURIComponent(show)}`

/** The browser's cache of answers, which is there just where a page can be opened offline: in a secure context. */
const store = (): CacheStorage | null => ('caches' in globalThis ? globalThis.caches : null)

export async function keepPicture(show: string, picture: KeptPicture): Promise<void> {
  const text = JSON.stringify({ ...picture, view: { ...picture.view, comments: [] } })
  if (text.length > LONGEST) return
  try {
    const cache = await store()?.open(CACHE)
    if (cache === undefined) return
    await cache.delete(address(show))
    await cache.put(address(show), new Response(text, { headers: { 'Content-Type': 'application/json' } }))
    // In the order in which they were put, so the oldest stand first.
    const kept = await cache.keys()
    for (const old of kept.slice(0, Math.max(0, kept.length - MOST_KEPT))) await cache.delete(old)
  } catch {
    // No room on the device: the picture is a help, and nothing hangs on it.
  }
}

export async function keptPicture(show: string, now: number = Date.now()): Promise<KeptPicture | null> {
  try {
    const found = await (await store()?.open(CACHE))?.match(address(show))
    if (found === undefined) return null
    const picture = (await found.json()) as KeptPicture
    return now - picture.frameAt <= KEPT_MS ? picture : null
  } catch {
    return null
  }
}

/** Whoever leaves takes the pictures along. */
export async function forgetPictures(): Promise<void> {
  await store()?.delete(CACHE).catch(() => false)
}
