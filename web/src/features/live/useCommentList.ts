import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { CommentFold, matching, ofTab, type CommentRow } from '@/domain/commentFold'
import type { CommentTab } from '@/domain/commentIntent'
import type { CommentView } from '@/domain/contract'

export interface CommentList {
  /** What is drawn, newest first: searched, and standing still while someone reads. */
  rows: ComputedRef<readonly CommentRow[]>
  question: Ref<string>
  /** Only comments of this kind; null for all. */
  tab: Ref<CommentTab | null>
  /** Distinct people of each tab since the screen opened. */
  people: ShallowRef<Record<CommentTab, number>>
  /** Why the list stands still: the pointer rests on it, or it was scrolled away from the newest. */
  held: ComputedRef<boolean>
  /** Comments that came since it stands still. */
  fresh: ComputedRef<number>
  pointer: (inside: boolean) => void
  scrolledAway: (away: boolean) => void
  followNewest: () => void
  all: ShallowRef<readonly CommentRow[]>
  count: Ref<number>
  perSecond: (now: number) => number | null
}

/** The comment stream of one screen: folded, searched, and never moving under the pointer. */
export function useCommentList(comments: () => readonly CommentView[], first: CommentTab | null = null): CommentList {
  const fold = new CommentFold()
  const all = shallowRef<readonly CommentRow[]>([])
  const count = ref(0)
  const question = ref('')
  const tab = ref(first)
  const people = shallowRef(fold.people())
  const pointerInside = ref(false)
  const away = ref(false)
  const standing = shallowRef<{ rows: readonly CommentRow[]; count: number } | null>(null)

  watch(comments, (list) => {
    if (!fold.add(list)) return
    all.value = fold.rows()
    count.value = fold.count
    people.value = fold.people()
  }, { immediate: true })

  const held = computed(() => pointerInside.value || away.value)
  watch(held, (stand) => (standing.value = stand ? { rows: all.value, count: count.value } : null), { flush: 'sync' })

  return {
    rows: computed(() => matching(ofTab(standing.value?.rows ?? all.value, tab.value), question.value)),
    question, tab, people, held, all, count,
    fresh: computed(() => (standing.value === null ? 0 : count.value - standing.value.count)),
    pointer: (inside) => (pointerInside.value = inside),
    scrolledAway: (isAway) => (away.value = isAway),
    followNewest: () => {
      away.value = false
      // The pointer may still rest here; the list follows until it comes in again.
      pointerInside.value = false
    },
    perSecond: (now) => fold.perSecond(now),
  }
}
