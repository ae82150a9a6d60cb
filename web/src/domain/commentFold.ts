import { COMMENT_TABS, intentOf, tabOf, type CommentIntent, type CommentTab } from './commentIntent'
import type { CommentView } from './contract'

/**
 * The comment stream as a person reads it: the same words, said again within the window, fold into the row that stands there already.
 * A row keeps its place (nothing jumps under the pointer) and counts on; after the window the same words begin a new row.
 */
export interface CommentRow {
  /** Number of the first comment in it: the row's identity, stable for as long as it lives. */
  key: number
  /** The words as they were first written. */
  text: string
  nick: string | null
  /** Moment of the first and of the last one folded in, epoch milliseconds. */
  firstAt: number
  lastAt: number
  times: number
  /** Distinct viewers among them; null when the source names none. */
  people: number | null
  /** What it is about, as far as the lists know it. */
  intent: CommentIntent | null
}

/** How long, in show milliseconds, a row goes on taking in the same words. */
export const FOLD_WINDOW_MS = 20_000
/** Rows kept; the oldest leave. A screen keeps 2,000 comments, and no fewer rows can hold them when nothing repeats. */
export const MOST_ROWS = 2_000
/** A row that has taken in this many begins anew, so that no set of people grows without end. */
export const MOST_IN_A_ROW = 5_000
/** Distinct people counted for each tab; beyond it the count stands still. */
export const MOST_PEOPLE = 100_000

/**
 * The words by which two comments count as the same: width, case, blanks, marks at the ends and the length of one repeated character
 * do not matter (６６６６ = 666), digits inside always do (155 110 is not 155110).
 */
export function sameWords(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\p{Cf}/gu, '')
  const blanks = plain.trim().replace(/\s+/gu, ' ').replace(/(?<!\d) | (?!\d)/gu, '')
  const bare = blanks.replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '')
  const words = bare === '' ? blanks : bare
  return words.replace(/^(.)\1{2,}$/u, '$1$1$1')
}

interface OpenRow { row: CommentRow; viewers: Set<number> }

/** Folds comments as they come in. It is written to by one screen and read through `rows()`, newest first. */
export class CommentFold {
  private newestFirst: CommentRow[] = []
  private readonly open = new Map<string, OpenRow>()
  private lastNumber = -1
  private taken = 0
  /** The last moments, for the rate; bounded by the rate's own span and by MOST_ROWS. */
  private moments: number[] = []
  private readonly byTab: Record<CommentTab, Set<number>> = { question: new Set(), wanted: new Set(), missed: new Set(), bought: new Set(), complaint: new Set() }

  /** Takes in comments that are new to it; comments seen before (a fresh snapshot after a reconnect) change nothing. */
  add(comments: readonly CommentView[]): boolean {
    const fresh = comments.filter((comment) => comment.number > this.lastNumber)
    if (fresh.length === 0) return false
    // A list that was handed out stays as it was: someone may be reading it.
    this.newestFirst = [...this.newestFirst]
    for (const comment of fresh) {
      this.lastNumber = Math.max(this.lastNumber, comment.number)
      this.taken += 1
      this.take(comment)
    }
    if (this.newestFirst.length > MOST_ROWS) this.newestFirst.length = MOST_ROWS
    return true
  }

  rows(): readonly CommentRow[] {
    return this.newestFirst
  }

  /** Comments taken in so far by this screen. */
  get count(): number {
    return this.taken
  }

  /** Distinct people who wrote such a comment since this screen opened; whom the source does not name is not counted. */
  people(): Record<CommentTab, number> {
    return Object.fromEntries(COMMENT_TABS.map((tab) => [tab, this.byTab[tab].size])) as Record<CommentTab, number>
  }

  /** Comments a second over the ten seconds before `now`; null before anything came. */
  perSecond(now: number): number | null {
    if (this.taken === 0) return null
    const since = now - 10_000
    this.moments = this.moments.filter((at) => at > since)
    const [oldest] = this.moments
    const full = this.moments.length >= MOST_ROWS && oldest !== undefined
    const span = full ? Math.max(1_000, now - oldest) : 10_000
    return this.moments.length / (span / 1_000)
  }

  private take(comment: CommentView): void {
    const at = Date.parse(comment.at)
    this.moments.push(at)
    if (this.moments.length > MOST_ROWS) this.moments.shift()
    const words = sameWords(comment.text)
    const standing = this.open.get(words)
    const intent = standing ? standing.row.intent : intentOf(comment.text)
    this.countPerson(intent, comment.viewer)
    if (standing && at - standing.row.firstAt <= FOLD_WINDOW_MS && standing.row.times < MOST_IN_A_ROW) {
      this.foldIn(standing, comment, at)
      return
    }
    const viewers = new Set<number>(comment.viewer === null ? [] : [comment.viewer])
    const row: CommentRow = {
      key: comment.number, text: comment.text, nick: comment.nick, firstAt: at, lastAt: at, times: 1,
      people: comment.viewer === null ? null : 1, intent,
    }
    this.newestFirst.unshift(row)
    this.open.set(words, { row, viewers })
    if (this.open.size > MOST_ROWS) this.closeOlderThan(at - FOLD_WINDOW_MS)
  }

  private countPerson(intent: CommentIntent | null, viewer: number | null): void {
    const tab = tabOf(intent)
    if (tab === null || viewer === null || this.byTab[tab].size >= MOST_PEOPLE) return
    this.byTab[tab].add(viewer)
  }

  /** Rows are replaced, not changed: a list that was frozen for reading stays as it was. */
  private foldIn(standing: OpenRow, comment: CommentView, at: number): void {
    if (comment.viewer !== null) standing.viewers.add(comment.viewer)
    const row: CommentRow = {
      ...standing.row,
      lastAt: Math.max(at, standing.row.lastAt),
      times: standing.row.times + 1,
      people: standing.viewers.size === 0 ? null : standing.viewers.size,
    }
    const index = this.newestFirst.indexOf(standing.row)
    standing.row = row
    if (index >= 0) this.newestFirst[index] = row
  }

  private closeOlderThan(moment: number): void {
    for (const [words, { row }] of this.open) if (row.firstAt < moment || this.open.size > MOST_ROWS) this.open.delete(words)
  }
}

/** The rows that hold all the words asked for, in the text or the name. An empty question keeps every row. */
export function matching(rows: readonly CommentRow[], question: string): readonly CommentRow[] {
  const wanted = question.normalize('NFKC').toLowerCase().split(/\s+/u).filter((word) => word !== '')
  if (wanted.length === 0) return rows
  return rows.filter((row) => {
    const hay = `${row.nick ?? ''} ${row.text}`.normalize('NFKC').toLowerCase()
    return wanted.every((word) => hay.includes(word))
  })
}

/** The rows of one tab; null keeps all. */
export function ofTab(rows: readonly CommentRow[], tab: CommentTab | null): readonly CommentRow[] {
  return tab === null ? rows : rows.filter((row) => tabOf(row.intent) === tab)
}

/** The part of a list of equally high rows that a viewport shows, with a few rows before and after. */
export function visibleRange(count: number, rowHeight: number, scrollTop: number, height: number, spare = 6): { from: number; until: number } {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight)
  const until = Math.min(count, first + Math.ceil(height / rowHeight) + spare)
  return { from: Math.max(0, Math.min(first, until) - spare), until }
}
