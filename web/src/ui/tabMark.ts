import { onScopeDispose, toValue, watchEffect, type MaybeRefOrGetter } from 'vue'

/** The tab's own tally: the title with ● before it and a red dot in the favicon while the show is on air. */
export function useTabMark(title: MaybeRefOrGetter<string>, onAir: MaybeRefOrGetter<boolean> = false): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  watchEffect(() => {
    const live = toValue(onAir)
    document.title = `${live ? '● ' : ''}${toValue(title)} · Kaibo`
    if (icon) icon.href = live ? '/mark-on-air.svg' : '/mark.svg'
  })
  onScopeDispose(() => {
    if (icon) icon.href = '/mark.svg'
  })
}
