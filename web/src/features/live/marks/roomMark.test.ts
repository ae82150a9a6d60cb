import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrendPoint } from '@/domain/contract'
import { chooseLocale, i18n } from '@/i18n'
import { momentAt, risenAt } from '../viewKit'
import RoomMark from './RoomMark.vue'

let points: TrendPoint[] = []

beforeEach(async () => {
  await chooseLocale('zh-CN', false)
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ points, more: false })))
})
afterEach(() => vi.unstubAllGlobals())
enableAutoUnmount(afterEach)

async function mark(minute: number) {
  const wrapper = mount(RoomMark, { props: { showId: 's1', startedAt: Date.parse(momentAt(0)), now: Date.parse(momentAt(minute * 60)), rate: 1, zone: 'Asia/Shanghai' }, global: { plugins: [i18n] } })
  await flushPromises()
  return wrapper
}

describe('what is told of the room', () => {
  it('is a surge with the entry that brought it, and what it is held against', async () => {
    points = risenAt(12).map((point, index) => ({ ...point, entriesBySource: { square: 20, recommend: index === 12 ? 70 : 10 } }))
    const told = (await mark(12.5)).get('[role=status]').text()
    expect(told).toContain('推荐进人突增')
    expect(told).toContain('90 次，前十分钟中位 30 次')
  })
  it('is a room that empties', async () => {
    points = risenAt(12, { entries: 30, online: 300 })
    expect((await mark(12.5)).get('.drop').text()).toContain('在线骤降：300 人，前十分钟中位 700 人')
  })
  it('is nothing in an even room, and a place that a reader already watches', async () => {
    points = risenAt(12, { entries: 30 })
    const wrapper = await mark(12.5)
    expect(wrapper.get('[role=status]').text()).toBe('')
  })
  it('goes when it was read, and by itself after five minutes', async () => {
    points = risenAt(12)
    const wrapper = await mark(12.5)
    await wrapper.get('button').trigger('click')
    expect(wrapper.find('.room-mark').exists()).toBe(false)
    const later = await mark(16.9)
    expect(later.find('.room-mark').exists()).toBe(true)
    await later.setProps({ now: Date.parse(momentAt(17 * 60)) })
    expect(later.find('.room-mark').exists()).toBe(false)
  })
})
