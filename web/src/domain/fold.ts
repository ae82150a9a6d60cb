import type { CommentView, Frame, ShowChange, ShowView } from './contract'

/** As many comments as a screen keeps, whatever the length of the show. */
export const KEPT_COMMENTS = 2000

/**
 * The next state of a screen. A frame that is older than the state changes nothing, and a frame that comes twice changes nothing twice:
 * crew and room come whole, cues and hand steps carry ids, and comments carry numbers.
 */
export function applyFrame(view: ShowView, frame: Frame): ShowView {
  if (frame.position < view.position) return view
  return frame.changes.reduce(applyChange, { ...view, position: frame.position, clock: frame.clock })
}

function applyChange(view: ShowView, change: ShowChange): ShowView {
  switch (change.kind) {
    case 'crew':
      return { ...view, crew: change.crew }
    case 'cues':
      return { ...view, crew: { ...view.crew, cues: withNewest(view.crew.cues, change.cues, change.kept) } }
    case 'steps':
      return { ...view, crew: { ...view.crew, stepsDone: withNewest(view.crew.stepsDone, change.steps, change.kept) } }
    case 'room':
      return { ...view, room: change.room }
    case 'comments':
      return { ...view, comments: withComments(view.comments, change.comments) }
    case 'playback':
      return { ...view, playback: change.playback }
    case 'journal':
      return { ...view, journal: change.journal }
    default:
      return unknownChange(view, change)
  }
}

/** A new kind of change fails to compile here; at run time it comes from a newer server, and the rest of the frame still counts. */
function unknownChange(view: ShowView, _change: never): ShowView {
  return view
}

/** Both newest first. What is known stays where it is and takes its new state; what is not comes before it. */
function withNewest<T extends { id: string }>(had: readonly T[], arriving: readonly T[], kept: number): T[] {
  const changed = new Map(arriving.map((one) => [one.id, one]))
  const known = had.map((one) => {
    const next = changed.get(one.id)
    changed.delete(one.id)
    return next ?? one
  })
  return [...changed.values(), ...known].slice(0, kept)
}

/** Appends what is new; the server numbers comments upward, so what is not above the last one was seen already. */
export function withComments(kept: readonly CommentView[], arriving: readonly CommentView[]): CommentView[] {
  const last = kept.at(-1)?.number ?? -Infinity
  const fresh = arriving.filter((comment) => comment.number > last)
  return fresh.length === 0 ? (kept as CommentView[]) : [...kept, ...fresh].slice(-KEPT_COMMENTS)
}

/**
 * By how much what was sent before this frame goes beyond what the screen has: more than 0 means that a frame was missed. A gap between
 * the numbers alone means nothing, since a repetition that was dropped takes its number with it.
 */
export function missingComments(view: ShowView, frame: Frame): number {
  const last = view.comments.at(-1)?.number
  if (last === undefined || frame.position < view.position) return 0
  const before = frame.changes.flatMap((change) => (change.kind === 'comments' && change.after !== undefined ? [change.after] : []))
  return Math.max(0, ...before.map((after) => after - last))
}
