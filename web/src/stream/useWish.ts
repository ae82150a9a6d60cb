import { computed, ref, toValue, type ComputedRef, type MaybeRefOrGetter, type Ref } from 'vue'
import type { Problem, Wish } from '@/domain/contract'
import { problemText } from '@/i18n/problem'
import { ask } from './http'

export type WishOutcome = { accepted: true; position: number } | { accepted: false; problem: Problem }

export interface Wishes {
  /** Posts the wish and answers with what became of it; never throws. */
  send: (wish: Wish) => Promise<WishOutcome>
  /** How many wait for an answer. */
  waiting: Ref<number>
  /** Why the last one was refused; stands where the key is until the next one or clear(). */
  refusal: Ref<Problem | null>
  refusalText: ComputedRef<string>
  clear: () => void
}

/** Tries for one wish that never reached the server. The same key goes with each, so that it happens once at most. */
const TRIES = 3
const PAUSE_MS = 400
const TIMEOUT_MS = 5000

/** Wishes of one place on the screen. Each place has its own, so that its refusal stands there. */
export function useWish(show: MaybeRefOrGetter<string>): Wishes {
  const waiting = ref(0)
  const refusal = ref<Problem | null>(null)

  async function send(wish: Wish): Promise<WishOutcome> {
    waiting.value += 1
    refusal.value = null
    try {
      const outcome = await post(toValue(show), wish)
      if (!outcome.accepted) refusal.value = outcome.problem
      return outcome
    } finally {
      waiting.value -= 1
    }
  }

  return {
    send,
    waiting,
    refusal,
    refusalText: computed(() => (refusal.value ? problemText(refusal.value) : '')),
    clear: () => (refusal.value = null),
  }
}

async function post(show: string, wish: Wish): Promise<WishOutcome> {
  const key = newKey()
  for (let tries = 1; ; tries += 1) {
    const answer = await ask<{ position: number }>(`/api/shows/${encodeURIComponent(show)}/wishes`, {
      method: 'POST',
      body: wish,
      headers: { 'Idempotency-Key': key },
      timeoutMs: TIMEOUT_MS,
    })
    if (answer.ok) return { accepted: true, position: answer.value.position }
    // status 0: no answer came. Whether it was done is unknown, and the key makes asking again safe.
    if (answer.problem.status !== 0 || tries === TRIES) return { accepted: false, problem: answer.problem }
    await new Promise((resolve) => window.setTimeout(resolve, PAUSE_MS * tries))
  }
}

/** A random UUID, also for cues that the screen makes. randomUUID needs a secure context, which a plain address in the house is not. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  // Version 4 and its variant stand in the upper bits of two of the bytes.
  bytes.set([(bytes[6] ?? 0) & 0x0f | 0x40], 6)
  bytes.set([(bytes[8] ?? 0) & 0x3f | 0x80], 8)
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')
}
