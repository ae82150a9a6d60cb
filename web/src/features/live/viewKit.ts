import { computed, readonly, ref, shallowRef } from 'vue'
import type { CrewRole, CueView, FiguresView, ItemView, PersonView, ShowView, TrendPoint } from '@/domain/contract'
import type { RunningShow } from '@/stream/useShow'

/** Words for tests of the live screens. All names are invented. */
export const START = Date.parse('2026-11-27T12:02:10Z')
export const momentAt = (seconds: number): string => new Date(START + seconds * 1_000).toISOString()
export const person = (role: CrewRole, name = 'Stone'): PersonView => ({ id: `p-${role}`, name, role })

const FIGURES = [
  'onlineLast', 'onlinePeak', 'entries', 'exposures', 'entryRate', 'stayMs', 'comments', 'commenters', 'interactionRate', 'likes', 'likers', 'likeRate', 'follows',
  'followers', 'followRate', 'shares', 'sharers', 'shareRate', 'gifts', 'giftCoins', 'clicks', 'clickers', 'clickRate', 'orders', 'dealRate', 'buyers',
  'conversionRate', 'unitsSold', 'sellThrough', 'paidFen', 'refundedFen', 'gmvFen', 'averageOrderFen', 'uvValueFen', 'gpmFen',
] as const

export function figures(given: Partial<FiguresView> = {}): FiguresView {
  return { ...Object.fromEntries(FIGURES.map((name) => [name, null])), startedAt: null, uv: 0, stayEstimated: false, ...given } as FiguresView
}

export const item = (id: string, state: ItemView['state'], change: Partial<ItemView> = {}): ItemView => ({
  id, name: id, code: null, role: 'traffic', priceFen: 36_900, plannedMs: 480_000, extendedMs: 0, state, plannedStart: momentAt(0),
  startedAt: state === 'waiting' ? null : momentAt(0), endedAt: state === 'done' ? momentAt(480) : null, pausedMs: 0, points: [], line: null, ...change,
})

export const cue = (id: string, lines: CueView['lines'], change: Partial<CueView> = {}): CueView => ({
  id, name: id, lines, sentAt: momentAt(60), sentBy: person('operator', 'Wood'), takenBackAt: null, acknowledged: [], ...change,
})

export function showView(crew: Partial<ShowView['crew']> = {}, room: Partial<ShowView['room']> = {}): ShowView {
  return {
    position: 7,
    show: { id: 's1', title: 'Show 1', workspace: 'Sample shop', nature: 'live', sample: true, zone: 'Asia/Shanghai' },
    clock: { now: momentAt(120), rate: 1 },
    crew: {
      phase: 'onAir', plannedStart: momentAt(0), plannedEnd: momentAt(960), startedAt: momentAt(0), endedAt: null, pausedSince: null, pausedMs: 0,
      items: [item('coat', 'now'), item('scarf', 'waiting')], nowItem: 'coat', milestones: [],
      cueKeys: [{ name: 'follow', lines: { host: 'Follow first, newcomers' } }, { name: 'ones', lines: { host: 'Type 1 if you want it', floorController: 'Watch the comments' } }],
      cues: [], handSteps: [], stepsDone: [], host: null, ...crew,
    },
    room: {
      facts: { accepted: 0, duplicate: 0, conflict: 0, rejected: 0, unrecognised: 0 }, figures: figures(),
      recent: { lengthMs: 600_000, now: figures(), before: figures() }, rounds: [], products: [], sources: [], shifts: [], streams: [], platform: { latest: [], windows: [] }, findings: [], ...room,
    },
    comments: [], playback: null, journal: { writing: true, problem: null },
  }
}

/** A running show whose clock stands at two minutes, with a fresh frame. */
export function runningShow(view: ShowView, change: { stale?: boolean } = {}): RunningShow {
  const now = ref(Date.parse(view.clock.now))
  return {
    view: shallowRef(view), link: readonly(ref({ state: 'live' as const })), now: readonly(now), showNow: () => now.value,
    frameAgeMs: readonly(ref(change.stale ? 7_000 : 300)), stale: computed(() => change.stale ?? false), stoppedAt: readonly(ref(now.value)), retryNow: () => undefined,
  }
}

/** A trend of thirty entries a minute with one minute of ninety. */
export const risenAt = (minute: number, change: Partial<TrendPoint> = {}): TrendPoint[] =>
  Array.from({ length: minute + 1 }, (_, index) => ({
    at: momentAt(index * 60), online: 700, arrived: 0, entries: index === minute ? 90 : 30, comments: null, likes: null, follows: null, shares: null, gifts: null, clicks: null,
    orders: null, paidOrders: null, units: null, gmvFen: null, entriesBySource: null, ...(index === minute ? change : {}),
  }))
