import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import type { ShowSummary } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import { byteSize, titleFromFile } from './fileWords'
import PlayRecording from './PlayRecording.vue'
import QuarantineList from './QuarantineList.vue'
import RemoveSample from './RemoveSample.vue'
import ShowsTable from './ShowsTable.vue'
import { useShows } from './useShows'

const SHOW: ShowSummary = {
  id: 's1', title: '第 38 场', workspace: '岚棉', nature: 'simulated', sample: true, zone: 'Asia/Shanghai', phase: 'onAir', plannedStart: '2026-11-27T12:00:00Z',
  plannedEnd: '2026-11-27T15:00:00Z', startedAt: '2026-11-27T12:02:10Z', endedAt: null, items: 22, onlineLast: null, uv: 15_920, gmvFen: 10_052_300,
}
const global = { plugins: [i18n], stubs: { RouterLink: RouterLinkStub } }

/** The one request of an upload, in the hands of the test. */
class FakeRequest {
  static last: FakeRequest
  upload: { onprogress?: (event: { loaded: number }) => void } = {}
  onabort?: () => void
  onload?: () => void
  status = 0
  responseText = ''
  opened: string[] = []
  sent: unknown
  constructor() {
    FakeRequest.last = this
  }
  open(...words: string[]) {
    this.opened = words
  }
  setRequestHeader() {
    return undefined
  }
  getResponseHeader() {
    return null
  }
  send(body: unknown) {
    this.sent = body
  }
  abort() {
    this.onabort?.()
  }
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = JSON.stringify(body)
    this.onload?.()
  }
}

beforeEach(() => chooseLocale('zh-CN', false))
afterEach(() => vi.unstubAllGlobals())

const serve = (answers: Record<string, () => Response>) =>
  vi.stubGlobal('fetch', vi.fn(async (url: string) => answers[url]?.() ?? new Response('[]')))

describe('the list of shows', () => {
  it('says state, nature and numbers of each, and what a source does not give', () => {
    const row = mount(ShowsTable, { props: { shows: [SHOW] }, global }).findAll('tbody td').map((cell) => cell.text())
    expect(row).toEqual(['直播中', '第 38 场示例模拟', '11-27 20:00', '20:02', '22', '—', '15,920', '10.05 万', '提词控制室'])
  })

  it('tells why a number is missing, and the exact amount on hover', () => {
    const table = mount(ShowsTable, { props: { shows: [SHOW] }, global })
    expect(table.findAll('td.number').slice(-3).map((cell) => cell.attributes('title'))).toEqual(['这个来源不给这个数。', undefined, '¥100,523.00'])
  })
})

describe('the list of a workspace', () => {
  it('never stands under the name of another one, also when its answer comes late', async () => {
    const workspace = ref('w1')
    const answers: ((response: Response) => void)[] = []
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => answers.push(resolve)))
    const scope = effectScope()
    const list = scope.run(() => useShows(() => workspace.value))
    answers[0]?.(Response.json([SHOW]))
    await flushPromises()
    expect(list?.shows.value?.map(({ id }) => id)).toEqual(['s1'])
    void list?.refresh()
    workspace.value = 'w2'
    await flushPromises()
    expect(list?.shows.value).toBeNull()
    answers[1]?.(Response.json([SHOW]))
    await flushPromises()
    expect(list?.shows.value).toBeNull()
    answers[2]?.(Response.json([]))
    await flushPromises()
    expect(list?.shows.value).toEqual([])
    scope.stop()
  })
})

