import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Problem } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import NewPerson from './NewPerson.vue'
import OwnPassword from './OwnPassword.vue'
import { peopleProblem, type AccountView } from './people'
import PersonDetails from './PersonDetails.vue'

const HOST: AccountView = { id: 'p2', name: '晚晴', role: 'host', administrator: false, account: 'wanqing', signedInAt: null, standsIn: [] }
const HANDED = { person: HOST, password: 'k7mp-x3hd-9wqa-t5nz', until: '2026-11-29T12:00:00Z' }

describe('an administrator', () => {
  let asked: { url: string; method: string | undefined; body: unknown }[]
  let answer: { status: number; body: unknown }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { template: '' } }] })
  const global = () => ({ plugins: [createPinia(), i18n, router] })

  beforeEach(async () => {
    await chooseLocale('zh-CN', false)
    asked = []
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      asked.push({ url, method: init.method, body: init.body === undefined ? null : JSON.parse(String(init.body)) })
      return new Response(answer.status === 204 ? null : JSON.stringify(answer.body), { status: answer.status })
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  async function press(screen: VueWrapper, words: string) {
    await screen.findAll('button').find((button) => button.text() === words)?.trigger('click')
    await flushPromises()
  }

  describe('adds somebody and', () => {
    async function add(name: string, role: string, account: string) {
      const form = mount(NewPerson, { global: global(), attachTo: document.body })
      await form.get('input[name=name]').setValue(name)
      if (role !== '') await form.get('select').setValue(role)
      await form.get('input[name=account]').setValue(account)
      await form.get('form').trigger('submit')
      await flushPromises()
      return form
    }
    const typed = (form: VueWrapper) => [form.get<HTMLInputElement>('input[name=name]').element.value, form.get<HTMLSelectElement>('select').element.value, form.get<HTMLInputElement>('input[name=account]').element.value]

    it('sees the password once', async () => {
      answer = { status: 201, body: HANDED }
      const form = await add(' 晚晴 ', 'host', ' wanqing ')
      expect(asked).toEqual([{ url: '/api/people', method: 'POST', body: { name: '晚晴', role: 'host', administrator: false, account: 'wanqing' } }])
      expect(form.text()).toContain('k7mp-x3hd-9wqa-t5nz')
      expect(document.activeElement?.textContent).toBe('复制账号和密码')
      expect(form.emitted('added')).toHaveLength(1)
      await press(form, '再加一个')
      expect(form.text()).not.toContain('k7mp')
      expect(typed(form)).toEqual(['', '', ''])
    })

    it('can copy account and password, or hears that the browser does not', async () => {
      answer = { status: 201, body: HANDED }
      const form = await add('晚晴', 'host', 'wanqing')
      const copied: string[] = []
      vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } })
      await press(form, '复制账号和密码')
      expect([copied, form.text()]).toEqual([['账号 wanqing，密码 k7mp-x3hd-9wqa-t5nz'], expect.stringContaining('复制好了')])
      vi.stubGlobal('navigator', {})
      await press(form, '复制账号和密码')
      expect(form.text()).toContain('照着抄')
    })

    it('hears at the field that an account is taken, and keeps what was typed', async () => {
      answer = { status: 422, body: { type: '/problems/invalid', fields: { account: 'is taken' } } }
      const form = await add('晚晴', 'host', 'wood')
      expect(form.findAll('.k-field')[2]?.text()).toContain('这个账号有人用了，换一个。')
      expect(typed(form)).toEqual(['晚晴', 'host', 'wood'])
      expect(form.emitted('added')).toBeUndefined()
    })

    it('hears that the workspace is full, and keeps what was typed', async () => {
      answer = { status: 409, body: { type: '/problems/too-many-people', most: 200, ever: false } }
      const form = await add('晚晴', 'host', 'wanqing')
      expect(form.get('.k-refusal').text()).toBe('已经有 200 人，满了。先请出一个人。')
      expect(typed(form)).toEqual(['晚晴', 'host', 'wanqing'])
    })

    it('does not bother the server before every field is filled', async () => {
      const form = await add(' ', '', '')
      expect([asked.length, form.findAll('[role=alert]').map((one) => one.text())]).toEqual([0, ['这一格要填。', '这一格要填。', '这一格要填。']])
    })
  })

  describe('changes somebody and', () => {
    const opened = (person: AccountView = HOST, own = false) => mount(PersonDetails, { props: { person, own }, global: global(), attachTo: document.body })
    const save = async (details: VueWrapper) => {
      await details.get('form').trigger('submit')
      await flushPromises()
    }

    it('saves name, role and right together', async () => {
      answer = { status: 200, body: { ...HOST, role: 'coHost', administrator: true } }
      const details = opened()
      await details.get('select').setValue('coHost')
      await details.get('input[type=checkbox]').setValue(true)
      await save(details)
      expect(asked).toEqual([{ url: '/api/people/p2', method: 'POST', body: { name: '晚晴', role: 'coHost', administrator: true } }])
      expect([details.get('form [role=status]').text(), details.emitted('changed')]).toEqual(['存好了', [[]]])
    })

    it('hears why the last administrator stays one, and keeps what was typed', async () => {
      answer = { status: 409, body: { type: '/problems/last-administrator' } }
      const details = opened({ ...HOST, administrator: true }, true)
      await details.get('input[type=checkbox]').setValue(false)
      await details.get('input[name=name]').setValue('晚晴晴')
      await save(details)
      expect(details.get('[role=alert]').text()).toBe('这是唯一的管理员。先让另一个人也当管理员。')
      expect([details.get<HTMLInputElement>('input[type=checkbox]').element.checked, details.get<HTMLInputElement>('input[name=name]').element.value]).toEqual([false, '晚晴晴'])
      expect(details.emitted('changed')).toBeUndefined()
    })

    it('makes a new password in two steps and sees it once', async () => {
      answer = { status: 200, body: HANDED }
      const details = opened()
      await press(details, '给一个新密码')
      expect(asked).toEqual([])
      expect(document.activeElement?.textContent).toBe('不换')
      await press(details, '换掉旧密码')
      expect(asked).toEqual([{ url: '/api/people/p2/password', method: 'POST', body: null }])
      expect(details.text()).toContain('k7mp-x3hd-9wqa-t5nz')
    })

    it('makes none for the own account, where the present one is asked for', () => {
      const details = opened(HOST, true)
      expect(details.text()).not.toContain('给一个新密码')
      expect(details.get('section a').text()).toBe('改自己的密码')
    })

    it('takes a person away in two steps, or hears why not', async () => {
      answer = { status: 409, body: { type: '/problems/last-administrator' } }
      const details = opened()
      await press(details, '请出')
      await press(details, '真的请出')
      expect([details.get('[role=alert]').text(), details.emitted('left')]).toEqual(['这是唯一的管理员。先让另一个人也当管理员。', undefined])
      answer = { status: 204, body: null }
      await press(details, '真的请出')
      expect(asked.map(({ url, method }) => [method, url])).toEqual([['DELETE', '/api/people/p2'], ['DELETE', '/api/people/p2']])
      expect(details.emitted('left')).toHaveLength(1)
    })
  })

  describe('like everybody changes the own password and', () => {
    async function change(present: string, fresh: string) {
      const form = mount(OwnPassword, { global: global(), attachTo: document.body })
      for (const [index, value] of [present, fresh].entries()) await form.findAll('input')[index]?.setValue(value)
      await form.get('form').trigger('submit')
      await flushPromises()
      return form
    }
    const typed = (form: VueWrapper) => form.findAll<HTMLInputElement>('input').map((input) => input.element.value)

    it('hears that it is done', async () => {
      answer = { status: 204, body: null }
      const form = await change('0123456789', '一个全新的很长的密码')
      expect(asked).toEqual([{ url: '/api/session/password', method: 'POST', body: { password: '0123456789', newPassword: '一个全新的很长的密码' } }])
      expect([form.get('[role=status]').text(), typed(form)]).toEqual(['改好了。别处的登录都退出了。', ['', '']])
    })

    it.each([
      [{ status: 422, body: { type: '/problems/invalid', fields: { password: 'is not the present one' }, triesLeft: 3 } }, '现在的密码不对。再错 3 次，要等 10 分钟。'],
      [{ status: 422, body: { type: '/problems/invalid', fields: { password: 'is not the present one' }, triesLeft: 0 } }, '现在的密码不对。等 10 分钟再试。'],
      [{ status: 429, body: { type: '/problems/too-many-tries', retryAfterSeconds: 421 } }, '错得太多了，8 分钟后再试。'],
    ])('hears why not, and keeps what was typed: %o', async (refused, words) => {
      answer = refused
      const form = await change('0123456789', '一个全新的很长的密码')
      expect(form.findAll('[role=alert]').map((one) => one.text())).toEqual([words])
      expect(typed(form)).toEqual(['0123456789', '一个全新的很长的密码'])
    })

    it('hears how much the new one lacks before anything is sent', async () => {
      const form = await change('', '九个字的密码一二三')
      expect([asked.length, form.findAll('[role=alert]').map((one) => one.text())]).toEqual([0, ['这一格要填。', '还差 1 个字，至少要 10 个。']])
    })
  })

  it.each([
    [{ type: '/problems/last-administrator' }, '这是唯一的管理员。先让另一个人也当管理员。'],
    [{ type: '/problems/own-password' }, '这是你自己的账号，在「改自己的密码」里改。'],
    [{ type: '/problems/too-many-people', most: 2000, ever: true }, '连同离开的人已有 2000 人，不能再加。'],
    [{ type: '/problems/not-found' }, '这个人已经不在工作区了。'],
    [{ type: '/problems/unreachable' }, '连不上服务器。你填的还在，连上后再点一次。'],
  ])('hears every refusal in words: %o', (problem, words) => {
    expect(peopleProblem({ title: '', detail: '', status: 409, ...problem } as Problem)).toBe(words)
  })
})
