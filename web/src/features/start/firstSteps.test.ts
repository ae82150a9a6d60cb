import { beforeEach, describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { Nature, ShowSummary } from '@/domain/contract'
import { firstShow, firstSteps, hasBeenOnAir, nextStep, stepAfter, stepBefore, STEPS, type Standing, type StepName } from './firstSteps'
import { useSetAside } from './setAside'

const show = (id: string, nature: Nature = 'live', startedAt: string | null = null): ShowSummary => ({
  id, title: '第 1 场', workspace: '岚棉', nature, sample: false, zone: 'Asia/Shanghai', phase: 'planned', plannedStart: '2026-11-27T12:00:00Z', plannedEnd: '2026-11-27T12:24:00Z',
  startedAt, endedAt: null, items: 3, onlineLast: null, uv: 0, gmvFen: null,
})
const EMPTY: Standing = { people: 1, invited: 0, show: null, captures: 0 }
const FIRST = { ...EMPTY, show: show('s1') }

describe('the first steps', () => {
  it.each<[string, Standing, StepName[], string, StepName]>([
    ['of an empty workspace begin with people', EMPTY, [], 'done done open open waiting waiting', 'people'],
    ['ask nobody in who has been invited', { ...EMPTY, invited: 1 }, [], 'done done done open waiting waiting', 'show'],
    ['ask nobody in who is there', { ...EMPTY, people: 2 }, [], 'done done done open waiting waiting', 'show'],
    ['pass over what was skipped', EMPTY, ['people'], 'done done skipped open waiting waiting', 'show'],
    ['end without a show when that was skipped', EMPTY, ['people', 'show'], 'done done skipped skipped waiting waiting', 'ready'],
    ['go on to the capture of the first show', FIRST, ['people'], 'done done skipped done open open', 'capture'],
    ['come back to nobody’s people when only they are left', { ...FIRST, captures: 1 }, [], 'done done open done done open', 'people'],
    ['are over but for the control room', { ...FIRST, people: 2, captures: 1 }, [], 'done done done done done open', 'ready'],
    ['take as done what was skipped and came later all the same', { ...FIRST, people: 2, captures: 1 }, ['people', 'show', 'capture'], 'done done done done done open', 'ready'],
  ])('%s', (_, standing, skipped, states, next) => {
    const steps = firstSteps(standing, skipped)
    expect([steps.map(({ state }) => state).join(' '), nextStep(steps)]).toEqual([states, next])
  })

  it('never lead to a step that is done or was skipped, whatever stands', () => {
    for (let mask = 0; mask < 64; mask += 1) {
      const has = (bit: number) => (mask >> bit) % 2 === 1
      const standing: Standing = { people: has(0) ? 2 : 1, invited: has(1) ? 1 : 0, show: has(2) ? show('s1') : null, captures: has(2) && has(3) ? 1 : 0 }
      const steps = firstSteps(standing, [...(has(4) ? ['people' as const] : []), ...(has(5) ? ['capture' as const] : [])])
      const next = steps.find(({ name }) => name === nextStep(steps))
      expect([mask, next?.name === 'ready' || next?.state === 'open']).toEqual([mask, true])
    }
  })

  it('stand in one row, each with the one before and after', () => {
    expect(STEPS.slice(1).map(stepBefore)).toEqual(STEPS.slice(0, -1))
    expect(STEPS.slice(0, -1).map(stepAfter)).toEqual(STEPS.slice(1))
    expect([stepBefore('administrator'), stepAfter('ready')]).toEqual([null, 'ready'])
  })

  it('lead to the newest real show; a recording that was played is none', () => {
    expect(firstShow([show('r2', 'recording'), show('s2'), show('s1')])?.id).toBe('s2')
    expect(firstShow([show('r1', 'recording'), show('m1', 'simulated')])).toBeNull()
  })

  it('are over for good once a real show was on air', () => {
    expect(hasBeenOnAir([show('s1'), show('r1', 'recording', '2026-11-27T12:00:00Z')])).toBe(false)
    expect(hasBeenOnAir([show('s2'), show('s1', 'live', '2026-11-27T12:00:00Z')])).toBe(true)
  })
})

describe('what a device was told to leave out', () => {
  beforeEach(() => localStorage.clear())

  it('is kept for each workspace by itself', () => {
    const here = useSetAside(() => 'w1')
    here.skip('people')
    here.skip('people')
    here.putAway()
    const again = useSetAside(() => 'w1')
    expect([again.skipped.value, again.away.value, useSetAside(() => 'w2').skipped.value, useSetAside(() => 'w2').away.value]).toEqual([['people'], true, [], false])
    expect(Object.keys(localStorage)).toEqual(['kaibo.firstSteps.w1'])
  })

  it('stays left out when the way is taken up again', () => {
    const here = useSetAside(() => 'w1')
    here.skip('capture')
    here.putAway()
    here.takeUp()
    expect([useSetAside(() => 'w1').away.value, useSetAside(() => 'w1').skipped.value]).toEqual([false, ['capture']])
  })

  it('follows the workspace, and takes no word that is none of ours', async () => {
    localStorage.setItem('kaibo.firstSteps.w2', 'show nonsense')
    const workspace = ref('w1')
    const here = useSetAside(() => workspace.value)
    expect(here.skipped.value).toEqual([])
    workspace.value = 'w2'
    await Promise.resolve()
    expect(here.skipped.value).toEqual(['show'])
  })
})
