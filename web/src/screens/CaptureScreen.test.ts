import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import type { CrewRole, Nature } from '@/domain/contract'
import { emptyShow } from '@/domain/sampleView'
import { chooseLocale, i18n } from '@/i18n'
import { useSession } from '@/stream/session'
import CaptureScreen from './CaptureScreen.vue'

let asked: string[]
let router: Router
let nature: Nature
const ADDRESS = 'http://kaibo.example:8080/api/capture/once'

beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  asked = []
  nature = 'live'
  const capture = { id: 'c1', name: 'desk', kind: 'forwarder', state: 'open', madeAt: '2026-11-27T12:00:00Z', madeBy: { id: 'p1', name: '木木', role: 'operator' }, acceptedBy: '木木', expiresAt: '2026-12-04T12:00:00Z', revokedAt: null, lastPostAt: null, posts: 0, accepted: 0, duplicates: 0, rejected: 0, factsAMinute: 0, trouble: null }
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${path}`)
    if (init.method === 'POST') return Response.json({ capture, token: 'once', address: ADDRESS }, { status: 201 })
    if (path.endsWith('/captures')) return Response.json({ now: '2026-11-27T12:49:36Z', captures: [], streams: [], conflicts: 0, quarantined: 0 })
    if (path.endsWith('/quarantine')) return Response.json([], { headers: { 'X-Total-Count': '0' } })
    return Response.json({ ...emptyShow(), show: { id: 's1', title: '第 39 场', workspace: '岚棉', nature, sample: false, zone: 'Asia/Shanghai' } })
  })
})
afterEach(() => vi.unstubAllGlobals())
enableAutoUnmount(afterEach)

async function screen(role: CrewRole = 'floorController') {
  const pinia = createPinia()
  setActivePinia(pinia)
  useSession().session = { person: { id: 'p1', name: '木木', role, administrator: false, standsIn: [], workspace: { id: 'w1', name: '岚棉', sample: false } }, workspaces: [], sampleRoles: [], needsAdministrator: false }
  const empty = { template: '<p></p>' }
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/shows/:show/capture', name: 'capture', component: CaptureScreen, props: true }, { path: '/shows', name: 'shows', component: empty },
      { path: '/shows/:show/floor', name: 'floor', component: empty }, { path: '/shows/:show/prompter', name: 'prompter', component: empty }, { path: '/sign-in', name: 'sign-in', component: empty },
      { path: '/people', name: 'people', component: empty }, { path: '/privacy', name: 'privacy', component: empty }, { path: '/status', name: 'status', component: empty },
    ],
  })
  await router.push('/shows/s1/capture')
  const wrapper = mount(RouterView, { global: { plugins: [pinia, i18n, router] }, attachTo: document.body })
  await flushPromises()
  return wrapper
}
async function signed() {
  const wrapper = await screen()
  await wrapper.get('input[name=name]').setValue('desk')
  await wrapper.get('input[name=acceptedBy]').setValue('木木')
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(wrapper.text()).toContain(ADDRESS)
  return wrapper
}
async function go(to: string): Promise<string> {
  await router.push(to)
  await flushPromises()
  return router.currentRoute.value.path
}
/** Whether the browser itself would ask before it closes the page. */
const held = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

describe('the page of a show', () => {
  it.each([['simulated', '观众是模拟的'], ['recording', '录下来的文件']] as const)('that is %s has no capture, and asks for none', async (is, words) => {
    nature = is
    const wrapper = await screen()
    expect([wrapper.get('.empty-state').text(), wrapper.find('form').exists()]).toEqual([expect.stringContaining(words), false])
    expect(asked).toEqual(['GET /api/shows/s1'])
  })

  it('is not for the brand, which is told why', async () => {
    const wrapper = await screen('brandViewer')
    expect(wrapper.get('.empty-state').text()).toContain('品牌方只看数字')
    expect(asked).toEqual(['GET /api/shows/s1'])
  })
})

describe('an address that is shown once', () => {
  it('holds the page until the person says that it may go', async () => {
    const wrapper = await signed()
    expect([held(), await go('/shows')]).toEqual([true, '/shows/s1/capture'])
    expect(wrapper.get('[role=alertdialog]').text()).toContain('“desk”的地址还没抄走。离开这一页就再也看不到')
    expect(document.activeElement?.textContent).toBe('留下来抄')
    await wrapper.findAll('[role=alertdialog] button')[1]?.trigger('click')
    await flushPromises()
    expect([router.currentRoute.value.path, held()]).toEqual(['/shows', false])
  })

  it('stays when the person stays', async () => {
    const wrapper = await signed()
    await go('/shows')
    await wrapper.get('[role=alertdialog] button').trigger('click')
    expect([wrapper.find('[role=alertdialog]').exists(), wrapper.text().includes(ADDRESS)]).toEqual([false, true])
  })

  it('lets the page go once it is put away', async () => {
    const wrapper = await signed()
    await wrapper.get('.capture-address .primary').trigger('click')
    expect([held(), await go('/shows')]).toEqual([false, '/shows'])
  })

  it('does not keep who signs out', async () => {
    await signed()
    const session = useSession()
    session.session = { person: null, workspaces: [], sampleRoles: [], needsAdministrator: false }
    expect(await go('/sign-in')).toBe('/sign-in')
  })
})