describe('a recording', () => {
  async function chosen(...files: File[]) {
    serve({ '/api/mappings': () => new Response('[{"name":"bilibili","description":"three columns"}]') })
    vi.stubGlobal('XMLHttpRequest', FakeRequest)
    const panel = mount(PlayRecording, { global })
    await flushPromises()
    await panel.get('.drop').trigger('drop', { dataTransfer: { files } })
    return panel
  }
  const FILE = new File(['12345678'], 'room-38.csv.gz')

  it('goes up with its name, mapping, title and speed', async () => {
    const panel = await chosen(FILE)
    await panel.get('select').setValue('bilibili')
    await panel.get('form').trigger('submit')
    expect(FakeRequest.last.opened).toEqual(['POST', '/api/recordings?file=room-38.csv.gz&map=bilibili&title=room-38&speed=60'])
    FakeRequest.last.upload.onprogress?.({ loaded: 4 })
    await flushPromises()
    expect([panel.get('progress').attributes('value'), panel.get('[role=status]').text()]).toEqual(['0.5', '已传 4 B / 8 B'])
  })

  it('plays, and shows which lines were not read', async () => {
    const panel = await chosen(FILE)
    await panel.get('form').trigger('submit')
    serve({ '/api/shows/s1/quarantine': () => new Response('[{"line":17,"reason":"amount is negative: -3","text":"{}"}]', { headers: { 'X-Total-Count': '1204' } }) })
    FakeRequest.last.answer(201, SHOW)
    await flushPromises()
    expect(panel.emitted('played')).toEqual([[SHOW]])
    expect(panel.text()).toContain('1,204 行没读进来')
    expect(panel.text()).toContain('amount is negative: -3')
    panel.unmount()
  })

  it('that cannot be read says why at the key, and keeps the choice', async () => {
    const panel = await chosen(FILE)
    await panel.get('form').trigger('submit')
    FakeRequest.last.answer(422, { type: '/problems/unreadable-recording', detail: 'Line 1: no column "time".' })
    await flushPromises()
    expect(panel.get('[role=alert]').text()).toBe('这份文件读不了。Line 1: no column "time".')
    expect(panel.text()).toContain('room-38.csv.gz')
  })

  it('can be stopped on its way', async () => {
    const panel = await chosen(FILE)
    await panel.get('form').trigger('submit')
    await panel.get('.keys button').trigger('click')
    await flushPromises()
    expect(panel.get('[role=status]').text()).toBe('停下了，什么都没留下。')
  })

  it('is one file with something in it', async () => {
    const empty = await chosen(new File([], 'empty.csv'), FILE)
    expect(empty.text()).toContain('一次播一份，已取第一份：empty.csv')
    expect(empty.get('[role=alert]').text()).toBe('这个文件是空的。')
    expect(empty.get('button[type=submit]').attributes('disabled')).toBeDefined()
  })

  it('gives its name to the show, unless a person typed another', async () => {
    const panel = await chosen(FILE)
    await panel.get('.drop').trigger('drop', { dataTransfer: { files: [new File(['1'], 'other.ndjson')] } })
    expect(panel.get<HTMLInputElement>('.k-field input').element.value).toBe('other')
    await panel.get('.k-field input').setValue('双十一')
    await panel.get('.drop').trigger('drop', { dataTransfer: { files: [FILE] } })
    expect(panel.get<HTMLInputElement>('.k-field input').element.value).toBe('双十一')
  })

  it('has a size and a title that people can read', () => {
    expect([640, 12_440, 3_100_000, 2_500_000_000].map(byteSize)).toEqual(['640 B', '12.4 KB', '3.1 MB', '2.50 GB'])
    expect(['a.csv.gz', 'b.ndjson', 'c.tar'].map(titleFromFile)).toEqual(['a', 'b', 'c.tar'])
  })
})

describe('the quarantine', () => {
  it('says that everything was read', async () => {
    serve({ '/api/shows/s1/quarantine': () => new Response('[]', { headers: { 'X-Total-Count': '0' } }) })
    const list = mount(QuarantineList, { props: { show: 's1' }, global })
    await flushPromises()
    expect(list.text()).toBe('没有隔离的行，全部读进来了。')
    list.unmount()
  })

  const lines = [
    { line: 3, reason: 'NO_TIME: The time is missing.', text: '{}' }, { line: 3, reason: 'noTime: The time cannot be read.', text: '' },
    { line: 9, reason: 'TOO_LONG: 2 MiB', text: '' }, { line: 4, reason: 'NEW_KIND: something', text: '' },
  ]
  async function listed(total: number, captured = false, rows = lines) {
    serve({ '/api/shows/s1/quarantine': () => new Response(JSON.stringify(rows), { headers: { 'X-Total-Count': String(total) } }) })
    const list = mount(QuarantineList, { props: { show: 's1', captured }, global })
    await flushPromises()
    const seen = { text: list.text(), rows: list.findAll('tbody tr').map((row) => row.text()), kinds: list.findAll('.kinds li').map((kind) => kind.text()) }
    list.unmount()
    return seen
  }

  it.each([
    ['zh-CN', '3时间不对 没有时间，或时间认不出来The time is missing.{}'],
    ['zh-TW', '3時間不對 沒有時間，或時間認不出來The time is missing.{}'],
    ['en', '3No time no time, or one that cannot be readThe time is missing.{}'],
  ] as const)('names the fault in %s, with the sentence of the server beside it', async (locale, first) => {
    await chooseLocale(locale, false)
    expect((await listed(4)).rows[0]).toBe(first)
  })

  it('keeps a reason that it does not know, and counts those that it knows', async () => {
    const { rows, kinds } = await listed(4)
    expect(rows[3]).toBe('4NEW_KIND: something')
    expect(kinds).toEqual(['时间不对 2', '太长 1'])
  })

  it.each(['malformed', 'wrongValue', 'noTime', 'farOff', 'notText', 'tooLong', 'cutOff'])('has words of its own for %s', async (reason) => {
    const { rows } = await listed(1, false, [{ line: 1, reason: `${reason}: said`, text: '' }])
    expect(rows[0]).toMatch(/^1\p{Script=Han}+ \p{Script=Han}.+said$/u)
  })

  it('of a capture says how many were ever set aside and how many are left', async () => {
    expect((await listed(7, true)).text).toContain('累计 7 行没读懂，其余照收。 隔离里现在有 4 行。')
    expect((await listed(7, true, [])).text).toBe('累计 7 行没读懂，其余照收。 隔离里现在有 0 行。')
    expect((await listed(0, true, [])).text).toBe('没有隔离的行，发来的都读懂了。')
  })
})

describe('the sample workspace', () => {
  it('is removed in two steps', async () => {
    serve({ '/api/workspaces/sample': () => new Response(null, { status: 204 }) })
    const panel = mount(RemoveSample, { global })
    await panel.get('button').trigger('click')
    expect(fetch).not.toHaveBeenCalled()
    await panel.get('button').trigger('click')
    await flushPromises()
    expect([panel.get('[role=status]').text(), panel.emitted('removed')?.length]).toEqual(['示例已经删掉了。', 1])
  })
})
