import { describe, expect, it } from 'vitest'
import type { CommentView, CueView, Frame, ShowChange, ShowView } from './contract'
import { applyFrame, KEPT_COMMENTS, missingComments, withComments } from './fold'
import { comment, emptyShow } from './sampleView'

const VIEW: ShowView = { ...emptyShow(), position: 100, comments: [comment(1), comment(2)] }
const frame = (position: number, ...changes: ShowChange[]): Frame => ({ position, clock: { now: '2026-11-27T12:50:00Z', rate: 1 }, changes })
const said = (...numbers: number[]): ShowChange => ({ kind: 'comments', comments: numbers.map(comment) })
const saidAfter = (after: number, ...numbers: number[]): ShowChange => ({ kind: 'comments', after, comments: numbers.map(comment) })
const numbers = (comments: CommentView[]) => comments.map((one) => one.number)

describe('a screen folds frames', () => {
  it('takes position and clock also when nothing changed', () => {
    const next = applyFrame(VIEW, frame(101))
    expect(next).toEqual({ ...VIEW, position: 101, clock: { now: '2026-11-27T12:50:00Z', rate: 1 } })
  })

  it('takes every kind of change', () => {
    const crew = { ...VIEW.crew, nowItem: 'i2' }
    const room = { ...VIEW.room, findings: [{ rule: 'L3', severity: 'warn' as const, evidence: [] }] }
    const playback = { state: 'playing' as const, speed: 60, from: '2026-11-27T12:00:00Z', until: null, file: null, rejected: 0 }
    const journal = { writing: false, problem: 'disk full' }
    const next = applyFrame(VIEW, frame(101, { kind: 'crew', crew }, { kind: 'room', room }, said(3), { kind: 'playback', playback }, { kind: 'journal', journal }))
    expect(next).toMatchObject({ crew: { nowItem: 'i2' }, room: { findings: [{ rule: 'L3' }] }, playback: { speed: 60 }, journal: { writing: false } })
    expect(numbers(next.comments)).toEqual([1, 2, 3])
  })

  describe('takes cues and hand steps alone', () => {
    const cue = (id: string, name = id): CueView => ({
      id, name, lines: {}, sentAt: '2026-11-27T12:49:00Z', sentBy: { id: 'p', name: '石头', role: 'floorController' }, takenBackAt: null, acknowledged: [],
    })
    const cues = (kept: number, ...some: CueView[]): ShowChange => ({ kind: 'cues', kept, cues: some })
    const sent = (...changes: ShowChange[]) =>
      changes.reduce((view, change, index) => applyFrame(view, frame(101 + index, change)), VIEW).crew.cues.map((one) => `${one.id} ${one.name}`)

    it('newest first, each once, also when it changes', () => {
      expect(sent(cues(1, cue('a')), cues(2, cue('b')), cues(3, cue('c'), cue('a', 'seen')))).toEqual(['c c', 'b b', 'a seen'])
    })

    it('and forgets what the server forgot', () => {
      expect(sent(cues(2, cue('b'), cue('a')), cues(2, cue('c')))).toEqual(['c c', 'b b'])
    })

    it('and leaves the rest of the crew the same', () => {
      const step = { id: 's', name: '讲解', role: 'consoleOperator' as const, item: null, at: '2026-11-27T12:49:00Z', by: { id: 'p', name: '石头', role: 'floorController' as const }, takenBackAt: null }
      const next = applyFrame(VIEW, frame(101, cues(1, cue('a')), { kind: 'steps', kept: 1, steps: [step] }))
      expect(next.crew).toEqual({ ...VIEW.crew, cues: [cue('a')], stepsDone: [step] })
    })
  })

  it('leaves the state before as it was', () => {
    const before = structuredClone(VIEW)
    applyFrame(VIEW, frame(101, said(3)))
    expect(VIEW).toEqual(before)
  })

  it('is not changed by a frame that is older than the state', () => {
    expect(applyFrame(VIEW, frame(99, said(3)))).toBe(VIEW)
  })

  it('is not changed twice by a frame that comes twice', () => {
    const twice = frame(101, said(3))
    expect(applyFrame(applyFrame(VIEW, twice), twice)).toEqual(applyFrame(VIEW, twice))
  })

  it('lives with a change that a newer server invented', () => {
    const invented = { kind: 'weather', weather: 'rain' } as unknown as ShowChange
    expect(numbers(applyFrame(VIEW, frame(101, invented, said(3))).comments)).toEqual([1, 2, 3])
  })
})

describe('comments', () => {
  it('are appended once, also when pieces overlap', () => {
    expect(numbers(withComments([comment(1), comment(2)], [comment(2), comment(3)]))).toEqual([1, 2, 3])
  })

  it('stay the same list when nothing is new', () => {
    const kept = [comment(1)]
    expect(withComments(kept, [comment(1)])).toBe(kept)
  })

  it('are kept to the last two thousand', () => {
    const kept = withComments([], Array.from({ length: KEPT_COMMENTS + 5 }, (_, index) => comment(index)))
    expect([kept.length, kept[0]?.number]).toEqual([KEPT_COMMENTS, 5])
  })

  it('tell when a frame was missed', () => {
    expect(missingComments(VIEW, frame(101, said(3)))).toBe(0)
    expect(missingComments(VIEW, frame(101, said(2, 3)))).toBe(0)
    expect(missingComments(VIEW, frame(101, saidAfter(5, 6)))).toBe(3)
    expect(missingComments(VIEW, frame(101, saidAfter(2, 6)))).toBe(0) // 3 to 5 were repetitions
    expect(missingComments(VIEW, frame(101))).toBe(0)
    expect(missingComments({ ...VIEW, comments: [] }, frame(101, saidAfter(5, 6)))).toBe(0)
    expect(missingComments(VIEW, frame(99, saidAfter(5, 6)))).toBe(0)
  })
})
