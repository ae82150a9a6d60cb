import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { precache } from './offline/precache.ts'

/**
 * Element Plus brings a style sheet per component, and a lazy screen loads its own later than ours. In a layer they lose to every
 * unlayered rule whatever the order of arrival, so the theme in src/ui/element-plus.css always wins.
 */
const libraryStylesInALayer = {
  postcssPlugin: 'library-styles-in-a-layer',
  Once(root: import('postcss').Root, { AtRule }: import('postcss').Helpers) {
    if (!root.source?.input.file?.includes('element-plus/theme-chalk')) return
    const charset = root.nodes.filter((node) => node.type === 'atrule' && node.name === 'charset')
    charset.forEach((node) => node.remove())
    const layer = new AtRule({ name: 'layer', params: 'library', nodes: [], source: root.source })
    layer.append(root.nodes)
    root.removeAll()
    root.append(layer)
  },
}

export default defineConfig({
  plugins: [vue(), precache()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false, __VUE_I18N_LEGACY_API__: false, __VUE_I18N_FULL_INSTALL__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  css: { postcss: { plugins: [libraryStylesInALayer] } },
  server: { host: '127.0.0.1', proxy: { '/api': { target: 'http://127.0.0.1:8787' } } },
  build: {
    target: 'es2023',
    reportCompressedSize: true,
    assetsInlineLimit: 1024,
    rolldownOptions: {
      // Named for what is in them: what every screen stands on, and apart from it the texts' engine.
      output: { codeSplitting: { groups: [{ name: 'texts', test: /node_modules.(vue-i18n|@intlify)/, priority: 1 }, { name: 'vue', test: /node_modules.(@vue|vue|pinia|vue-router)[/\\]/, priority: 2 }] } },
    },
  },
  test: {
    environment: 'happy-dom',
    pool: 'vmThreads', // each file stays apart, and the browser's stand-in is made once a worker: 27 s instead of 72 s
    include: ['src/**/*.test.ts', 'lint/**/*.test.ts', 'offline/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 30_000, // beside the server's tests they wait for their turn
    reporters: ['default', ['junit', { outputFile: '../target/kaibo/reports/TEST-screens.xml' }]],
    server: { deps: { inline: ['element-plus'] } },
  },
})
