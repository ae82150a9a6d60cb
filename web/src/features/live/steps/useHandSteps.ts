import { computed, ref, type ComputedRef } from 'vue'
import type { CrewRole, CrewView } from '@/domain/contract'
import { mayRecordSteps } from '@/domain/crewRights'
import { itemOfStep, nextStep, readySteps, stepsOfOthers, type ReadyStep } from '@/domain/handSteps'
import { newKey, useWish } from '@/stream/useWish'
import { useTakeBack, type TakeBack } from '../useTakeBack'

export interface HandSteps {
  /** The desk's own, in their order. */
  steps: ComputedRef<ReadyStep[]>
  others: ComputedRef<ReadyStep[]>
  /** Whether whoever sits here may record them. */
  open: ComputedRef<boolean>
  /** Index of the step that the key records. */
  chosen: ComputedRef<number>
  choose: (index: number) => void
  move: (by: -1 | 1) => void
  /** index as in steps; nothing lies there: nothing happens. */
  record: (index: number) => void
  /** A step of another role, for which whoever sits here stands in. */
  recordFor: (ready: ReadyStep) => void
  mayRecordFor: (ready: ReadyStep) => boolean
  /** Something done that lies in no list. Answers the id with which it was recorded, null when it was refused or taken back at once. */
  recordAs: (name: string) => Promise<string | null>
  takeBack: () => void
  second: TakeBack['second']
  /** Why the last one was refused, and at which name it stands. */
  refusal: ComputedRef<{ name: string; text: string } | null>
  takeBackRefusal: ComputedRef<string>
}

export interface StepPlace {
  show: string
  /** Whose steps these are. */
  of: CrewRole
  /** Of the person who sits here. */
  role: () => CrewRole
  crew: () => CrewView
}

/** What is done by hand because the platform has no interface for it, recorded with one key (R4, L6). */
export function useHandSteps({ show, of, role, crew }: StepPlace): HandSteps {
  const recording = useWish(show)
  const takingBack = useWish(show)
  const second = useTakeBack((step) => takingBack.send({ wish: 'takeBackStep', step }))
  const wanted = ref<number | null>(null)
  const place = ref('')
  /** Recorded here, and the stream has not told it yet. */
  const told = ref<{ id: string; name: string }[]>([])

  const open = computed(() => crew().phase !== 'ended' && mayRecordSteps(role(), of))
  const steps = computed(() => readySteps(crew(), of))
  const pending = computed(() => told.value.filter(({ id }) => !crew().stepsDone.some((done) => done.id === id)).map(({ name }) => name))
  const chosen = computed(() => nextStep(steps.value.map(({ step, last }) => last !== null || pending.value.includes(step.name)), wanted.value))

  const may = (whose: CrewRole) => crew().phase !== 'ended' && mayRecordSteps(role(), whose)
  async function post(name: string, item: string | null, whose: CrewRole = of): Promise<string | null> {
    if (!may(whose)) return null
    const step = newKey()
    place.value = name
    told.value = [...told.value, { id: step, name }].slice(-20)
    const outcome = await second.watch(step, name, recording.send({ wish: 'recordStep', step, name, role: whose, item }).then(({ accepted }) => accepted))
    if (outcome !== 'accepted') told.value = told.value.filter(({ id }) => id !== step)
    return outcome === 'accepted' ? step : null
  }

  return {
    steps, open, chosen,
    others: computed(() => stepsOfOthers(crew(), of)),
    choose: (index) => (wanted.value = index),
    move: (by) => {
      const count = steps.value.length
      if (count > 0) wanted.value = (chosen.value + by + count) % count
    },
    record: (index) => {
      const ready = steps.value[index]
      // A second stroke while the first is on its way would record the step after it.
      if (ready === undefined || recording.waiting.value > 0) return
      wanted.value = null
      void post(ready.step.name, itemOfStep(crew(), ready.step))
    },
    mayRecordFor: ({ step }) => may(step.role),
    recordFor: ({ step }) => {
      if (recording.waiting.value === 0) void post(step.name, itemOfStep(crew(), step), step.role)
    },
    recordAs: (name) => post(name, null),
    takeBack: second.takeBack,
    second: second.second,
    refusal: computed(() => (recording.refusalText.value === '' ? null : { name: place.value, text: recording.refusalText.value })),
    takeBackRefusal: takingBack.refusalText,
  }
}
