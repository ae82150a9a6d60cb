import { mount } from '@vue/test-utils'
import { effectScope } from 'vue'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { chooseLocale, i18n } from '@/i18n'
import KeyMap from './KeyMap.vue'
import { useKeys } from './keys'

const pages = () => createRouter({ history: createMemoryHistory(), routes: [{ path: '/:page', component: { template: '<p></p>' } }] })
const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { code: 'Slash', shiftKey: true, bubbles: true, cancelable: true }))

it('the key map says once what several keys do', async () => {
  await chooseLocale('zh-CN', false)
  HTMLDialogElement.prototype.showModal ??= vi.fn<() => void>()
  const scope = effectScope()
  const key = (code: string, label: string, shift = false) => ({ code, shift, label, group: 'live.keys.group', run: () => undefined })
  scope.run(() => useKeys([
    ...[1, 2, 3, 4].flatMap((digit) => [key(`Digit${digit}`, 'live.keys.sendCue'), key(`Numpad${digit}`, 'live.keys.sendCue')]),
    key('Equal', 'live.keys.larger'), key('Equal', 'live.keys.larger', true), key('NumpadAdd', 'live.keys.larger'),
  ]))
  const map = mount(KeyMap, { global: { plugins: [i18n, pages()] }, attachTo: document.body })
  press()
  await vi.waitFor(() => expect(map.findAll('dl > div').length).toBeGreaterThan(0))
  expect(map.findAll('dl > div').map((line) => line.text())).toEqual(['1–4发这个号的提示', '+字大', '?帮助'])
  map.unmount()
  scope.stop()
})

it('the key map does not lie over the next page', async () => {
  HTMLDialogElement.prototype.showModal ??= vi.fn<() => void>()
  const router = pages()
  await router.push('/floor')
  const map = mount(KeyMap, { global: { plugins: [i18n, router] }, attachTo: document.body })
  const close = vi.spyOn(map.get('dialog').element as HTMLDialogElement, 'close')
  press()
  await vi.waitFor(() => expect(map.findAll('dl > div').length).toBeGreaterThan(0))
  await router.push('/floor?open=this')
  expect(close).not.toHaveBeenCalled()
  await router.push('/wall')
  expect(close).toHaveBeenCalled()
  map.unmount()
})
