import { useI18n } from 'vue-i18n'
import type { Drop, Surge } from '@/domain/surges'
import { useFormat } from '@/ui/useFormat'

/** A surge or a drop in words: short for its place in a chart, and whole with what it is held against (L7). */
export function useMarkWords(zone: () => string) {
  const { t } = useI18n()
  const format = useFormat(zone)
  const surgeWord = ({ source }: Surge): string => (source === null ? t('wall.trend.surge') : t('wall.trend.surgeBy', { source: t(`wall.source.${source}`) }))
  const at = (mark: Surge | Drop): string => format.value.minutes(mark.at)
  return {
    surgeWord: (surge: Surge): string => `${at(surge)} ${surgeWord(surge)}`,
    surgeText: (surge: Surge): string => t('wall.trend.surgeWhy', { at: at(surge), what: surgeWord(surge), entries: format.value.count(surge.entries), usual: format.value.count(Math.round(surge.usual)) }),
    dropWord: (drop: Drop): string => `${at(drop)} ${t('wall.trend.drop')}`,
    dropText: (drop: Drop): string => t('wall.trend.dropWhy', { at: at(drop), online: format.value.count(drop.online), usual: format.value.count(Math.round(drop.usual)) }),
  }
}
