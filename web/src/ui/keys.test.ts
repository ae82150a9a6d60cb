import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { activeKeys, keyCaps, useKeys, type KeyBinding } from './keys'

describe('keys', () => {
  let scope: EffectScope
  const run = vi.fn<(event: KeyboardEvent) => void>()
  const key = (more: Partial<KeyBinding> = {}): KeyBinding => ({ code: 'KeyK', label: 'l', group: 'g', run, ...more })
  const bind = (...bindings: KeyBinding[]) => scope.run(() => useKeys(bindings))

  beforeEach(() => {
    run.mockReset()
    document.body.innerHTML = '<input id="field"><textarea id="area"></textarea><div id="rich" contenteditable="true"></div><button id="button"></button><input id="box" type="checkbox">'
    scope = effectScope()
  })
  afterEach(() => scope.stop())

  function press(init: KeyboardEventInit & { keyCode?: number } = {}, id?: string): boolean {
    const event = new KeyboardEvent('keydown', { code: 'KeyK', bubbles: true, cancelable: true, ...init })
    if (init.keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: init.keyCode })
    ;(id ? document.getElementById(id) : document.body)?.dispatchEvent(event)
    return event.defaultPrevented
  }

  it('are found by their place, whatever the layout writes there', () => {
    bind(key())
    expect(press({ key: 'т' })).toBe(true)
    expect(run).toHaveBeenCalledOnce()
  })

  it('are silent while an input method composes', () => {
    bind(key({ whileTyping: true }))
    press({ isComposing: true })
    press({ keyCode: 229 })
    press({ isComposing: true }, 'field')
    expect(run).not.toHaveBeenCalled()
  })

  it.each(['field', 'area', 'rich'])('are silent while a person types in %s', (id) => {
    bind(key(), key({ code: 'Escape', whileTyping: true }))
    press({}, id)
    expect(run).not.toHaveBeenCalled()
    press({ code: 'Escape' }, id)
    expect(run).toHaveBeenCalledOnce()
  })

  it('work on a checkbox, but leave space and enter to the control in focus', () => {
    bind(key(), key({ code: 'Space' }), key({ code: 'Enter' }))
    press({}, 'box')
    expect(run).toHaveBeenCalledOnce()
    press({ code: 'Space' }, 'button')
    press({ code: 'Enter' }, 'button')
    expect(run).toHaveBeenCalledOnce()
    press({ code: 'Space' })
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('want exactly their modifiers', () => {
    bind(key({ shift: true }))
    press()
    press({ shiftKey: true, ctrlKey: true })
    expect(run).not.toHaveBeenCalled()
    press({ shiftKey: true })
    expect(run).toHaveBeenCalledOnce()
  })

  it('do not repeat unless they say so', () => {
    bind(key(), key({ code: 'KeyP', repeat: true }))
    press({ repeat: true })
    press({ code: 'KeyP', repeat: true })
    expect(run).toHaveBeenCalledOnce()
  })

  it('are silent below an open dialog', () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
    bind(key(), key({ code: 'KeyD', inDialog: true }))
    press()
    expect(run).not.toHaveBeenCalled()
    press({ code: 'KeyD' })
    expect(run).toHaveBeenCalledOnce()
  })

  it('ask their condition at the moment of the press', () => {
    const allowed = ref(false)
    bind(key({ when: allowed }))
    press()
    allowed.value = true
    press()
    expect(run).toHaveBeenCalledOnce()
  })

  it('of a panel stand before those of the screen, and go with it', () => {
    const panel = vi.fn<(event: KeyboardEvent) => void>()
    bind(key())
    const inner = effectScope()
    inner.run(() => useKeys([key({ run: panel })]))
    press()
    expect([panel.mock.calls.length, run.mock.calls.length]).toEqual([1, 0])
    inner.stop()
    press()
    expect([panel.mock.calls.length, run.mock.calls.length]).toEqual([1, 1])
    scope.stop()
    expect(activeKeys.value).toEqual([])
    expect(press()).toBe(false)
  })

  it.each([
    [{ code: 'KeyR', shift: true }, ['Shift', 'R']],
    [{ code: 'Digit1' }, ['1']],
    [{ code: 'Slash', shift: true }, ['?']],
    [{ code: 'KeyK', control: true }, ['Ctrl', 'K']],
    [{ code: 'Escape' }, ['Esc']],
    [{ code: 'Minus' }, ['−']],
  ])('%o are printed as %o', (binding, caps) => expect(keyCaps(binding)).toEqual(caps))
})
