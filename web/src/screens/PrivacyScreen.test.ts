import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { CrewRole, KeptView, PrivacyView, TraceView } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import { useSession } from '@/stream/session'
import PrivacyScreen from './PrivacyScreen.vue'

const NOW = Date.parse('2026-11-27T12:00:00Z')
const ID = 'v-2210-secret'
const kept = (change: Partial<KeptView> = {}): KeptView => ({
  show: 's1', title: '第 38 场', endedAt: '2026-11-20T12:00:00Z', people: 1284, comments: 412, quarantined: 9,
  peopleUntil: '2027-02-18T12:00:00Z', commentsUntil: '2027-05-19T12:00:00Z', peopleForgottenAt: null, commentsForgottenAt: null, ...change,
})
const privacy = (shows: KeptView[] = [kept()], peopleDays = 90, commentDays = 180): PrivacyView => ({ terms: { peopleDays, commentDays, longestDays: 1095 }, shows })
const problem = (status: number, name: string, more: object = {}): Response => Response.json({ type: `/problems/${name}`, title: '', status, detail: '', ...more }, { status })
const TRACE: TraceView = { show: 's1', title: '第 38 场', viewer: 7, nick: '小鹿', said: [{ at: '2026-11-20T11:00:00Z', text: '有 M 码吗' }] }

let asked: { what: string; body: unknown }[]
let view: () => Response
let other: (path: string) => Response
let router: Router

beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  localStorage.clear()
  asked = []
  view = () => Response.json(privacy())
  other = () => new Response(null, { status: 204 })
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ what: `${init.method ?? 'GET'} ${path}`, body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null })
    return init.method === 'GET' ? view() : other(path)
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
enableAutoUnmount(afterEach)

async function screen({ administrator = true, role = 'operator' as CrewRole } = {}) {
  const pinia = createPinia()
  setActivePinia(pinia)
  useSession().session = { person: { id: 'p1', name: '木木', role, administrator, standsIn: [], workspace: { id: 'w1', name: '岚棉', sample: false } }, workspaces: [], sampleRoles: [], needsAdministrator: false }
  const empty = { template: '<p></p>' }
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/privacy', name: 'privacy', component: PrivacyScreen }, { path: '/people', name: 'people', component: empty }, { path: '/shows', name: 'shows', component: empty }, { path: '/status', name: 'status', component: empty }, { path: '/sign-in', name: 'sign-in', component: empty }],
  })
  await router.push('/privacy')
  const wrapper = mount(PrivacyScreen, { global: { plugins: [pinia, i18n, router] }, attachTo: document.body })
  await flushPromises()
  return wrapper
}
const key = (wrapper: VueWrapper, words: string) => wrapper.findAll('main button').find((button) => button.text() === words)
async function press(wrapper: VueWrapper, words: string): Promise<void> {
  const found = key(wrapper, words)
  if (!found) throw new Error(`No key says ${words}.`)
  await found.trigger('click')
  await flushPromises()
}
const cells = (wrapper: VueWrapper) => wrapper.findAll('tr.kept').map((row) => row.findAll('td').map((cell) => cell.text()))
const whats = () => asked.map((one) => one.what)
const identity = (wrapper: VueWrapper) => wrapper.get<HTMLInputElement>('.privacy-person input')

