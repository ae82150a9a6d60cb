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

/** Values of a problem that a sentence can carry. */
function values(problem: Problem): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(problem).filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number'),
  )
}
