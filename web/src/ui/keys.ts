import { onScopeDispose, readonly, shallowRef, toValue, type MaybeRefOrGetter } from 'vue'

/** A key of the key map: what it does, where it stands, and when it is silent. */
export interface KeyBinding {
  /** KeyboardEvent.code, so that the place on the keyboard counts and not the layout: 'KeyK', 'Digit1', 'Space', 'ArrowUp'. */
  code: string
  shift?: boolean
  /** Ctrl, or Command on a Mac. */
  control?: boolean
  alt?: boolean
  /** i18n key of what it does, for the key map. */
  label: string
  /** i18n key of the group in the key map. */
  group: string
  run: (event: KeyboardEvent) => void
  when?: MaybeRefOrGetter<boolean>
  /** Fires again while the key is held. */
  repeat?: boolean
  /** Fires also in a field, e.g. Escape. */
  whileTyping?: boolean
  /** Fires also while a dialog is open. */
  inDialog?: boolean
}

const bindings = shallowRef<readonly KeyBinding[]>([])

/** All keys that work on this screen now; the key map lists them. */
export const activeKeys = readonly(bindings)

const TYPED_INTO = 'textarea, select, [contenteditable=""], [contenteditable="true"]'
const NOT_TYPED_INTO = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'])

/** While an input method composes, a key belongs to it: Chrome says isComposing, older Safari only keyCode 229. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.has(target.type)
  return target.closest(TYPED_INTO) !== null
}

/** Space and Enter on a focused control press that control; they are no shortcut there. */
function pressesControl(event: KeyboardEvent): boolean {
  return (
    (event.code === 'Space' || event.code === 'Enter' || event.code === 'NumpadEnter') &&
    event.target instanceof Element &&
    event.target.closest('button, a[href], summary, input, [role="button"], [role="tab"], [role="menuitem"]') !== null
  )
}

export function matches(binding: KeyBinding, event: KeyboardEvent): boolean {
  return (
    binding.code === event.code &&
    (binding.shift ?? false) === event.shiftKey &&
    (binding.control ?? false) === (event.ctrlKey || event.metaKey) &&
    (binding.alt ?? false) === event.altKey
  )
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return
  const typing = isTyping(event.target)
  const dialogOpen = document.querySelector('dialog[open], [aria-modal="true"]') !== null
  // The last one that registered wins: a panel's keys stand before those of the screen below it.
  const binding = bindings.value.findLast(
    (candidate) =>
      matches(candidate, event) &&
      (!typing || candidate.whileTyping) &&
      (!dialogOpen || candidate.inDialog) &&
      (!event.repeat || candidate.repeat) &&
      (toValue(candidate.when) ?? true),
  )
  if (!binding || (pressesControl(event) && !binding.whileTyping)) return
  event.preventDefault()
  binding.run(event)
}

/** Binds keys as long as the component that calls it lives. One listener serves the whole page. */
export function useKeys(added: readonly KeyBinding[]): void {
  if (bindings.value.length === 0) window.addEventListener('keydown', onKey)
  bindings.value = [...bindings.value, ...added]
  onScopeDispose(() => {
    bindings.value = bindings.value.filter((binding) => !added.includes(binding))
    if (bindings.value.length === 0) window.removeEventListener('keydown', onKey)
  })
}

const KEY_NAMES: Record<string, string> = {
  Space: 'Space',
  Enter: 'Enter',
  Escape: 'Esc',
  Tab: 'Tab',
  Slash: '/',
  Equal: '+',
  Minus: '−',
  NumpadAdd: '+',
  NumpadSubtract: '−',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** What is printed on the key: ['Shift', 'R'], ['Ctrl', 'K'], ['?']. */
export function keyCaps(binding: Pick<KeyBinding, 'code' | 'shift' | 'control' | 'alt'>): string[] {
  if (binding.code === 'Slash' && binding.shift) return ['?']
  const name = KEY_NAMES[binding.code] ?? binding.code.replace(/^(Key|Digit|Numpad)/, '')
  return [...(binding.control ? ['Ctrl'] : []), ...(binding.alt ? ['Alt'] : []), ...(binding.shift ? ['Shift'] : []), name]
}
