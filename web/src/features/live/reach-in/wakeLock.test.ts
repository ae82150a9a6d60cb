import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useWakeLock } from '../useWakeLock'

/** A lock as a browser gives it: it goes when the page is hidden, and tells so. */
class FakeLock extends EventTarget {
  released = false
  release = async () => this.take()
  take() {
    this.released = true
    this.dispatchEvent(new Event('release'))
  }
}
let locks: FakeLock[]
let visible: DocumentVisibilityState

beforeEach(() => {
  locks = []
  visible = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visible)
  Object.defineProperty(navigator, 'wakeLock', {
    configurable: true,
    value: { request: async () => {
      const lock = new FakeLock()
      locks.push(lock)
      return lock
    } },
  })
})
afterEach(() => void Reflect.deleteProperty(navigator, 'wakeLock'))
enableAutoUnmount(afterEach)

async function screen() {
  const wrapper = mount(defineComponent(() => {
    const awake = useWakeLock()
    return () => h('p', awake.value)
  }))
  await flushPromises()
  return wrapper
}
async function show(state: DocumentVisibilityState): Promise<void> {
  visible = state
  if (state === 'hidden') locks.at(-1)?.take()
  document.dispatchEvent(new Event('visibilitychange'))
  await flushPromises()
}

describe('the screen of a prompter', () => {
  it('is kept awake, and again each time the page is shown', async () => {
    const wrapper = await screen()
    expect(wrapper.text()).toBe('awake')
    await show('hidden')
    expect(locks).toHaveLength(1)
    await show('visible')
    expect([wrapper.text(), locks.length]).toEqual(['awake', 2])
    await show('visible')
    expect(locks, 'a lock that is held is not asked for twice').toHaveLength(2)
  })
  it('says so when the system takes the lock away before the person’s eyes', async () => {
    const wrapper = await screen()
    locks[0]?.take()
    await flushPromises()
    expect(wrapper.text()).toBe('notAwake')
  })
  it('says so where the browser has none, as on an address without TLS', async () => {
    Reflect.deleteProperty(navigator, 'wakeLock')
    expect((await screen()).text()).toBe('notAwake')
  })
  it('may dim again when the prompter is left', async () => {
    const wrapper = await screen()
    wrapper.unmount()
    expect(locks[0]?.released).toBe(true)
  })
})
