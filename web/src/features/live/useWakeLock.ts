import { onMounted, onScopeDispose, readonly, ref, type Ref } from 'vue'

export type Awake = 'asking' | 'awake' | 'notAwake'

/** Keeps the screen on while the component lives. 'notAwake' where the device or an insecure address does not allow it: the person is told. */
export function useWakeLock(): Readonly<Ref<Awake>> {
  const state = ref<Awake>('asking')
  let lock: WakeLockSentinel | null = null
  let over = false

  async function hold(): Promise<void> {
    if (over || document.visibilityState !== 'visible') return
    try {
      if (!('wakeLock' in navigator)) throw new Error('This browser has no wake lock, or the address is not secure.')
      lock = await navigator.wakeLock.request('screen')
      state.value = 'awake'
    } catch {
      // Battery saver, no secure context, an old browser: all the same to the person, who must switch sleeping off by hand.
      state.value = 'notAwake'
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
