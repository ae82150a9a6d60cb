import { describe, expect, it } from 'vitest'
import { LONGEST_ITEM_MINUTES, MOST_LINES, parseRundown } from './rundownText'

const faults = (text: string) => parseRundown(text).faults

describe('a rundown pasted from a spreadsheet', () => {
  it('reads tabs, with a header and an empty line', () => {
    expect(parseRundown('名称\t角色\t分钟\t价\t货号\n双面羊毛呢短大衣\t爆款\t8\t459\tLM2601\n\n羊绒围巾\t秒\t7分\t¥99.00\tLM2614')).toEqual({
      faults: [],
      lines: [
        { line: 2, name: '双面羊毛呢短大衣', role: 'traffic', minutes: 8, priceFen: 45_900, code: 'LM2601' },
        { line: 4, name: '羊绒围巾', role: 'flash', minutes: 7, priceFen: 9_900, code: 'LM2614' },
      ],
    })
  })

  it('reads commas of both widths and quoted cells', () => {
    expect(parseRundown('"夹克, 绵羊皮",利润款,10,"1,299.00",LM2609\n围巾，秒殺，6，19.9，A1').lines).toEqual([
      { line: 1, name: '夹克, 绵羊皮', role: 'profit', minutes: 10, priceFen: 129_900, code: 'LM2609' },
      { line: 2, name: '围巾', role: 'flash', minutes: 6, priceFen: 1_990, code: 'A1' },
    ])
  })

  it('keeps commas inside a cell when tabs separate', () => {
    expect(parseRundown('夹克, 短\tprofit\t10\t1,299\tA').lines[0]).toMatchObject({ name: '夹克, 短', priceFen: 129_900 })
  })

  it('needs neither role, price nor code', () => {
    expect(parseRundown('开场聊天,,5').lines).toEqual([{ line: 1, name: '开场聊天', role: null, minutes: 5, priceFen: null, code: null }])
  })

  it('counts money exactly through its digits', () => {
    expect(parseRundown('a,,1,19.9\nb,,1,1.1\nc,,1,0.07').lines.map((line) => line.priceFen)).toEqual([1_990, 110, 7])
  })

  it.each([
    [',爆,8,1,A', { line: 1, kind: 'noName', text: '爆 8 1 A' }],
    [`${'长'.repeat(81)},爆,8`, { line: 1, kind: 'nameTooLong', text: `${'长'.repeat(12)}…` }],
    [`裤,爆,8,1,${'9'.repeat(65)}`, { line: 1, kind: 'codeTooLong', text: `${'9'.repeat(12)}…` }],
    ['裤,引流,8', { line: 1, kind: 'unknownRole', text: '引流' }],
    ['裤,爆', { line: 1, kind: 'noMinutes', text: '裤' }],
    ['裤,爆,八分', { line: 1, kind: 'badMinutes', text: '八分' }],
    ['裤,爆,0', { line: 1, kind: 'badMinutes', text: '0' }],
    [`裤,爆,${LONGEST_ITEM_MINUTES + 1}`, { line: 1, kind: 'badMinutes', text: '241' }],
    ['裤,爆,8,129.900', { line: 1, kind: 'threeDecimals', text: '129.900' }],
    ['裤,爆,8,-3', { line: 1, kind: 'badPrice', text: '-3' }],
    ['裤,爆,8,12,99', null],
    ['裤,爆,8,1,A,B', { line: 1, kind: 'tooManyColumns', text: 'B' }],
    ['"裤,爆,8', { line: 1, kind: 'openQuote', text: '"裤,爆,8' }],
  ])('names the fault in %s', (text, fault) => {
    expect(faults(text)).toEqual(fault === null ? [] : [fault])
  })

  it('names both lines of a repeated code and keeps the first', () => {
    const parsed = parseRundown('a,,1,1,X\nb,,1,1,X')
    expect(parsed.faults).toEqual([{ line: 2, kind: 'repeatedCode', text: 'X', other: 1 }])
    expect(parsed.lines.map((line) => line.name)).toEqual(['a'])
  })

  it('finds every fault of a line and guesses at none', () => {
    const parsed = parseRundown('裤,引流,x,1.234')
    expect(parsed.faults.map((fault) => fault.kind)).toEqual(['unknownRole', 'badMinutes', 'threeDecimals'])
    expect(parsed.lines).toEqual([])
  })

  it('stops at its bound and says so', () => {
    const parsed = parseRundown(Array.from({ length: MOST_LINES + 5 }, (_, index) => `item ${index},,1`).join('\n'))
    expect(parsed.lines).toHaveLength(MOST_LINES)
    expect(parsed.faults).toEqual([{ line: MOST_LINES + 1, kind: 'tooManyLines', text: String(MOST_LINES) }])
  })
})
