import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Has the machine to itself: what counts frames and long tasks, and what keeps it busy with many windows. */
const ALONE = ['e2e/crowdedDesk.e2e.ts', 'e2e/pages.e2e.ts', 'e2e/sixWindows.e2e.ts']

/** The browser tests: the real product in a real browser. Two people's ways are walked side by side, as half of their time is waiting. */
export default defineConfig({
  test: {
    environment: 'node',
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
    testTimeout: 120_000,
    hookTimeout: 260_000,
    reporters: ['default', ['junit', { outputFile: '../target/kaibo/reports/TEST-browser.xml' }]],
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: 'ways', include: ['e2e/**/*.e2e.ts'], exclude: ALONE, maxWorkers: 2, sequence: { groupOrder: 2 } } },
    ],
  },
})
