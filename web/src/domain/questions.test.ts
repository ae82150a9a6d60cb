import { describe, expect, it } from 'vitest'
import type { CommentView } from './contract'
import { MOST_ASKINGS, MOST_QUESTIONS, ordered, QuestionBoard } from './questions'
import { QUESTIONS } from './commentIntent'

const START = Date.parse('2026-11-27T12:00:00Z')
let number = 0
const said = (text: string, seconds: number, viewer: number | null = (number += 1)): CommentView => ({ number: (number += 1), at: new Date(START + seconds * 1_000).toISOString(), viewer, nick: '山茶*', text })
const board = (...comments: CommentView[]) => {
  const made = new QuestionBoard(QUESTIONS)
  made.add(comments)
  return made
}
const nobody = new Map<string, number>()

describe('a question', () => {
  it('is one however many ask it, and counts distinct people and the longest wait', () => {
    const [asked] = board(said('158 110 斤穿什么码', 10, 7), said('157 112 斤拍多大', 20, 7), said('158，110斤 L 行吗', 30, 8)).open(nobody)
    expect(asked).toMatchObject({ intent: 'size', text: '158 110 斤穿什么码', people: 2, times: 3, since: START + 10_000, lastAt: START + 30_000 })
    expect(asked?.ways.map((way) => way.times)).toEqual([1, 1])
  })
  it('counts nobody where the source names nobody', () => expect(board(said('多少钱', 1, null)).open(nobody)[0]?.people).toBeNull())
  it('is only what asks: praise, calls and testimonies are none', () => expect(board(said('1', 1), said('真好看', 2), said('已拍', 3)).open(nobody)).toEqual([]))
  it('that a comment has told before is not told twice', () => {
    const once = said('多少钱', 1)
    const made = board(once)
    expect([made.add([once]), made.open(nobody)[0]?.times]).toEqual([false, 1])
  })
})

describe('an answer', () => {
  const made = board(said('黑色还有吗', 10, 1), said('几天能到成都', 15, 2), said('黑色还有吗', 40, 3))
  const key = made.open(nobody)[0]?.key ?? ''
  it('lets the question rest', () => expect(made.open(new Map([[key, START + 60_000]])).map((one) => one.text)).toEqual(['几天能到成都']))
  it('does not cover who asks afterwards: the wait begins anew', () => expect(made.open(new Map([[key, START + 20_000]])).find((one) => one.key === key)).toMatchObject({ people: 1, since: START + 40_000 }))
})

describe('the list', () => {
  it('has the longest wait first, or what most people ask', () => {
    const asked = board(said('几天能到成都', 1), said('黑色还有吗', 2), said('黑色还有吗', 3)).open(nobody)
    expect([ordered(asked, 'wait')[0]?.intent, ordered(asked, 'people')[0]?.intent]).toEqual(['shipping', 'stock'])
  })
  it('keeps a bounded number of questions and askings; what was asked longest ago leaves', () => {
    const many = board(...Array.from({ length: MOST_QUESTIONS + 5 }, (_, index) => said(`颜色 ${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${index} 还有吗`, index)))
    const asked = many.open(nobody)
    expect([asked.length, asked[0]?.since]).toEqual([MOST_QUESTIONS, START + 5_000])
    expect(board(...Array.from({ length: MOST_ASKINGS + 9 }, (_, index) => said('多少钱', index))).open(nobody)[0]?.times).toBe(MOST_ASKINGS)
  })
})
