import { onMounted, onScopeDispose, readonly, ref, type Ref } from 'vue'

export type Awake = 'asking' | 'awake' | 'notAwake'

/** Keeps the screen on while the component lives. 'notAwake' where the device or an insecure address does not allow it: the person is told. */
export function useWakeLock(): Readonly<Ref<Awake>> {
  const state = ref<Awake>('asking')
  let lock: WakeLockSentinel | null = null
  let asking = false
  let over = false

  async function hold(): Promise<void> {
    if (over || asking || lock !== null || document.visibilityState !== 'visible') return
    asking = true
    try {
      if (!('wakeLock' in navigator)) throw new Error('This browser has no wake lock, or the address is not secure.')
      const got = await navigator.wakeLock.request('screen')
      if (over) {
        void got.release()
        return
      }
      lock = got
      state.value = 'awake'
      got.addEventListener('release', () => {
        lock = null
        // Taken away while the page is seen: the battery runs low. A hidden page gets it back when it is shown.
        state.value = document.visibilityState === 'visible' ? 'notAwake' : 'asking'
      })
    } catch {
      // Battery saver, no secure context, an old browser: all the same to the person, who must switch sleeping off by hand.
      state.value = 'notAwake'
    } finally {
      asking = false
    }
  }
  const shown = () => void hold()

  onMounted(() => {
    void hold()
    // The browser lets go of the lock when the page is hidden.
    document.addEventListener('visibilitychange', shown)
  })
  onScopeDispose(() => {
    over = true
    document.removeEventListener('visibilitychange', shown)
    void lock?.release()
  })
  return readonly(state)
}
