import type { CommentView, FiguresView, ShowView } from './contract'

/** A show in which nothing has happened yet, for tests to build on. */
export function emptyShow(): ShowView {
  return {
    position: 0,
    show: { id: 's1', title: '示例', workspace: '示例', nature: 'simulated', sample: true, zone: 'Asia/Shanghai' },
    clock: { now: '2026-11-27T12:49:36Z', rate: 1 },
    crew: {
      phase: 'onAir', plannedStart: '2026-11-27T12:00:00Z', plannedEnd: '2026-11-27T15:00:00Z', startedAt: '2026-11-27T12:02:10Z', endedAt: null, pausedSince: null, pausedMs: 0,
      items: [], nowItem: null, milestones: [], cueKeys: [], cues: [], handSteps: [], stepsDone: [], host: null,
    },
    room: {
      facts: { accepted: 0, duplicate: 0, conflict: 0, rejected: 0, unrecognised: 0 }, figures: noFigures(), recent: { lengthMs: 600_000, now: noFigures(), before: noFigures() },
      rounds: [], products: [], sources: [], shifts: [], streams: [], platform: { latest: [], windows: [] }, findings: [],
    },
    comments: [], playback: null, journal: { writing: true, problem: null },
  }
}

export function comment(number: number): CommentView {
  return { number, at: '2026-11-27T12:49:00Z', viewer: number, nick: '山茶*', text: '扣 1' }
}

export function noFigures(): FiguresView {
  return {
    startedAt: null, onlineLast: null, onlinePeak: null, entries: null, exposures: null, entryRate: null, uv: 0, stayMs: null, stayEstimated: false, comments: null, commenters: null,
    interactionRate: null, likes: null, likers: null, likeRate: null, follows: null, followers: null, followRate: null, shares: null, sharers: null, shareRate: null, gifts: null,
    giftCoins: null, clicks: null, clickers: null, clickRate: null, orders: null, dealRate: null, buyers: null, conversionRate: null, unitsSold: null, sellThrough: null, paidFen: null,
    refundedFen: null, gmvFen: null, averageOrderFen: null, uvValueFen: null, gpmFen: null,
  }
}
