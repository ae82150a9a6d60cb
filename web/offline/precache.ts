import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** Files beside the built ones that a page without the network wants too. */
const BESIDE = ['/mark.svg', '/mark-on-air.svg', '/manifest.webmanifest', '/icon-192.png']
const PAGE = 'index.html'

/** The service worker's text for these built files: the same files give the same text, another file or another page gives another version. */
export function serviceWorker(files: readonly string[], page: string, template: string): string {
  const shell = [...files.filter((file) => file !== PAGE).map((file) => `/${file}`), `/${PAGE}`, ...BESIDE].sort()
  const version = createHash('sha256').update(JSON.stringify([shell, page, template])).digest('hex').slice(0, 16)
  return template.replace('__SHELL__', JSON.stringify(shell)).replace('__VERSION__', version)
}

/** Writes sw.js beside the built pages, with the list of what they are made of. */
export function precache(): Plugin {
  return {
    name: 'kaibo-precache',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle[PAGE]
        if (page?.type !== 'asset') throw new Error('There is no index.html to open without the network.')
        const files = Object.keys(bundle).filter((file) => !file.endsWith('.map'))
        const template = readFileSync(new URL('./sw.js', import.meta.url), 'utf8')
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: serviceWorker(files, String(page.source), template) })
      },
    },
  }
}
