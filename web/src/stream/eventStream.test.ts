import { describe, expect, it } from 'vitest'
import { EventStreamReader } from './eventStream'

const SAMPLE = 'retry: 1000\n\n: a comment\nid: 7\nevent: frame\ndata: {"a":1}\n\nevent: snapshot\r\ndata: x\r\ndata: y\r\n\r\ndata:z\r\r'
const EXPECTED = [
  { event: 'frame', data: '{"a":1}', id: '7' },
  { event: 'snapshot', data: 'x\ny', id: '7' },
  { event: 'message', data: 'z', id: '7' },
]

describe('an event stream', () => {
  it('reads events, whatever ends its lines', () => {
    const reader = new EventStreamReader()
    expect([...reader.read(SAMPLE), ...reader.read('\n')]).toEqual(EXPECTED)
  })

  it('reads the same when it is cut anywhere', () => {
    for (let cut = 1; cut < SAMPLE.length; cut += 1) {
      const reader = new EventStreamReader()
      expect([...reader.read(SAMPLE.slice(0, cut)), ...reader.read(SAMPLE.slice(cut)), ...reader.read('\n')]).toEqual(EXPECTED)
    }
  })

  it('keeps the last id, and gives no event without data', () => {
    const reader = new EventStreamReader()
    expect(reader.read('id: 3\nevent: nothing\n\ndata: a\n\n')).toEqual([{ event: 'message', data: 'a', id: '3' }])
  })
})
