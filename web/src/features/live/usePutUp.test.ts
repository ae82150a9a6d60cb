import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { usePutUp } from './usePutUp'

afterEach(() => void vi.unstubAllGlobals())
enableAutoUnmount(afterEach)

const desk = () => mount({ setup: () => ({ up: usePutUp(() => 3) }), template: '<i v-for="part in 3" v-show="part <= up" :key="part" class="part" :class="{ up: part <= up }"></i>' })
const up = (wrapper: ReturnType<typeof desk>) => wrapper.findAll('.up').length

it('puts up a part each time the browser has turned to others', async () => {
  const turns: (() => void)[] = []
  vi.stubGlobal('scheduler', { yield: () => new Promise<void>((turned) => turns.push(turned)) })
  const wrapper = desk()
  const seen = [up(wrapper)]
  for (let turn = 0; turn < 3; turn++) {
    await flushPromises()
    turns.shift()?.()
    await flushPromises()
    seen.push(up(wrapper))
  }
  expect([seen, turns.length]).toEqual([[0, 1, 2, 3], 0])
})
it('stops when the desk is left', async () => {
  const turns: (() => void)[] = []
  vi.stubGlobal('scheduler', { yield: () => new Promise<void>((turned) => turns.push(turned)) })
  const wrapper = desk()
  await flushPromises()
  wrapper.unmount()
  turns.shift()?.()
  await flushPromises()
  expect(turns).toEqual([])
})
it('puts up everything at once where the browser cannot turn in between', () => expect(up(desk())).toBe(3))
