import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StatusView } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import StatusDesk from './StatusDesk.vue'

const SHOW = { show: 's1', title: '示例一场', phase: 'onAir', position: 12_345, writing: true, problem: null, waitingFacts: 0, journalBytes: 1_536 } as const
const WELL: StatusView = {
  version: '0.1.0', now: '2026-11-27T12:00:00Z', startedAt: '2026-11-27T11:00:00Z', databaseMs: 2, diskFree: 50 * 1024 ** 3, diskTotal: 100 * 1024 ** 3, diskLow: false, journalBytes: 1_536,
  shows: [SHOW],
}
let answer: () => Response

beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async () => answer())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const says = (view: StatusView) => () => new Response(JSON.stringify(view), { status: 200, headers: { 'Content-Type': 'application/json' } })
async function desk(administrator = false) {
  const wrapper = mount(StatusDesk, { props: { administrator }, global: { plugins: [i18n] } })
  await flushPromises()
  return wrapper
}

describe('the status of the server', () => {
  it('is one answer first, and then what it rests on', async () => {
    answer = says(WELL)
    const page = await desk()
    expect(page.get('.verdict').text()).toContain('一切正常')
    expect(page.text()).toContain('50.0 GB')
    expect(page.get('tbody').text()).toContain('12,345')
  })

  it.each([
    ['没写进日志', { ...WELL, shows: [{ ...SHOW, writing: false, problem: 'The disk is full.' }] }],
    ['数据库没有应答', { ...WELL, databaseMs: null }],
    ['磁盘快满了', { ...WELL, diskLow: true }],
  ])('says %s when it is so', async (verdict, view) => {
    answer = says(view)
    expect((await desk()).get('.verdict').text()).toContain(verdict)
  })

  it('asks again, and keeps what was read when the server is silent', async () => {
    answer = says(WELL)
    const page = await desk()
    answer = () => {
      throw new TypeError('no line')
    }
    await vi.advanceTimersByTimeAsync(3_500)
    await flushPromises()
    expect(page.get('.verdict').text()).toContain('读不到状况')
    expect(page.text()).toContain('示例一场')
  })

  it('offers the bundle to administrators alone', async () => {
    answer = says(WELL)
    expect((await desk(true)).find('a[download]').exists()).toBe(true)
    expect((await desk(false)).find('a[download]').exists()).toBe(false)
  })
})
