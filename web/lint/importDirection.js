import path from 'node:path'

/**
 * Which folder of src may import which. Features never import one another: what two of them need lies in domain, stream or ui, and only
 * screens put several features together.
 */
const MAY_IMPORT = {
  domain: [],
  i18n: ['domain'],
  stream: ['domain', 'i18n'],
  ui: ['domain', 'i18n', 'stream'],
  features: ['domain', 'i18n', 'stream', 'ui'],
  screens: ['domain', 'i18n', 'stream', 'ui', 'features'],
}

/** @returns {string | null} why the import is not allowed, or null */
export function wrongDirection(/** @type {string} */ fromFile, /** @type {string} */ imported) {
  const from = placeOf(fromFile)
  if (!from) return null // main.ts, App.vue and router.ts put everything together
  const target = imported.startsWith('@/')
    ? imported.slice(2)
    : imported.startsWith('.')
      ? path.posix.join(path.posix.dirname(from.path), imported)
      : null
  if (target === null) return from.floor === 'domain' && /^(vue|pinia|element-plus|echarts)/.test(imported) ? `domain is plain TypeScript, it cannot import ${imported}` : null
  const to = placeOf(`src/${target}`)
  if (!to) return `${from.floor} cannot import ${imported}`
  if (to.floor === from.floor) {
    return from.floor === 'features' && to.feature !== from.feature
      ? `feature ${from.feature} cannot import feature ${to.feature}; only screens put features together`
      : null
  }
  return MAY_IMPORT[from.floor].includes(to.floor) ? null : `${from.floor} cannot import ${to.floor}`
}

function placeOf(/** @type {string} */ file) {
  const parts = file.replaceAll('\\', '/').split('/')
  const rest = parts.slice(parts.lastIndexOf('src') + 1)
  const floor = rest[0]
  if (!floor || !(floor in MAY_IMPORT)) return null
  return { floor: /** @type {keyof typeof MAY_IMPORT} */ (floor), feature: floor === 'features' ? rest[1] : undefined, path: rest.join('/') }
}

/** @type {import('eslint').Rule.RuleModule} */
export const importDirection = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (/** @type {any} */ node) => {
      if (typeof node.source?.value !== 'string') return
      const reason = wrongDirection(context.filename, node.source.value)
      if (reason) context.report({ node: node.source, message: reason })
    }
    return { ImportDeclaration: check, ImportExpression: check, ExportNamedDeclaration: check, ExportAllDeclaration: check }
  },
}