describe('the page of privacy', () => {
  it('says in words what is kept, for how long, and what stays, before any table', async () => {
    const wrapper = await screen({ administrator: false })
    const words = wrapper.get('.privacy-words')
    for (const said of ['平台编号和昵称', '每一场自己的钥匙', '品牌方只看数字', '留 90 天，评论留 180 天', '没有名字的数字', '旧的备份']) expect(words.text()).toContain(said)
    expect(words.element.compareDocumentPosition(wrapper.get('table').element) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  })

  it('shows of each show what is kept until when, what was forgotten, and that a term begins with the end', async () => {
    view = () => Response.json(privacy([
      kept({ show: 's3', title: '第 40 场', endedAt: null, peopleUntil: null, commentsUntil: null, quarantined: 0 }),
      kept(),
      kept({ show: 's0', title: '第 37 场', people: 0, quarantined: 0, peopleForgottenAt: '2026-11-25T12:00:00Z' }),
      kept({ show: 's-', title: '第 36 场', people: 3, comments: 0, peopleForgottenAt: '2026-11-25T12:00:00Z', commentsForgottenAt: '2026-11-26T12:00:00Z' }),
    ]))
    expect(cells(await screen({ administrator: false }))).toEqual([
      ['第 40 场', '还没结束', '1,284结束后 90 天', '412结束后 180 天', '0'],
      ['第 38 场', '2026-11-20', '1,284到 2027-02-18', '412到 2027-05-19', '9'],
      ['第 37 场', '2026-11-20', '2026-11-25 忘掉了', '412到 2027-05-19', '0'],
      ['第 36 场', '2026-11-20', '32026-11-25 忘过，之后又有', '2026-11-26 忘掉了', '9'],
    ])
  })

  it('gives who is no administrator the values with the reason, and no keys', async () => {
    const wrapper = await screen({ administrator: false })
    expect(wrapper.get('.read-only').text()).toContain('只给管理员')
    expect(wrapper.findAll('main button, main input')).toEqual([])
    expect(whats()).toEqual(['GET /api/privacy'])
  })

  it('asks nothing for the brand, which reads the words only', async () => {
    const wrapper = await screen({ role: 'brandViewer' })
    expect(asked).toEqual([])
    expect([wrapper.get('.empty-state').text(), wrapper.findAll('main button, main input, table').length]).toEqual([expect.stringContaining('品牌方只看数字'), 0])
  })

  it('says why nothing could be read, and tries again', async () => {
    view = () => problem(500, 'fault', { reference: 'K1' })
    const wrapper = await screen()
    expect(wrapper.get('[role=alert]').text()).toContain('编号 K1')
    view = () => Response.json(privacy())
    await press(wrapper, '再试一次')
    expect([wrapper.find('[role=alert]').exists(), cells(wrapper).length]).toEqual([false, 1])
  })

  it('sends who was signed out to the door', async () => {
    view = () => (whats().at(-1) === 'GET /api/session' ? Response.json({ person: null, workspaces: [], sampleRoles: [], needsAdministrator: false }) : problem(401, 'not-signed-in'))
    await screen()
    expect(router.currentRoute.value.fullPath).toBe('/sign-in?then=/privacy')
  })
})

describe('forgetting in a show', () => {
  it.each([
    ['忘掉观众', '忘掉“第 38 场”里 1284 位观众是谁，连同 9 行读不懂的？', '忘掉这些观众', 'people'],
    ['忘掉评论', '忘掉“第 38 场”里 412 条评论写了什么，连同 9 行读不懂的？', '忘掉这些评论', 'comments'],
  ])('%s asks first with the number, then forgets and reads again', async (words, question, confirm, part) => {
    const wrapper = await screen()
    await press(wrapper, words)
    expect(wrapper.get('.question').text()).toContain(question)
    expect(wrapper.get('.question').text()).toContain('不能撤销')
    expect([document.activeElement?.textContent, whats()]).toEqual(['留着', ['GET /api/privacy']])
    view = () => Response.json(privacy([kept({ [part]: 0, [`${part}ForgottenAt`]: '2026-11-27T12:00:00Z', quarantined: 0 })]))
    await press(wrapper, confirm)
    expect(whats()).toEqual(['GET /api/privacy', `DELETE /api/shows/s1/${part}`, 'GET /api/privacy'])
    expect([wrapper.find('.question').exists(), key(wrapper, words), wrapper.get('tr.kept').text()]).toEqual([false, undefined, expect.stringContaining('2026-11-27 忘掉了')])
  })

  it('is left with Escape, and the focus goes back to its key', async () => {
    const wrapper = await screen()
    await press(wrapper, '忘掉评论')
    await wrapper.get('.question').trigger('keydown', { key: 'Escape' })
    await flushPromises()
    expect([wrapper.find('.question').exists(), document.activeElement?.textContent, asked.length]).toEqual([false, '忘掉评论', 1])
  })

  it('stands refused at the question', async () => {
    other = () => problem(403, 'administrators-only')
    const wrapper = await screen()
    await press(wrapper, '忘掉观众')
    await press(wrapper, '忘掉这些观众')
    expect(wrapper.get('.question [role=alert]').text()).toContain('只有管理员能做这一步')
    expect(cells(wrapper)[0]?.[2]).toContain('1,284')
  })

  it('has no key where nothing is left to forget', async () => {
    view = () => Response.json(privacy([kept({ people: 0, comments: 0, quarantined: 0 })]))
    const wrapper = await screen()
    expect(wrapper.findAll('.keys button').filter((button) => button.element.closest('table'))).toEqual([])
  })
})

describe('the terms', () => {
  async function typed(wrapper: VueWrapper, people: string, comments: string): Promise<void> {
    await wrapper.get('input[name=peopleDays]').setValue(people)
    await wrapper.get('input[name=commentDays]').setValue(comments)
    await wrapper.get('.privacy-terms').trigger('submit')
    await flushPromises()
  }
  const values = (wrapper: VueWrapper) => wrapper.findAll<HTMLInputElement>('.privacy-terms input').map((input) => input.element.value)

  it('are saved in place and hold for what is shown', async () => {
    other = () => Response.json(privacy([kept({ peopleUntil: '2026-12-20T12:00:00Z' })], 30, 60))
    const wrapper = await screen()
    await typed(wrapper, '30', '60')
    expect(asked.at(-1)).toEqual({ what: 'POST /api/privacy/terms', body: { peopleDays: 30, commentDays: 60 } })
    expect(wrapper.get('.privacy-terms').text()).toContain('存好了')
    expect([wrapper.get('.privacy-words').text(), cells(wrapper)[0]?.[2]]).toEqual([expect.stringContaining('留 30 天，评论留 60 天'), '1,284到 2026-12-20'])
  })

  it.each([['0', '180'], ['90', '1096'], ['', '180'], ['1.5', '180']])('of %s and %s days are not sent, and stay as typed', async (people, comments) => {
    const wrapper = await screen()
    await typed(wrapper, people, comments)
    expect([wrapper.findAll('.privacy-terms [role=alert]').map((one) => one.text()), values(wrapper), asked.length]).toEqual([['填 1 至 1095 的整数。'], [people, comments], 1])
  })

  it('stay as typed when the server refuses, with the reason at the field or at the key', async () => {
    other = () => problem(422, 'invalid', { fields: { peopleDays: 'must be 1 to 20 (was 30)' } })
    const wrapper = await screen()
    await typed(wrapper, '30', '60')
    expect([wrapper.get('.privacy-terms .wrong').text(), values(wrapper)]).toEqual([expect.stringContaining('must be 1 to 20'), ['30', '60']])
    other = () => problem(403, 'administrators-only')
    await typed(wrapper, '31', '60')
    expect([wrapper.get('.privacy-terms [role=alert]').text(), values(wrapper)]).toEqual([expect.stringContaining('只有管理员'), ['31', '60']])
  })

  it('tell before they are saved for how many shows they are over', async () => {
    const wrapper = await screen()
    const due = async (days: string) => {
      await wrapper.get('input[name=peopleDays]').setValue(days)
      return wrapper.get('.privacy-terms .how').text()
    }
    // The show ended exactly seven days ago.
    expect([await due('8'), await due('7')]).toEqual([expect.not.stringContaining('到期'), expect.stringContaining('1 场已经到期')])
  })
})

describe('one person', () => {
  it('is shown with all that is known, and the id stands in no address and no storage', async () => {
    other = () => Response.json([TRACE, { ...TRACE, show: 's2', title: '第 37 场', nick: null, said: [] }])
    const wrapper = await screen()
    await identity(wrapper).setValue(` ${ID} `)
    await wrapper.get('.privacy-person').trigger('submit')
    await flushPromises()
    expect(asked.at(-1)).toEqual({ what: 'POST /api/privacy/copy', body: { identity: ID } })
    const text = wrapper.get('.privacy-person').text()
    for (const said of ['在 2 场里有这个人', '第 38 场', '昵称 小鹿', '有 M 码吗', '没有昵称', '没有留着的评论']) expect(text).toContain(said)
    expect([router.currentRoute.value.fullPath, JSON.stringify({ ...localStorage, ...sessionStorage }), whats().join(' ')].some((place) => place.includes(ID))).toBe(false)
    expect(identity(wrapper).attributes()).toMatchObject({ autocomplete: 'off' })
    expect(identity(wrapper).attributes('name')).toBeUndefined()
  })

  it('is downloaded as JSON that holds what was answered, under a name without the id', async () => {
    other = () => Response.json([TRACE])
    const blobs: Blob[] = []
    const names: string[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob)
      return 'blob:copy'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      names.push(this.download)
    })
    const wrapper = await screen()
    await identity(wrapper).setValue(ID)
    await press(wrapper, '看副本')
    await wrapper.get('.privacy-person').trigger('submit')
    await flushPromises()
    await press(wrapper, '下载副本（JSON）')
    vi.restoreAllMocks()
    expect([names, JSON.parse((await blobs[0]?.text()) ?? '')]).toEqual([['kaibo-copy.json'], { madeAt: '2026-11-27T12:00:00.000Z', identity: ID, shows: [TRACE] }])
  })

  it('is no longer shown once another id is typed', async () => {
    other = () => Response.json([TRACE])
    const wrapper = await screen()
    await identity(wrapper).setValue(ID)
    await wrapper.get('.privacy-person').trigger('submit')
    await flushPromises()
    expect(wrapper.text()).toContain('有 M 码吗')
    await identity(wrapper).setValue(`${ID}1`)
    expect(wrapper.text()).not.toContain('有 M 码吗')
  })

  it.each([[2, '忘掉了：原来在 2 场里有。', true], [0, '没有这个编号的人', false]])('is forgotten after a question; known in %i shows', async (shows, said, again) => {
    other = () => Response.json({ shows })
    const wrapper = await screen()
    await identity(wrapper).setValue(ID)
    await press(wrapper, '忘掉这个人')
    expect([wrapper.get('.question').text(), asked.length, document.activeElement?.textContent]).toEqual([expect.stringContaining(`“${ID}”`), 1, '留着'])
    await press(wrapper, '忘掉这个人，不能撤销')
    expect(asked[1]).toEqual({ what: 'POST /api/privacy/forget', body: { identity: ID } })
    expect([wrapper.get('.privacy-person .said').text(), wrapper.find('.question').exists(), asked.length]).toEqual([expect.stringContaining(said), false, again ? 3 : 2])
  })

  it('keeps the id as typed when it is refused', async () => {
    other = () => problem(503, 'not-journaled')
    const wrapper = await screen()
    await identity(wrapper).setValue(ID)
    await press(wrapper, '忘掉这个人')
    await press(wrapper, '忘掉这个人，不能撤销')
    expect([wrapper.get('.privacy-person [role=alert]').text(), identity(wrapper).element.value, wrapper.find('.question').exists()]).toEqual([expect.stringContaining('日志'), ID, true])
  })

  it('is asked for by an id, else nothing is sent', async () => {
    const wrapper = await screen()
    await press(wrapper, '忘掉这个人')
    expect([wrapper.get('.privacy-person [role=alert]').text(), wrapper.find('.question').exists(), asked.length]).toEqual(['填平台编号。', false, 1])
  })
})
