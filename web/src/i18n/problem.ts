import type { Problem } from '@/domain/contract'
import { i18n } from './index'

/**
 * A refusal in the words of the screen: 'problem.<name>' with the problem's values; where we have no words of our own, the server's detail;
 * else the status and what to do.
 */
export function problemText(problem: Problem): string {
  const { t, te, locale } = i18n.global
  const key = `problem.${problem.type.replace(/^.*\//, '')}`
  if (te(key, locale.value)) return t(key, values(problem))
  if (problem.detail !== '') return problem.detail
  return problem.status >= 500 ? t('problem.our-fault', values(problem)) : t('problem.unknown', values(problem))
}

/** Values of a problem that a sentence can carry: words and numbers, people by their name, and refused fields with their reasons. */
function values(problem: Problem): Record<string, string | number> {
  const said: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(problem)) {
    if (typeof value === 'string' || typeof value === 'number') said[name] = value
    else if (name === 'fields' && typeof value === 'object' && value !== null) said[name] = Object.entries(value).map(([field, reason]) => `${field} ${String(reason)}`).join('; ')
    else if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string') said[name] = value.name
  }
  return said
}
