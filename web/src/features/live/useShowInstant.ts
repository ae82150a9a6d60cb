import { computed, type ComputedRef } from 'vue'
import type { RunningShow } from '@/stream/useShow'
import { useRealTime } from './useRealTime'

/** Show time ten times a second, for a countdown in tenths. */
export function useShowInstant(running: RunningShow): ComputedRef<number> {
  const time = useRealTime()
  return computed(() => (time.value > 0 ? Math.max(running.showNow(), running.now.value) : running.now.value))
}
