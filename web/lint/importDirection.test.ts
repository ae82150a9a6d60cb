import { describe, expect, it } from 'vitest'
import { wrongDirection } from './importDirection.js'

describe('imports run downward', () => {
  it.each([
    ['src/features/live/Bar.vue', '@/features/shows/list', 'feature live cannot import feature shows; only screens put features together'],
    ['src/features/live/Bar.vue', '../shows/list', 'feature live cannot import feature shows; only screens put features together'],
    ['src/features/live/Bar.vue', '@/screens/FloorScreen.vue', 'features cannot import screens'],
    ['src/ui/KTally.vue', '@/features/live/Bar.vue', 'ui cannot import features'],
    ['src/domain/format.ts', '../stream/http', 'domain cannot import stream'],
    ['src/domain/fold.ts', 'vue', 'domain is plain TypeScript, it cannot import vue'],
    ['src/stream/http.ts', '@/ui/KTally.vue', 'stream cannot import ui'],
    ['src/features/live/Bar.vue', '@/router', 'features cannot import @/router'],
  ])('%s importing %s is refused', (from, imported, reason) => {
    expect(wrongDirection(`/anywhere/web/${from}`, imported)).toBe(reason)
  })

  it.each([
    ['src/features/live/Bar.vue', './rundown/Row.vue'],
    ['src/features/live/rundown/Row.vue', '../cue'],
    ['src/features/live/Bar.vue', '@/ui/KTally.vue'],
    ['src/features/live/Bar.vue', 'echarts/core'],
    ['src/screens/FloorScreen.vue', '@/features/live/Bar.vue'],
    ['src/main.ts', '@/screens/FloorScreen.vue'],
  ])('%s importing %s is allowed', (from, imported) => {
    expect(wrongDirection(`/anywhere/web/${from}`, imported)).toBeNull()
  })
})
