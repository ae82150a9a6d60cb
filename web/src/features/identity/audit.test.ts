import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { chooseLocale, i18n } from '@/i18n'
import { useSession } from '@/stream/session'
import AuditTable from './AuditTable.vue'
import { auditQuery, KINDS, type AuditEntry } from './audit'
import CodeForm from './CodeForm.vue'
import RightsMatrix from './RightsMatrix.vue'
import type { FieldView } from './rights'
import { ROLES } from './roles'
import SignInForm from './SignInForm.vue'

const SERVER = path.resolve(import.meta.dirname, '../../../../server/src/main/java')
const entry = (more: Partial<AuditEntry>): AuditEntry => ({ row: 7, at: '2026-11-28T12:00:00Z', what: 'signed-in', by: { id: 'p1', name: '小鹿', role: 'coHost' }, about: null, address: '10.0.0.1', details: {}, ...more })

afterEach(() => vi.unstubAllGlobals())

describe('the audit trail', () => {
  it('has words for every kind of entry that the server writes, and for no other', () => {
    const written = new Set<string>()
    for (const file of readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.java')))
      for (const [, kind = ''] of readFileSync(path.join(SERVER, file), 'utf8').matchAll(/\b(?:note|begin)\(\s*(?:[\w.()]+,\s*)?"([a-z-]+)"/g)) written.add(kind)
    expect([...written].sort()).toEqual([...KINDS].sort())
  })

  it('marks what somebody did for another role', async () => {
    await chooseLocale('zh-CN', false)
    const table = mount(AuditTable, { props: { entries: [entry({ what: 'stood-in', details: { role: 'floorController', wish: 'startShow', show: 's1' } }), entry({ row: 6, what: 'person-changed', about: { id: 'p2', name: '晚晴', role: 'host' }, details: { role: 'coHost', 'role.before': 'host', person: 'p2' } })] }, global: { plugins: [i18n] } })
    const rows = table.findAll('tbody tr').map((row) => row.text())
    expect(rows[0]).toContain('替')
    expect(rows[0]).toContain('岗位 场控')
    expect(rows[0]).not.toContain('s1')
    expect(rows[1]).toContain('晚晴')
    expect(rows[1]).toContain('原来岗位 主播')
  })

  it('asks for whole days of this screen’s clock', () => {
    const query = new URLSearchParams(auditQuery({ person: '', what: 'signed-in', from: '2026-11-27', to: '2026-11-27' }, 40).slice(1))
    expect(query.get('what')).toBe('signed-in')
    expect(query.get('before')).toBe('40')
    expect(Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '')).toBe(86_400_000)
    expect(auditQuery({ person: '', what: '', from: '', to: '' })).toBe('')
  })
})

describe('the table of rights', () => {
  it('says of each cell what the role may, to the eye and to a reader', async () => {
    await chooseLocale('zh-CN', false)
    const roles = Object.fromEntries(ROLES.map((role) => [role, role === 'operator' ? 'change' : 'see'])) as FieldView['roles']
    const matrix = mount(RightsMatrix, { props: { fields: [{ field: 'cues', group: 'show', rules: ['R4'], roles, administrator: 'none' }], own: 'operator', chosen: '' }, global: { plugins: [i18n] } })
    const cells = matrix.findAll('.cell')
    expect(cells.map((cell) => cell.text()).join('')).toBe('改看看看看看看看—')
    expect(cells[0]?.attributes('aria-label')).toBe('能改')
    await cells[1]?.trigger('click')
    expect(matrix.emitted('choose')).toEqual([['cues', 'host']])
  })
})

describe('at the door', () => {
  async function door(component: typeof SignInForm | typeof CodeForm, answers: { status: number; body: unknown }[]) {
    await chooseLocale('zh-CN', false)
    const pinia = createPinia()
    setActivePinia(pinia)
    useSession().session = { person: null, workspaces: [], sampleRoles: [], needsAdministrator: false }
    const sent: unknown[] = []
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      sent.push([url, JSON.parse(String(init.body))])
      const { status, body } = answers.shift() ?? { status: 500, body: {} }
      return new Response(JSON.stringify(body), { status })
    })
    return { form: mount(component, { global: { plugins: [pinia, i18n] } }), sent }
  }
  const submit = async (form: { get: (selector: string) => { trigger: (event: string) => Promise<void> } }) => {
    await form.get('form').trigger('submit')
    await flushPromises()
  }

  it('a handed password asks for one of the person’s own and is worth nothing without', async () => {
    const { form, sent } = await door(SignInForm, [{ status: 409, body: { type: '/problems/password-handed', status: 409 } }, { status: 422, body: { type: '/problems/invalid', status: 422, fields: { newPassword: 'is one of the commonest' } } }, { status: 200, body: {} }])
    const [account, password] = form.findAll('input')
    await account?.setValue('wanqing')
    await password?.setValue('k7mp-x3hd-9wqa-t5nz')
    await submit(form)
    expect(form.text()).toContain('现在给自己定一个')
    await form.get('.fresh input').setValue('short')
    await submit(form)
    expect(sent).toHaveLength(1)
    await form.get('.fresh input').setValue('password123')
    await submit(form)
    expect(form.text()).toContain('最常见的密码之一')
    await form.get('.fresh input').setValue('a quite new one')
    await submit(form)
    expect(sent.at(-1)).toEqual(['/api/session', { account: 'wanqing', password: 'k7mp-x3hd-9wqa-t5nz', newPassword: 'a quite new one' }])
    expect(form.emitted('done')).toHaveLength(1)
  })

  it('a code says where it leads before anything is typed, and then lets in', async () => {
    const { form, sent } = await door(CodeForm, [{ status: 401, body: { type: '/problems/no-such-invitation', status: 401, triesLeft: 4 } }, { status: 200, body: { workspace: '岚棉旗舰店', role: 'coHost', name: '小鹿', expiresAt: '2026-11-29T12:00:00Z' } }, { status: 201, body: {} }])
    await form.get('input').setValue(' k7mw-2xqa-hd9r ')
    await submit(form)
    expect(form.text()).toContain('再错 4 次')
    await submit(form)
    expect(form.text()).toContain('岚棉旗舰店 请你来做副播')
    const [name, account, password] = form.findAll('input')
    expect(name?.element.value).toBe('小鹿')
    await account?.setValue('deer')
    await password?.setValue('a quite new one')
    await submit(form)
    expect(sent.at(-1)).toEqual(['/api/invitations/accept', { code: 'k7mw-2xqa-hd9r', name: '小鹿', account: 'deer', password: 'a quite new one' }])
    expect(form.emitted('done')).toHaveLength(1)
  })
})
