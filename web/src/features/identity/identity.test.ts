import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessionView } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import AdministratorForm from './AdministratorForm.vue'
import SampleRoles from './SampleRoles.vue'
import SignInForm from './SignInForm.vue'

const SESSION: SessionView = { person: null, workspaces: [], sampleRoles: ['host'], needsAdministrator: true }

describe('a person at the door', () => {
  let asked: { url: string; method: string | undefined; body: unknown }[]
  let answer: { status: number; body: unknown; headers?: Record<string, string> }
  const global = () => ({ plugins: [createPinia(), i18n] })

  beforeEach(async () => {
    await chooseLocale('zh-CN', false)
    asked = []
    answer = { status: 200, body: SESSION }
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      asked.push({ url, method: init.method, body: init.body === undefined ? null : JSON.parse(String(init.body)) })
      return new Response(JSON.stringify(answer.body), { status: answer.status, headers: answer.headers ?? {} })
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  async function signIn() {
    const form = mount(SignInForm, { global: global(), attachTo: document.body })
    await form.get('input[name=account]').setValue(' mumu@sample ')
    await form.get('input[name=password]').setValue('wrong')
    await form.get('form').trigger('submit')
    await flushPromises()
    return form
  }

  it('signs in with account and password', async () => {
    const form = await signIn()
    expect(asked).toEqual([{ url: '/api/session', method: 'POST', body: { account: 'mumu@sample', password: 'wrong' } }])
    expect(form.emitted('done')).toHaveLength(1)
  })

  it('is told how many tries are left, and keeps what was typed', async () => {
    answer = { status: 401, body: { type: '/problems/wrong-credentials', triesLeft: 3 } }
    const form = await signIn()
    expect(form.get('[role=alert]').text()).toBe('账号或密码不对。再错 3 次，这个账号要等 10 分钟。')
    expect(form.get<HTMLInputElement>('input[name=account]').element.value).toBe(' mumu@sample ')
    expect(form.get<HTMLInputElement>('input[name=password]').element.value).toBe('wrong')
    expect(form.emitted('done')).toBeUndefined()
  })

  it('is told how long to wait after too many', async () => {
    answer = { status: 429, body: { type: '/problems/too-many-tries' }, headers: { 'Retry-After': '421' } }
    expect((await signIn()).get('[role=alert]').text()).toBe('错得太多了，8 分钟后再试。')
  })

  it('does not bother the server with an empty form', async () => {
    const form = mount(SignInForm, { global: global() })
    await form.get('form').trigger('submit')
    expect([asked.length, form.get('[role=alert]').text()]).toEqual([0, '账号和密码都要填。'])
  })

  it('can look at the password', async () => {
    const form = mount(SignInForm, { global: global() })
    await form.get('button[aria-pressed]').trigger('click')
    expect(form.get('input[name=password]').attributes('type')).toBe('text')
  })

  it('enters the sample by role, or hears that it is closed', async () => {
    const roles = mount(SampleRoles, { props: { roles: ['host', 'floorController'] }, global: global() })
    await roles.findAll('button')[1]?.trigger('click')
    await flushPromises()
    expect(asked).toEqual([{ url: '/api/session/sample', method: 'POST', body: { role: 'floorController' } }])
    expect(roles.emitted('done')).toEqual([['floorController']])
    answer = { status: 404, body: { type: '/problems/not-found' } }
    await roles.findAll('button')[0]?.trigger('click')
    await flushPromises()
    expect(roles.get('[role=alert]').text()).toContain('示例岗位已经关掉了')
  })

  async function createAdministrator(password: string) {
    const form = mount(AdministratorForm, { global: global() })
    for (const [index, value] of ['岚棉', '木木', 'mumu', password].entries()) await form.findAll('input')[index]?.setValue(value)
    await form.get('form').trigger('submit')
    await flushPromises()
    return form
  }

  it('makes the first administrator', async () => {
    const form = await createAdministrator('十个字的密码一二三四')
    expect(asked[0]).toMatchObject({ url: '/api/administrators', body: { workspace: '岚棉', name: '木木', account: 'mumu', password: '十个字的密码一二三四' } })
    expect(form.emitted('done')).toHaveLength(1)
  })

  it('hears how much a short password lacks before anything is sent', async () => {
    const form = await createAdministrator('九个字的密码一二三')
    expect([asked.length, form.text()]).toEqual([0, expect.stringContaining('还差 1 个字，至少要 10 个。')])
  })

  it('sees the reason of the server at the field that it means', async () => {
    answer = { status: 422, body: { type: '/problems/invalid', fields: { account: 'is taken' } } }
    const form = await createAdministrator('0123456789')
    expect(form.findAll('.k-field')[2]?.text()).toContain('这个账号有人用了，换一个。')
  })
})
