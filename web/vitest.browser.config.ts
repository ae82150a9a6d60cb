import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The browser tests: the real product in a real browser, one file after the other. */
export default defineConfig({
  test: {
    environment: 'node',
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 260_000,
    reporters: ['default', ['junit', { outputFile: '../target/kaibo/reports/TEST-browser.xml' }]],
  },
})
