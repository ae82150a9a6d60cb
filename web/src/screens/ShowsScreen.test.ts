import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import type { CrewRole, Nature, ShowSummary } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import { useSession } from '@/stream/session'
// Loaded before the tests begin; the screen itself loads the forms when it needs them.
import './ShowsFirstSteps.vue'
import ShowsScreen from './ShowsScreen.vue'

const MADE: ShowSummary = {
  id: 's1', title: '第 1 场 开张', workspace: '岚棉', nature: 'live', sample: false, zone: 'Asia/Shanghai', phase: 'planned', plannedStart: '2026-11-27T12:00:00Z', plannedEnd: '2026-11-27T12:24:00Z',
  startedAt: null, endedAt: null, items: 3, onlineLast: null, uv: 0, gmvFen: null,
}
const WOOD = { id: 'p1', name: '木木', role: 'operator' as CrewRole }

const INVITED = { id: 'i1', role: 'host', name: null, madeBy: null, madeAt: MADE.plannedStart, expiresAt: MADE.plannedEnd, state: 'open', usedBy: null }

let stands: { shows: ShowSummary[]; people: unknown[]; invitations: unknown[]; captures: unknown[] }
let down: string | null
let asked: string[]
let router: Router

beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  localStorage.clear()
  stands = { shows: [], people: [WOOD], invitations: [], captures: [] }
  down = null
  asked = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${path}`)
    if (path === down) throw new TypeError('network')
    if (path === '/api/shows' && init.method === 'POST') {
      stands.shows = [MADE]
      return Response.json(MADE, { status: 201 })
    }
    if (path === '/api/shows') return Response.json(stands.shows)
    if (path.startsWith('/api/people')) return Response.json(stands.people)
    if (path === '/api/invitations' && init.method === 'POST') {
      stands.invitations = [INVITED]
      return Response.json({ invitation: INVITED, code: 'k7mw-2xqa-hd9r' }, { status: 201 })
    }
    if (path === '/api/invitations') return Response.json(stands.invitations)
    if (path.endsWith('/captures')) return Response.json({ now: '2026-11-27T11:00:00Z', captures: stands.captures, streams: [], conflicts: 0, quarantined: 0 })
    return Response.json([])
  })
})
afterEach(() => vi.unstubAllGlobals())
enableAutoUnmount(afterEach)

/** The library's date picker is as heavy as all the rest together, and is not what is tried here. */
const Moment = { props: ['id', 'modelValue'], emits: ['update:modelValue'], template: '<input :id="id" class="moment" @change="$emit(\'update:modelValue\', new Date($event.target.value))" />' }

async function screen({ address = '/shows', role = 'operator' as CrewRole, administrator = true, sample = false } = {}) {
  const pinia = createPinia()
  setActivePinia(pinia)
  useSession().session = { person: { ...WOOD, role, administrator, standsIn: [], workspace: { id: 'w1', name: '岚棉', sample } }, workspaces: [], sampleRoles: [], needsAdministrator: false }
  const empty = { template: '<p></p>' }
  const others = ['floor', 'prompter', 'wall', 'capture', 'joins', 'show'].map((name) => ({ path: `/shows/:show/${name}`, name, component: empty }))
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/shows', name: 'shows', component: ShowsScreen }, ...others, ...['people', 'privacy', 'status', 'sign-in'].map((name) => ({ path: `/${name}`, name, component: empty }))],
  })
  await router.push(address)
  const page = mount(RouterView, { global: { plugins: [pinia, i18n, router], stubs: { MomentField: Moment } }, attachTo: document.body })
  await vi.dynamicImportSettled()
  await flushPromises()
  return page
}
type Page = Awaited<ReturnType<typeof screen>>
const step = (page: Page) => page.find('.step h2').exists() && page.get('.step h2').text()
const says = (page: Page) => page.findAll('.way li').map((row) => row.get('.says').text())

async function press(page: Page, words: string) {
  await page.findAll('button').find((button) => button.text().startsWith(words))?.trigger('click')
  await flushPromises()
}

describe('an empty workspace', () => {
  it('leads its administrator on from what stands', async () => {
    const page = await screen()
    expect([step(page), says(page)]).toEqual(['一起播的人', ['木木，运营', '岚棉', '1 人', '还没有', '还没接', '先建一场']])
    expect(document.activeElement?.getAttribute('name')).toBe('role')
  })

  it('asks nobody in again who is there or invited', async () => {
    stands.invitations = [INVITED]
    expect(step(await screen())).toBe('第一场播什么')
  })

  it('does not jump on while a code that is told once stands on the page', async () => {
    const page = await screen()
    await page.get('select[name=role]').setValue('host')
    await page.get('.invite-panel form').trigger('submit')
    await flushPromises()
    expect([step(page), page.get('.invite-panel .code').text(), says(page)[2]]).toEqual(['一起播的人', 'k7mw-2xqa-hd9r', '1 人，1 个邀请等着用'])
    await press(page, '下一步')
    expect(step(page)).toBe('第一场播什么')
  })

  it('makes the show once and goes on to its capture', async () => {
    const page = await screen({ address: '/shows?step=show' })
    await page.get('.new-show input').setValue('第 1 场 开张')
    await page.get('.moment').setValue('2026-11-27T20:00:00+08:00')
    await page.get('.moment').trigger('change')
    await page.get('.new-show textarea').setValue('双面羊毛呢短大衣\t爆\t8')
    await page.get('.new-show').trigger('submit')
    await flushPromises()
    expect([asked.filter((one) => one === 'POST /api/shows').length, step(page), router.currentRoute.value.query.step]).toEqual([1, '直播间的数怎么进来', 'capture'])
    await press(page, '上一步')
    expect([step(page), page.find('.new-show').exists(), page.get('[data-step=show] dl').text()]).toEqual(['第一场播什么', false, expect.stringContaining('第 1 场 开张')])
  })

  it('keeps what was typed in a step that one comes back to', async () => {
    const page = await screen({ address: '/shows?step=show' })
    await page.get('.new-show textarea').setValue('双面羊毛呢短大衣\t爆\t8')
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code: 'Escape', bubbles: true }))
    await flushPromises()
    expect(step(page)).toBe('一起播的人')
    await router.push({ query: { step: 'show' } })
    await flushPromises()
    expect(page.get<HTMLTextAreaElement>('.new-show textarea').element.value).toBe('双面羊毛呢短大衣\t爆\t8')
  })

  it('says at once that a name is too long, cuts nothing off and makes nothing', async () => {
    const page = await screen({ address: '/shows?step=show' })
    await page.get('.new-show input').setValue('场'.repeat(81))
    expect(page.get('.new-show [role=alert]').text()).toBe('太长了：81 个字，最多 80 个。')
    await page.get('.moment').setValue('2026-11-27T20:00:00+08:00')
    await page.get('.moment').trigger('change')
    await page.get('.new-show textarea').setValue('双面羊毛呢短大衣\t爆\t8')
    await page.get('.new-show').trigger('submit')
    await flushPromises()
    expect(asked).not.toContain('POST /api/shows')
  })

  it('says what skipping means, and leads past what was skipped from then on', async () => {
    const page = await screen()
    expect(page.get('.step footer').text()).toContain('跳过也能开播')
    await press(page, '跳过，我一个人播')
    expect([step(page), says(page)[2]]).toEqual(['第一场播什么', '跳过了，随时能补'])
    page.unmount()
    expect(step(await screen())).toBe('第一场播什么')
  })

  it('is put away, and taken up again from the empty list', async () => {
    const page = await screen()
    await press(page, '收起')
    expect([page.find('.first-steps').exists(), page.get('.empty-state').text()]).toEqual([false, expect.stringContaining('还没有排期。')])
    await press(page, '起步')
    expect(step(page)).toBe('一起播的人')
  })

  it('says what could not be read, and reads it again', async () => {
    down = '/api/invitations'
    const page = await screen()
    expect([page.get('[role=alert]').text(), step(page)]).toEqual(['起步没读全。连不上服务器。你填的还在，连上后再点一次。', false])
    down = null
    await press(page, '再试一次')
    expect([page.find('[role=alert]').exists(), step(page)]).toEqual([false, '一起播的人'])
  })

  it.each<[string, CrewRole, boolean, string, string]>([
    ['whoever administers and runs no show', 'host', true, 'show', '这一步给运营和场控。'],
    ['whoever runs shows and administers nothing', 'floorController', false, 'people', '加人、改人、给密码只给管理员。'],
  ])('tells %s whose step it is', async (_, role, administrator, at, words) => {
    const page = await screen({ address: `/shows?step=${at}`, role, administrator })
    expect([page.get(`[data-step=${at}]`).text(), page.find(`[data-step=${at}] form`).exists()]).toEqual([expect.stringContaining(words), false])
  })

  it.each<[string, CrewRole, boolean]>([['who can take no step', 'host', false], ['in the sample', 'operator', true]])('leads nobody %s', async (where, role, administrator) => {
    const page = await screen({ address: '/shows?step=people', role, administrator, sample: where === 'in the sample' })
    expect([page.find('.first-steps').exists(), page.find('.empty-state').exists()]).toEqual([false, true])
    expect(asked).toEqual(['GET /api/shows'])
  })
})

describe('a workspace with a show', () => {
  it('has one line that leads on, until a real show was on air', async () => {
    stands.shows = [MADE]
    const page = await screen()
    expect([page.get('.first-steps-band').text(), page.find('.shows-table').exists()]).toEqual([expect.stringContaining('做好 3 / 5，下一步：人'), true])
    page.unmount()
    stands.shows = [{ ...MADE, phase: 'onAir', startedAt: MADE.plannedStart }]
    asked = []
    const later = await screen({ address: '/shows?step=people' })
    expect([later.find('.first-steps-band').exists(), later.find('.shows-table').exists(), asked]).toEqual([false, true, ['GET /api/shows']])
  })

  it.each<[Nature, string]>([['recording', '第一场播什么'], ['live', '直播间的数怎么进来']])('of nature %s goes on to its step', async (nature, title) => {
    stands.shows = [{ ...MADE, nature }]
    stands.people = [WOOD, { id: 'p2', name: '晚晴', role: 'host' }]
    const page = await screen()
    await press(page, '接着做')
    expect(step(page)).toBe(title)
  })
})
