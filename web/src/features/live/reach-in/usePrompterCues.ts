import { computed, onScopeDispose, ref, watch, type ComputedRef, type DeepReadonly, type Ref } from 'vue'
import type { CrewRole, CrewView, CueView, Problem } from '@/domain/contract'
import { awaitedFrom } from '@/domain/cues'
import { problemText } from '@/i18n/problem'
import { ask, problemName, unreachable, type Answer } from '@/stream/http'
import type { Link } from '@/stream/showStream'
import { newKey } from '@/stream/useWish'

/** Acknowledgements that wait for the network, at most; the next one is refused in words. */
export const MOST_UNSENT = 20
const TIMEOUT_MS = 5_000
const REMEMBERED = 50

interface Unsent {
  cue: string
  /** The same with each try, so that it counts once. */
  key: string
}

export interface PrompterCues {
  /** The oldest cue that this role has not answered; null when there is none. */
  current: ComputedRef<CueView | null>
  /** How many more wait behind it. */
  more: ComputedRef<number>
  acknowledging: ComputedRef<boolean>
  refusalText: ComputedRef<string>
  /** 未同步: answered here, and the server does not know it yet. */
  unsent: ComputedRef<number>
  acknowledge: () => void
}

export interface PrompterCuesOptions {
  show: string
  role: () => CrewRole
  crew: () => CrewView
  link: DeepReadonly<Ref<Link>>
  /** The device joined by a link and acknowledges by its own route. */
  joined: boolean
}

/** Cues for the prompter, the oldest first. What cannot be sent is kept on the device and sent once when the network is back. */
export function usePrompterCues({ show, role, crew, link, joined }: PrompterCuesOptions): PrompterCues {
  const stored = `kaibo.prompter.unsent.${show}`
  const unsent = ref<Unsent[]>(readUnsent(stored))
  // Accepted means durable, so the next cue may come at once; the stream confirms it a moment later.
  const answered = ref<string[]>([])
  const refusal = ref<Problem | null>(null)
  const posting = ref(0)
  let sending = false
  let over = false

  const open = computed(() => awaitedFrom(role(), crew().cues).filter((cue) => !answered.value.includes(cue.id) && !unsent.value.some((one) => one.cue === cue.id)))

  function keep(next: Unsent[]): void {
    unsent.value = next
    if (next.length === 0) localStorage.removeItem(stored)
    else localStorage.setItem(stored, JSON.stringify(next))
  }
  const done = (cue: string) => (answered.value = [...answered.value, cue].slice(-REMEMBERED))

  function post({ cue, key }: Unsent): Promise<Answer<{ position: number }>> {
    const headers = { 'Idempotency-Key': key }
    if (joined) return ask('/api/prompter/acknowledgements', { method: 'POST', body: { cue }, headers, timeoutMs: TIMEOUT_MS })
    return ask(`/api/shows/${encodeURIComponent(show)}/wishes`, { method: 'POST', body: { wish: 'acknowledgeCue', cue, role: role() }, headers, timeoutMs: TIMEOUT_MS })
  }

  function later(one: Unsent): void {
    if (unsent.value.length >= MOST_UNSENT) refusal.value = unreachable(null)
    else keep([...unsent.value, one])
  }

  async function acknowledge(): Promise<void> {
    const cue = open.value[0]
    if (cue === undefined || posting.value > 0) return
    const one = { cue: cue.id, key: newKey() }
    refusal.value = null
    // Nobody is there to answer; the host must not wait for that.
    if (link.value.state === 'reconnecting') {
      later(one)
      return
    }
    posting.value += 1
    const answer = await post(one)
    posting.value -= 1
    if (answer.ok) done(cue.id)
    else if (answer.problem.status === 0) later(one)
    else refusal.value = answer.problem
  }

  /** One after the other, in the order in which they were pressed; stops at the first that still cannot be sent. */
  async function sendUnsent(): Promise<void> {
    if (sending) return
    sending = true
    try {
      for (let one = unsent.value[0]; one !== undefined && !over; one = unsent.value[0]) {
        const answer = await post(one)
        if (!answer.ok && (answer.problem.status === 0 || answer.problem.status >= 500 || answer.problem.status === 401)) return
        done(one.cue)
        keep(unsent.value.slice(1))
        // Somebody was quicker, or the cue was taken back meanwhile: what it asked for is settled, but a person wants to know.
        if (!answer.ok && problemName(answer.problem) !== 'already-acknowledged') refusal.value = answer.problem
      }
    } finally {
      sending = false
    }
  }
  const back = () => void sendUnsent()
  watch(() => link.value.state, (state) => state === 'live' && back(), { immediate: true })
  window.addEventListener('online', back)
  onScopeDispose(() => {
    over = true
    window.removeEventListener('online', back)
  })

  return {
    current: computed(() => open.value[0] ?? null),
    more: computed(() => Math.max(0, open.value.length - 1)),
    acknowledging: computed(() => posting.value > 0),
    refusalText: computed(() => (refusal.value === null ? '' : problemText(refusal.value))),
    unsent: computed(() => unsent.value.length),
    acknowledge: () => void acknowledge(),
  }
}

function readUnsent(stored: string): Unsent[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(stored) ?? '[]')
    return Array.isArray(found) ? (found as Unsent[]).filter((one) => typeof one.cue === 'string' && typeof one.key === 'string').slice(0, MOST_UNSENT) : []
  } catch {
    return []
  }
}
