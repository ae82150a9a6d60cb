import { describe, expect, it } from 'vitest'
import { CommentFold, FOLD_WINDOW_MS, matching, MOST_ROWS, sameWords, visibleRange } from './commentFold'
import type { CommentView } from './contract'

const start = Date.parse('2026-11-23T12:00:00Z')
let number = 0
const said = (text: string, second: number, viewer: number | null = null, nick: string | null = null): CommentView =>
  ({ number: (number += 1), at: new Date(start + second * 1_000).toISOString(), viewer, nick, text })

describe('the same words', () => {
  it.each([
    ['扣 1', '扣1'], ['扣１', '扣1'], [' 已拍！', '已拍'], ['L码？？', 'l码'], ['哈哈哈哈哈', '哈哈哈'], ['How much', 'howmuch'], ['！！！', '！！！！'],
    ['\u200f已拍\u200f', '已拍'],
  ])('%s is %s', (one, other) => expect(sameWords(one)).toBe(sameWords(other)))
  it.each([['158 110', '158110'], ['1', '11'], ['1000', '10000'], ['黑色 L', '黑色 XL'], ['1', '111']])(
    '%s is not %s', (one, other) => expect(sameWords(one)).not.toBe(sameWords(other)))
})

describe('folding', () => {
  it('counts repeats and distinct people in the row that stands there', () => {
    const fold = new CommentFold()
    fold.add([said('扣 1', 0, 7), said('多少钱', 1, 8), said('扣1', 2, 9), said('扣１', 3, 7)])
    expect(fold.rows().map((row) => [row.text, row.times, row.people])).toEqual([['多少钱', 1, 1], ['扣 1', 3, 2]])
  })
  it('knows no people where the source names none', () => {
    const fold = new CommentFold()
    fold.add([said('1', 0), said('1', 1)])
    expect(fold.rows()[0]).toMatchObject({ times: 2, people: null })
  })
  it('begins a new row after the window', () => {
    const fold = new CommentFold()
    fold.add([said('1', 0), said('1', FOLD_WINDOW_MS / 1_000), said('1', FOLD_WINDOW_MS / 1_000 + 1)])
    expect(fold.rows().map((row) => row.times)).toEqual([1, 2])
  })
  it('takes a comment once, whatever a reconnect sends again', () => {
    const fold = new CommentFold()
    const comments = [said('好看', 0), said('好看', 1)]
    fold.add(comments)
    expect(fold.add(comments)).toBe(false)
    expect(fold.rows()[0]?.times).toBe(2)
    expect(fold.count).toBe(2)
  })
  it('leaves a list that someone reads as it was', () => {
    const fold = new CommentFold()
    fold.add([said('好看', 0)])
    const read = fold.rows()
    fold.add([said('好看', 1), said('买了', 2)])
    expect(read.map((row) => [row.text, row.times])).toEqual([['好看', 1]])
  })
  it('keeps a bounded number of rows', () => {
    const fold = new CommentFold()
    for (let i = 0; i < MOST_ROWS + 500; i += 1) fold.add([said(`第 ${i} 句话`, i / 200)])
    expect(fold.rows()).toHaveLength(MOST_ROWS)
    expect(fold.rows()[0]?.text).toBe(`第 ${MOST_ROWS + 499} 句话`)
  })
  it('says how many come a second', () => {
    const fold = new CommentFold()
    expect(fold.perSecond(start)).toBeNull()
    for (let i = 0; i < 200; i += 1) fold.add([said(`${i} 号`, i / 10)])
    expect(fold.perSecond(start + 20_000)).toBeCloseTo(10, 0)
    expect(fold.perSecond(start + 60_000)).toBe(0)
  })
})

describe('looking for words', () => {
  it('finds all words, in text or name, whatever the case and width', () => {
    const fold = new CommentFold()
    fold.add([said('黑色 XL 还有吗', 0, 1, '山茶*'), said('黑色 M', 1, 2, '阿芬*')])
    expect(matching(fold.rows(), 'ｘl 黑').map((row) => row.text)).toEqual(['黑色 XL 还有吗'])
    expect(matching(fold.rows(), '阿芬')).toHaveLength(1)
    expect(matching(fold.rows(), '  ')).toHaveLength(2)
  })
})

describe('the rows that are drawn', () => {
  it('are those in view and a few around, however long the list', () => {
    expect(visibleRange(2_000, 28, 0, 560)).toEqual({ from: 0, until: 26 })
    expect(visibleRange(2_000, 28, 2_800, 560)).toEqual({ from: 94, until: 126 })
    expect(visibleRange(3, 28, 0, 560)).toEqual({ from: 0, until: 3 })
    expect(visibleRange(3, 28, 90_000, 560)).toEqual({ from: 0, until: 3 })
    expect(visibleRange(0, 28, 0, 560)).toEqual({ from: 0, until: 0 })
  })
})
