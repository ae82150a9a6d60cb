import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { CommentIntent } from '@/domain/commentIntent'
import type { CommentView, StepDoneView } from '@/domain/contract'
import { ordered, QuestionBoard, type AskedQuestion, type QuestionOrder } from '@/domain/questions'

export interface Questions {
  open: ComputedRef<AskedQuestion[]>
  order: Ref<QuestionOrder>
  /** From now on this question waits only where somebody asks it again; taking back the step lets it wait as before. */
  answered: (question: AskedQuestion, step: string) => void
}

/** Answers kept by one screen; older ones are far behind what the comments of a screen reach. */
const MOST_ANSWERS = 400

/** What viewers ask and nobody has answered, as far as this screen has the comments. Which one was answered is known here only: the journal holds the topic, never what a viewer wrote (C5). */
export function useQuestions(comments: () => readonly CommentView[], done: () => readonly StepDoneView[], wanted: readonly CommentIntent[]): Questions {
  const board = new QuestionBoard(wanted)
  const version = ref(0)
  const order = ref<QuestionOrder>('wait')
  const answers = shallowRef<readonly { key: string; at: number; step: string }[]>([])
  watch(comments, (list) => {
    if (board.add(list)) version.value += 1
  }, { immediate: true })

  const answeredAt = computed(() => {
    const back = new Set(done().filter(({ takenBackAt }) => takenBackAt !== null).map(({ id }) => id))
    return new Map(answers.value.filter(({ step }) => !back.has(step)).map(({ key, at }) => [key, at]))
  })
  return {
    order,
    open: computed(() => (version.value >= 0 ? ordered(board.open(answeredAt.value), order.value) : [])),
    answered: ({ key, lastAt }, step) => (answers.value = [...answers.value, { key, at: lastAt, step }].slice(-MOST_ANSWERS)),
  }
}
