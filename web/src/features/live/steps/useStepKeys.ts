import { useKeys } from '@/ui/keys'
import type { OwnCues } from '../useOwnCues'
import type { HandSteps } from './useHandSteps'

/** Keys of a desk that does things by hand and answers cues. They only record what a person did; none reaches the shop. */
export function useStepKeys(group: string, steps: HandSteps, own: OwnCues, acts: () => boolean): void {
  const open = () => steps.open.value && steps.steps.value.length > 0
  useKeys([
    { code: 'Space', label: 'live.keys.acknowledge', group, when: () => acts() && own.current.value !== null, run: own.acknowledge },
    { code: 'KeyJ', label: 'desks.keys.record', group, when: open, run: () => steps.record(steps.chosen.value) },
    { code: 'ArrowUp', label: 'desks.keys.stepUp', group, when: open, repeat: true, run: () => steps.move(-1) },
    { code: 'ArrowDown', label: 'desks.keys.stepDown', group, when: open, repeat: true, run: () => steps.move(1) },
    { code: 'KeyZ', label: 'desks.keys.takeBack', group, when: () => steps.open.value, run: steps.takeBack },
  ])
}
