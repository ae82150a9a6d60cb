import type { CommentView } from './contract'
import { intentOf, sameQuestion, type CommentIntent } from './commentIntent'

/** One question as several people ask it, while nobody has answered. */
export interface AskedQuestion {
  key: string
  intent: CommentIntent
  /** The words in which it was asked first. */
  text: string
  nick: string | null
  /** Distinct viewers who wait; null when the source names none. */
  people: number | null
  times: number
  /** Since when the first of them waits, epoch milliseconds. */
  since: number
  lastAt: number
  /** Other ways of asking it, the most used first. */
  ways: { text: string; times: number }[]
}

/** Askings kept of one question; the oldest leave, so that no set of people grows without end. */
export const MOST_ASKINGS = 500
/** Questions kept; the one that was asked longest ago leaves. */
export const MOST_QUESTIONS = 200
export const MOST_WAYS = 6

interface Asking { at: number; viewer: number | null; text: string; nick: string | null }

/** Collects questions from the comments of one screen, and lets those rest that were answered until somebody asks again. */
export class QuestionBoard {
  private readonly kept = new Map<string, { intent: CommentIntent; askings: Asking[] }>()
  private lastNumber = -1

  constructor(private readonly wanted: readonly CommentIntent[]) {}

  /** Takes in comments that are new to it. */
  add(comments: readonly CommentView[]): boolean {
    let changed = false
    for (const { number, at, viewer, nick, text } of comments) {
      if (number <= this.lastNumber) continue
      this.lastNumber = number
      const intent = intentOf(text)
      if (intent === null || !this.wanted.includes(intent)) continue
      this.take(sameQuestion(intent, text), intent, { at: Date.parse(at), viewer, nick, text })
      changed = true
    }
    return changed
  }

  private take(key: string, intent: CommentIntent, asking: Asking): void {
    const question = this.kept.get(key) ?? { intent, askings: [] }
    question.askings.push(asking)
    if (question.askings.length > MOST_ASKINGS) question.askings.shift()
    // Set again, so that the map's order is by the last asking.
    this.kept.delete(key)
    this.kept.set(key, question)
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_QUESTIONS && oldest !== undefined) this.kept.delete(oldest)
  }

  /**
   * What still waits, the longest wait first.
   *
   * @param answeredAt by key, until which moment a question is answered
   */
  open(answeredAt: ReadonlyMap<string, number>): AskedQuestion[] {
    return [...this.kept].flatMap(([key, { intent, askings }]) => {
      const waiting = askings.filter(({ at }) => at > (answeredAt.get(key) ?? -1))
      const [first] = waiting
      if (first === undefined) return []
      const people = new Set(waiting.flatMap(({ viewer }) => viewer ?? []))
      return [{
        key, intent, text: first.text, nick: first.nick, times: waiting.length, people: people.size === 0 ? null : people.size,
        since: Math.min(...waiting.map(({ at }) => at)), lastAt: Math.max(...waiting.map(({ at }) => at)), ways: waysOf(waiting, first.text),
      }]
    }).sort((one, other) => one.since - other.since)
  }
}

function waysOf(askings: readonly Asking[], but: string): AskedQuestion['ways'] {
  const counted = new Map<string, number>()
  for (const { text } of askings) if (text !== but) counted.set(text, (counted.get(text) ?? 0) + 1)
  return [...counted].map(([text, times]) => ({ text, times })).sort((one, other) => other.times - one.times).slice(0, MOST_WAYS)
}

/** The order of a list of questions: who waits longest, or what most people ask. */
export type QuestionOrder = 'wait' | 'people'

export function ordered(questions: readonly AskedQuestion[], order: QuestionOrder): AskedQuestion[] {
  const weight = ({ people, times }: AskedQuestion) => people ?? times
  return [...questions].sort((one, other) => (order === 'wait' ? one.since - other.since : weight(other) - weight(one) || one.since - other.since))
}
