import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { chooseLocale, i18n } from '@/i18n'
import { useSession } from '@/stream/session'
import PeopleScreen from './PeopleScreen.vue'

const WOOD = { id: 'p1', name: '木木', role: 'operator' } as const
const HOST = { id: 'p2', name: '晚晴', role: 'host' } as const
const account = (administrator: boolean, name: string) => ({ administrator, account: name, signedInAt: null, standsIn: [] })

describe('the page of people', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.innerHTML = ''
  })

  async function shown({ administrator = false, sample = false, address = '/people' } = {}) {
    await chooseLocale('zh-CN', false)
    const pinia = createPinia()
    setActivePinia(pinia)
    const person = { ...WOOD, administrator, standsIn: [], workspace: { id: 'w1', name: '岚棉', sample } }
    useSession().session = { person, workspaces: [], sampleRoles: [], needsAdministrator: false }
    const asked: string[] = []
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      asked.push(`${init.method} ${url}`)
      if (init.method === 'DELETE') return new Response(null, { status: 204 })
      if (url === '/api/session') return new Response(JSON.stringify({ person, workspaces: [], sampleRoles: [], needsAdministrator: false }))
      const people = url === '/api/people' ? [WOOD, HOST] : [{ ...WOOD, ...account(true, 'wood') }, { ...HOST, ...account(false, 'wanqing') }]
      return new Response(JSON.stringify(people))
    })
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: '/people', name: 'people', component: PeopleScreen }, { path: '/shows', name: 'shows', component: { template: '' } }, ...['privacy', 'status', 'rights', 'audit'].map((name) => ({ path: `/${name}`, name, component: { template: '' } })), { path: '/sign-in', name: 'sign-in', component: { template: '' } }],
    })
    await router.push(address)
    const screen = mount(PeopleScreen, { global: { plugins: [pinia, i18n, router] }, attachTo: document.body })
    await flushPromises()
    return { screen, router, asked }
  }

  it('shows an administrator everybody with account, right and last sign-in', async () => {
    const { screen, asked } = await shown({ administrator: true })
    expect(asked).toEqual(['GET /api/people/accounts'])
    expect(screen.findAll('tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))).toEqual([
      ['运木木你', '运营', 'wood', '管理员', '—'],
      ['主晚晴', '主播', 'wanqing', '', '—'],
    ])
    expect(screen.text()).toContain('加一个人')
  })

  it('shows everybody else the names and says who changes them', async () => {
    const { screen, asked } = await shown()
    expect(asked).toEqual(['GET /api/people'])
    expect(screen.text()).toContain('加人、改人、给密码只给管理员。')
    expect(screen.findAll('tbody a')).toEqual([])
    expect(screen.text()).not.toContain('加一个人')
    expect(screen.text()).toContain('改自己的密码')
  })

  it.each(['add', 'person&person=p2'])('opens nothing for who is no administrator: %s', async (open) => {
    const { screen } = await shown({ address: `/people?open=${open}` })
    expect(screen.find('.inspector').exists()).toBe(false)
  })

  it('only shows the sample and says why', async () => {
    const { screen } = await shown({ sample: true, address: '/people?open=password' })
    expect(screen.text()).toContain('示例里的人都是编的，没有账号')
    expect(screen.text()).not.toContain('改自己的密码')
    expect(screen.find('.inspector').exists()).toBe(false)
  })

  it('opens the form by N and gives the focus back on Escape', async () => {
    const { screen, router } = await shown({ administrator: true })
    const name = screen.get<HTMLAnchorElement>('tbody a')
    name.element.focus()
    window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyN', bubbles: true }))
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ open: 'add' })
    expect(document.activeElement).toBe(screen.get('input[name=name]').element)
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code: 'Escape', bubbles: true }))
    await flushPromises()
    expect(screen.find('.inspector').exists()).toBe(false)
    expect(document.activeElement).toBe(name.element)
  })

  it('says who has left and reads the people again', async () => {
    const { screen, asked } = await shown({ administrator: true, address: '/people?open=person&person=p2' })
    const press = async (words: string) => {
      await screen.findAll('.inspector button').find((button) => button.text() === words)?.trigger('click')
      await flushPromises()
    }
    await press('请出')
    await press('真的请出')
    expect(asked).toEqual(['GET /api/people/accounts', 'DELETE /api/people/p2', 'GET /api/people/accounts'])
    expect(screen.get('.summary').text()).toContain('晚晴离开了工作区。')
  })
})
