import type { Messages } from './index'

/** { './shows.ts': texts } becomes { shows: texts }, so that a feature's file name is the first part of its keys. */
export function gather(files: Record<string, Record<string, unknown>>): Messages {
  return Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/(.+)\.ts$/, '$1'), texts]))
}
