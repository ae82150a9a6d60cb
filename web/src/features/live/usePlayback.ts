import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { PlaybackView, Problem } from '@/domain/contract'
import { problemText } from '@/i18n/problem'
import { ask } from '@/stream/http'

export const SPEEDS = [1, 2, 5, 10, 20, 60] as const

export interface PlaybackDesk {
  busy: Ref<boolean>
  refusalText: ComputedRef<string>
  pause: (paused: boolean) => void
  speed: (speed: number) => void
  /** Forward only; the server refuses what lies behind. @param to show time in epoch milliseconds */
  seek: (to: number) => void
}

/** Runs a recording or a simulated room; the new state comes with the stream. */
export function usePlayback(show: string): PlaybackDesk {
  const busy = ref(false)
  const refusal = ref<Problem | null>(null)

  async function post(body: { paused?: boolean; speed?: number; seekTo?: string }): Promise<void> {
    busy.value = true
    refusal.value = null
    try {
      const answer = await ask<PlaybackView>(`/api/shows/${encodeURIComponent(show)}/playback`, { method: 'POST', body })
      if (!answer.ok) refusal.value = answer.problem
    } finally {
      busy.value = false
    }
  }

  return {
    busy,
    refusalText: computed(() => (refusal.value ? problemText(refusal.value) : '')),
    pause: (paused) => void post({ paused }),
    speed: (speed) => void post({ speed }),
    seek: (to) => void post({ seekTo: new Date(to).toISOString() }),
  }
}
