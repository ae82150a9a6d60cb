import type { CrewRole, CrewView } from '@/domain/contract'
import { mayRunTheShow } from '@/domain/crewRights'
import { useKeys, type KeyBinding } from '@/ui/keys'
import { KEYS_ON_A_PAGE, type CueBoard } from './useCueBoard'
import type { OwnCues } from './useOwnCues'
import type { RundownDesk } from './useRundownDesk'

const GROUP = 'live.keys.group'

/** The floor controller's keys. They press nothing that reaches the shop; what ends a show is elsewhere and asks twice. */
export function useFloorKeys(board: CueBoard, own: OwnCues, desk: RundownDesk, crew: () => CrewView, role: () => CrewRole): void {
  const open = () => crew().phase !== 'ended' && mayRunTheShow(role())
  const onAir = () => crew().phase === 'onAir' && mayRunTheShow(role())
  const digits = Array.from({ length: KEYS_ON_A_PAGE }, (_, index): KeyBinding[] => ['Digit', 'Numpad'].map((pad) => ({
    code: `${pad}${index + 1}`, label: 'live.keys.sendCue', group: GROUP, when: board.open, run: () => board.send(index + 1),
  })))
  useKeys([
    ...digits.flat(),
    // Tab goes on moving the focus as soon as something has it; only from the bare page it turns the cues over.
    { code: 'Tab', label: 'live.keys.cuePage', group: GROUP, when: () => board.pages.value > 1 && nothingFocused(), run: board.nextPage },
    { code: 'KeyZ', label: 'live.keys.takeBack', group: GROUP, when: board.open, run: board.takeBack },
    { code: 'KeyA', label: 'live.keys.acknowledge', group: GROUP, when: () => own.current.value !== null, run: own.acknowledge },
    { code: 'KeyE', label: 'live.keys.extend', group: GROUP, when: () => open() && desk.parts.value.now !== null, run: desk.extend },
    { code: 'KeyK', label: 'live.keys.cut', group: GROUP, when: onAir, run: desk.cut },
    { code: 'ArrowUp', alt: true, label: 'live.keys.up', group: GROUP, when: open, run: () => chosen(desk, -1) },
    { code: 'ArrowDown', alt: true, label: 'live.keys.down', group: GROUP, when: open, run: () => chosen(desk, 1) },
  ])
}

/** A press on empty ground focuses the region around it, which is nothing that a person went to. */
function nothingFocused(): boolean {
  const focused = document.activeElement
  return focused === null || focused === document.body || focused.getAttribute('tabindex') === '-1'
}

function chosen(desk: RundownDesk, by: -1 | 1): void {
  if (desk.chosen.value !== null) desk.move(desk.chosen.value, by)
}
