import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { chooseLocale, i18n } from '@/i18n'
import { useSession } from '@/stream/session'
import SignInScreen from './SignInScreen.vue'

afterEach(() => vi.unstubAllGlobals())

it('lets the first administrator in, although the session then needs none any more', async () => {
  await chooseLocale('zh-CN', false)
  const pinia = createPinia()
  setActivePinia(pinia)
  useSession().session = { person: null, workspaces: [], sampleRoles: ['host'], needsAdministrator: true }
  const person = { id: 'p1', name: '木木', role: 'operator', administrator: true, standsIn: [], workspace: { id: 'w1', name: '岚棉', sample: false } }
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ person, workspaces: [], sampleRoles: [], needsAdministrator: false }), { status: 201 }))
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/sign-in', name: 'sign-in', component: SignInScreen }, { path: '/shows', name: 'shows', component: { template: '' } }],
  })
  await router.push('/sign-in?administrator')
  const screen = mount(SignInScreen, { global: { plugins: [pinia, i18n, router] } })
  for (const input of screen.findAll('.administrator-form input')) await input.setValue('0123456789')
  await screen.get('form').trigger('submit')
  await flushPromises()
  expect(router.currentRoute.value.name).toBe('shows')
})
