import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { CrewRole, CrewView, CueView } from '@/domain/contract'
import { maySendCues } from '@/domain/crewRights'
import { cueOfKey } from '@/domain/cues'
import { newKey, useWish } from '@/stream/useWish'
import { useTakeBack } from './useTakeBack'

export const KEYS_ON_A_PAGE = 9

export interface CueKeyShown {
  number: number
  name: string
  lines: Partial<Record<CrewRole, string>>
  /** The cue that this key shows: the last of its name while it is open or was settled a moment ago. */
  cue: CueView | null
  sending: boolean
  refusal: string
}

export interface CueBoard {
  /** Whether this role may send at all, and the show still takes cues. */
  open: ComputedRef<boolean>
  keys: ComputedRef<CueKeyShown[]>
  page: Ref<number>
  pages: ComputedRef<number>
  nextPage: () => void
  /** number from 1 as it stands on the key; a number without a cue does nothing. */
  send: (number: number) => void
  /** A line written now, to the chosen roles. Answers whether it was accepted. */
  sendFree: (name: string, words: string, roles: readonly CrewRole[]) => Promise<boolean>
  freeRefusal: ComputedRef<string>
  takeBack: () => void
  /** What `Z` would take back now, with the real milliseconds left; null outside the three seconds. */
  second: ComputedRef<{ name: string; leftMs: number } | null>
  takeBackRefusal: ComputedRef<string>
}

const FREE = ''

export interface Desk {
  show: string
  /** Of the person who sits here. */
  role: () => CrewRole
  crew: () => CrewView
  /** Show time, epoch milliseconds. */
  now: () => number
  /** Show seconds per real second. */
  rate: () => number
}

/** The cue keys of one desk: sending, second thoughts, and each refusal where its key is. */
export function useCueBoard({ show, role, crew, now, rate }: Desk): CueBoard {
  const sending = useWish(show)
  const acknowledging = useWish(show)
  const takingBack = useWish(show)
  const second = useTakeBack((cue) => takingBack.send({ wish: 'takeBackCue', cue }))
  const page = ref(0)
  const waiting = ref<string[]>([])
  const refusedName = ref(FREE)

  const open = computed(() => crew().phase !== 'ended' && maySendCues(role()))
  const pages = computed(() => Math.max(1, Math.ceil(crew().cueKeys.length / KEYS_ON_A_PAGE)))
  const refusalAt = (name: string) => (refusedName.value === name ? sending.refusalText.value : '')
  const keys = computed(() => {
    const first = Math.min(page.value, pages.value - 1) * KEYS_ON_A_PAGE
    return crew().cueKeys.slice(first, first + KEYS_ON_A_PAGE).map(({ name, lines }, index) => ({
      number: index + 1, name, lines,
      cue: cueOfKey(name, crew().cues, now(), rate()),
      sending: waiting.value.includes(name),
      refusal: refusalAt(name),
    }))
  })

  async function post(place: string, name: string, lines: Partial<Record<CrewRole, string>>): Promise<boolean> {
    if (!open.value) return false
    const cue = newKey()
    waiting.value = [...waiting.value, place]
    refusedName.value = place
    const outcome = await second.watch(cue, name, sending.send({ wish: 'sendCue', cue, name, lines }).then(({ accepted }) => accepted))
    waiting.value = waiting.value.filter((one, index) => one !== place || index !== waiting.value.indexOf(place))
    // Whoever sends a line to the own role has seen it; nobody should press twice for one thought.
    if (outcome === 'accepted' && lines[role()] !== undefined) void acknowledging.send({ wish: 'acknowledgeCue', cue, role: role() })
    return outcome !== 'refused'
  }

  return {
    open, keys, page, pages,
    nextPage: () => (page.value = (page.value + 1) % pages.value),
    send: (number) => {
      const key = keys.value[number - 1]
      if (key !== undefined && !key.sending) void post(key.name, key.name, key.lines)
    },
    sendFree: (name, words, roles) => post(FREE, name, Object.fromEntries(roles.map((one) => [one, words]))),
    freeRefusal: computed(() => refusalAt(FREE)),
    takeBack: second.takeBack,
    second: second.second,
    takeBackRefusal: takingBack.refusalText,
  }
}
