import { computed, ref, type ComputedRef } from 'vue'
import { takeBackable, TAKE_BACK_MS, type SentHere } from '@/domain/cues'
import { useRealTime } from './useRealTime'

/** What was sent from here and may still be taken back; no person sends faster than this. */
const MOST_SENT = 20

export interface TakeBack {
  /** Watches something that was just asked for. Answers what became of it. */
  watch: (id: string, name: string, accepted: Promise<boolean>) => Promise<'accepted' | 'refused' | 'takenBack'>
  /** Takes back the newest, also before its answer has come. */
  takeBack: () => void
  /** What would be taken back now, with the real milliseconds left; null outside the three seconds. */
  second: ComputedRef<{ name: string; leftMs: number } | null>
}

/** Second thoughts: for three real seconds what was done here can be taken back with one key. */
export function useTakeBack(undo: (id: string) => Promise<unknown>): TakeBack {
  const time = useRealTime()
  const sent = ref<SentHere[]>([])
  /** What is still on its way: taking back waits for it, because the key may come before the answer. */
  const onTheWay = new Map<string, Promise<boolean>>()

  async function takeBack(): Promise<void> {
    const last = takeBackable(sent.value, performance.now())
    if (last === null) return
    sent.value = sent.value.filter((one) => one.id !== last.id)
    if ((await onTheWay.get(last.id)) === false) return
    await undo(last.id)
  }

  return {
    async watch(id, name, accepted) {
      sent.value = [...sent.value, { id, name, at: performance.now() }].slice(-MOST_SENT)
      onTheWay.set(id, accepted)
      const wasAccepted = await accepted
      onTheWay.delete(id)
      const takenBack = !sent.value.some((one) => one.id === id)
      if (!wasAccepted) sent.value = sent.value.filter((one) => one.id !== id)
      return !wasAccepted ? 'refused' : takenBack ? 'takenBack' : 'accepted'
    },
    takeBack: () => void takeBack(),
    second: computed(() => {
      const last = takeBackable(sent.value, time.value)
      return last === null ? null : { name: last.name, leftMs: Math.min(TAKE_BACK_MS, last.at + TAKE_BACK_MS - time.value) }
    }),
  }
}
