/**
 * What the server says to a screen, word for word. The Java side writes these from records of the same names; both sides test against the
 * samples in contract/samples, so that neither drifts alone. Moments are ISO-8601 in UTC, lengths are milliseconds, money is fen.
 * null means: the source does not give it. 0 means: it gives it, and nothing came.
 */
export type Iso = string
export type CrewRole =
  | 'operator' | 'host' | 'floorController' | 'consoleOperator' | 'coHost' | 'customerService' | 'privateDomain' | 'brandViewer'
export type ProductRole = 'flash' | 'traffic' | 'profit' | 'topic'
export type Nature = 'live' | 'recording' | 'simulated'
export type Phase = 'planned' | 'onAir' | 'paused' | 'ended'
export type Origin = 'captured' | 'dashboard' | 'orders' | 'derived' | 'typed'

/** The whole state of a screen: a snapshot first, then changes. */
export interface ShowView {
  position: number
  show: ShowHeader
  clock: ClockView
  crew: CrewView
  room: RoomView
  /** The last comments, oldest first, at most 200 in a snapshot. */
  comments: CommentView[]
  /** Only for a recording or a simulated room. */
  playback: PlaybackView | null
  journal: JournalView
}

export interface ShowHeader {
  id: string
  title: string
  workspace: string
  nature: Nature
  sample: boolean
  zone: string
}

/** The show's own clock: a recording at ×60 runs sixty seconds in one. A screen goes on ticking from here by itself. */
export interface ClockView {
  now: Iso
  /** Show seconds per real second; 0 while playback stands still. */
  rate: number
}

export interface CrewView {
  phase: Phase
  plannedStart: Iso
  plannedEnd: Iso
  startedAt: Iso | null
  endedAt: Iso | null
  pausedSince: Iso | null
  /** All finished pauses together. */
  pausedMs: number
  items: ItemView[]
  /** The waiting items in the order in which they will be taken are those of state 'waiting', in list order. */
  nowItem: string | null
  milestones: { name: string; due: Iso }[]
  /** What lies under the keys 1–9, page by page. */
  cueKeys: { name: string; lines: Partial<Record<CrewRole, string>> }[]
  /** Sent in this show, newest first, at most 50. */
  cues: CueView[]
  /** What lies ready for a person to do by hand, because WeChat has no interface for it (人工步骤). */
  handSteps: HandStepView[]
  /** Recorded in this show, newest first, at most 100. */
  stepsDone: StepDoneView[]
  host: PersonView | null
}

export interface ItemView {
  id: string
  name: string
  code: string | null
  role: ProductRole | null
  priceFen: number | null
  plannedMs: number
  /** Added time, negative when it was cut. */
  extendedMs: number
  state: 'waiting' | 'now' | 'done' | 'skipped'
  plannedStart: Iso
  startedAt: Iso | null
  endedAt: Iso | null
  /** Time between its start and end in which nobody talked about it: pauses, and the time until it was taken again (返場). */
  pausedMs: number
  points: { label: string; text: string }[]
  line: string | null
}

export interface PersonView { id: string; name: string; role: CrewRole }

export interface CueView {
  id: string
  name: string
  lines: Partial<Record<CrewRole, string>>
  sentAt: Iso
  sentBy: PersonView
  takenBackAt: Iso | null
  acknowledged: { role: CrewRole; at: Iso; by: PersonView }[]
}

export interface HandStepView {
  name: string
  role: CrewRole
  /** How to do it, step by step; empty where the name says it. */
  guide: string[]
  /** It belongs to the item on air, which is recorded with it. */
  ofItem: boolean
}

export interface StepDoneView {
  id: string
  name: string
  /** For which role it was done; somebody else may have stood in (R7). */
  role: CrewRole
  item: string | null
  at: Iso
  by: PersonView
  takenBackAt: Iso | null
}

export interface RoomView {
  facts: { accepted: number; duplicate: number; conflict: number; rejected: number; unrecognised: number }
  figures: FiguresView
  /** The last n minutes against the n before; n is lengthMs. */
  recent: { lengthMs: number; now: FiguresView; before: FiguresView }
  rounds: RoundView[]
  products: { code: string; figures: FiguresView }[]
  sources: SourceView[]
  shifts: { host: PersonView; from: Iso; figures: FiguresView }[]
  streams: StreamView[]
  platform: PlatformView
  findings: { rule: string; severity: 'warn' | 'block'; evidence: { name: string; value: string }[] }[]
}

/** One entry (D2): what its viewers did, and how many came by it lately. */
export interface SourceView {
  source: string
  /** Of the viewers who entered by it first. */
  figures: FiguresView
  /** Entries that name it, in the last minutes of recent; the entries of all sources add up to those. null when entries are not given. */
  entriesNow: number | null
  entriesBefore: number | null
}

/** What the platform itself counted (大屏): it stands beside our figures and is never added to them. */
export interface PlatformView {
  /** The newest reading of each measure, window and entry. */
  latest: PlatformReading[]
  /** Of readings over a window, the last one in each round, oldest first. */
  windows: (PlatformReading & { round: number })[]
}

/** Counts as they are, stay in ms, money in fen, rates and standings in ten-thousandths; a standing is the share of peers that lie below (超同行). */
export type PlatformMeasure =
  | 'viewers' | 'online' | 'onlinePeak' | 'exposures' | 'stay' | 'commenters' | 'likers' | 'followers' | 'sharers' | 'clickers'
  | 'buyers' | 'orders' | 'gmv' | 'refunded' | 'entryRate' | 'commentRate' | 'likeRate'
  | 'entryStanding' | 'commentStanding' | 'likeStanding' | 'stayStanding'

export interface PlatformReading {
  measure: PlatformMeasure
  /** The last so many minutes; 0 for the whole show. */
  windowMinutes: number
  /** Of one entry only; null for all together. */
  source: string | null
  value: number
  at: Iso
  /** 'dashboard' where it was polled or imported, 'typed' where a person typed it in. */
  origin: Origin
}

/** Every figure of one scope. The definitions stand in docs/glossary.md. */
export interface FiguresView {
  startedAt: Iso | null
  onlineLast: number | null
  onlinePeak: number | null
  entries: number | null
  exposures: number | null
  entryRate: number | null
  uv: number
  stayMs: number | null
  /** true when leaving was not seen and the stay comes from Little's law. */
  stayEstimated: boolean
  comments: number | null
  commenters: number | null
  interactionRate: number | null
  likes: number | null
  likers: number | null
  likeRate: number | null
  follows: number | null
  followers: number | null
  followRate: number | null
  shares: number | null
  sharers: number | null
  shareRate: number | null
  gifts: number | null
  giftCoins: number | null
  clicks: number | null
  clickers: number | null
  clickRate: number | null
  orders: number | null
  dealRate: number | null
  buyers: number | null
  conversionRate: number | null
  unitsSold: number | null
  sellThrough: number | null
  paidFen: number | null
  refundedFen: number | null
  gmvFen: number | null
  averageOrderFen: number | null
  uvValueFen: number | null
  gpmFen: number | null
}

/** An assessment round (L3): its arrivals as a cohort, and what happened while it ran. */
export interface RoundView {
  index: number
  start: Iso
  /** Still running, so its cells are open. */
  open: boolean
  /** A fact older than ten minutes came in later and changed it. */
  reopened: boolean
  /** Viewers who arrived in this round. The sum over all rounds is uv. */
  entrants: number
  /** Of these arrivals, how many distinct viewers did it at any later time of the show. */
  commented: number | null
  liked: number | null
  followed: number | null
  shared: number | null
  clicked: number | null
  ordered: number | null
  bought: number | null
  stayMs: number | null
  /** Facts that happened in this round, whoever did them. The sums over all rounds are the show's totals. */
  totals: {
    entries: number | null
    comments: number | null
    likes: number | null
    follows: number | null
    shares: number | null
    gifts: number | null
    clicks: number | null
    orders: number | null
    gmvFen: number | null
  }
}

export interface StreamView {
  name: string
  origin: Origin
  gives: string[]
  zone: string
  periodMs: number
  /** Show time of the last fact received; null when none came yet. */
  lastAt: Iso | null
  offsetMs: number
}

export interface CommentView {
  number: number
  at: Iso
  /** Number of the viewer within this show; null when the fact names none. */
  viewer: number | null
  /** Masked for the screen, e.g. 山茶*; null when the source gave none or it was forgotten. */
  nick: string | null
  text: string
}

export interface PlaybackView {
  state: 'playing' | 'paused' | 'finished'
  speed: number
  from: Iso
  until: Iso | null
  file: string | null
  /** Lines that lie in quarantine. */
  rejected: number
}

export interface JournalView {
  /** false: 没写进日志 — nothing that arrives now is durable. */
  writing: boolean
  problem: string | null
}

/** One frame of the stream. It comes at least once a second, with no changes when nothing changed. */
export interface Frame {
  position: number
  clock: ClockView
  changes: ShowChange[]
}

export type ShowChange =
  | { kind: 'crew'; crew: CrewView }
  /** New or changed ones, newest first; kept: how many of the newest there are with them. */
  | { kind: 'cues'; kept: number; cues: CueView[] }
  | { kind: 'steps'; kept: number; steps: StepDoneView[] }
  | { kind: 'room'; room: RoomView }
  /** To be appended; a screen keeps the last 2,000. */
  /** after: number of the last comment that was sent before these. Numbers have gaps where a repetition was dropped. */
  | { kind: 'comments'; after?: number; comments: CommentView[] }
  | { kind: 'playback'; playback: PlaybackView }
  | { kind: 'journal'; journal: JournalView }

/** Figures over time, by when it happened; a few seconds behind the journal. */
export interface TrendView {
  /** The first moment that was asked for. */
  from: Iso
  /** Seconds of each point. */
  step: number
  /** Only those in which something was counted, oldest first. */
  points: TrendPoint[]
  /** Later points were left out. */
  more: boolean
}

/** Distinct counts cannot be added over time, so only arrivals are among them; they add up to uv. */
export interface TrendPoint {
  at: Iso
  online: number | null
  arrived: number
  entries: number | null
  comments: number | null
  likes: number | null
  follows: number | null
  shares: number | null
  gifts: number | null
  clicks: number | null
  orders: number | null
  paidOrders: number | null
  units: number | null
  gmvFen: number | null
  /** Entries by the source that each names; they add up to entries, and a source by which nobody came is not in it. null also in a step from before this was kept. */
  entriesBySource: Record<string, number> | null
}

/** Of those who came in in each round, how many were still there some minutes later (留存). */
export interface SurvivalView {
  /** The ages, in minutes after each viewer's own coming. */
  minutes: number[]
  /** Oldest first; null when no source gives entering and leaving. */
  rounds: CohortView[] | null
}

export interface CohortView {
  index: number
  start: Iso
  /** Still running. */
  open: boolean
  /** Viewers who were seen coming in in this round: their first fact is an enter fact. */
  came: number
  /** Of these, one for each age that all of them have reached. */
  there: number[]
}

/** What a person may ask for. One endpoint, POST /api/shows/{show}/wishes, with an Idempotency-Key. */
export type Wish =
  | { wish: 'startShow' } | { wish: 'pauseShow' } | { wish: 'resumeShow' } | { wish: 'endShow' }
  | { wish: 'takeItem'; item: string }
  | { wish: 'extendItem'; item: string; ms: number }
  | { wish: 'skipItem'; item: string }
  | { wish: 'reorderItems'; waiting: string[] }
  /** cue: made by the screen, so that a repeated post is the same cue. */
  | { wish: 'sendCue'; cue: string; name: string; lines: Partial<Record<CrewRole, string>> }
  | { wish: 'acknowledgeCue'; cue: string; role: CrewRole }
  | { wish: 'takeBackCue'; cue: string }
  | { wish: 'changeHostShift'; host: string }
  /** step: made by the screen. item: the item that it was done for; null when none. */
  | { wish: 'recordStep'; step: string; name: string; role: CrewRole; item: string | null }
  /** Within 3 seconds. */
  | { wish: 'takeBackStep'; step: string }

/** RFC 9457. type is "/problems/" + a stable name; what the person can do next stands in detail. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  [value: string]: unknown
}

export interface Place { id: string; name: string; sample: boolean }

/** Does what another role may, beside the own, until then (R7). */
export interface StandIn { role: CrewRole; until: Iso }

export interface SessionView {
  /** null when nobody is signed in. */
  person: (PersonView & { administrator: boolean; workspace: Place; standsIn: StandIn[] }) | null
  /** Every workspace of the account; the current one is the person's. */
  workspaces: Place[]
  /** Sign-in by role without a password: only on loopback and only until the first administrator. */
  sampleRoles: CrewRole[]
  /** No real administrator yet: the page offers to make one. */
  needsAdministrator: boolean
}

export interface ShowSummary {
  id: string
  title: string
  workspace: string
  nature: Nature
  sample: boolean
  zone: string
  phase: Phase
  plannedStart: Iso
  plannedEnd: Iso
  startedAt: Iso | null
  endedAt: Iso | null
  items: number
  onlineLast: number | null
  uv: number
  gmvFen: number | null
}

/** How the facts of a show come in, and how that goes at this moment. */
export interface CapturesView {
  /** The server's clock, by which the ages are to be read. */
  now: Iso
  /** The newest first. */
  captures: CaptureView[]
  streams: CapturedStreamView[]
  /** Facts of the show with a key that stood in the journal with other content. */
  conflicts: number
  /** Lines of the show that could not be understood. */
  quarantined: number
}

export interface CaptureView {
  id: string
  name: string
  kind: CaptureKind
  state: 'open' | 'expired' | 'revoked'
  madeAt: Iso
  madeBy: PersonView
  /** The name under which somebody took on what is collected and at whose risk (C5). */
  acceptedBy: string
  expiresAt: Iso
  revokedAt: Iso | null
  lastPostAt: Iso | null
  posts: number
  accepted: number
  duplicates: number
  rejected: number
  factsAMinute: number
  /** Why the last post was turned away; gone with the next one that is taken. */
  trouble: CaptureTrouble | null
}

/** What posts: the wxlivespy forwarder, or a program that writes Kaibo's own lines. */
export type CaptureKind = 'forwarder' | 'lines'

/** what is the name of the problem that the post got. */
export interface CaptureTrouble { what: string; detail: string; at: Iso }

export interface CapturedStreamView {
  name: string
  origin: Origin
  lastAt: Iso | null
  /** By which the source's clock is shifted: above 0 it is slow. */
  offsetMs: number
}

/** What a new capture is told once. address is where to post to, token included. */
export interface CaptureMade { capture: CaptureView; token: string; address: string }

/** How the server does, for the crew. */
export interface StatusView {
  version: string
  now: Iso
  startedAt: Iso
  /** How long the database took to answer; null when it did not. */
  databaseMs: number | null
  diskFree: number
  diskTotal: number
  diskLow: boolean
  /** Of all shows of this workspace. */
  journalBytes: number
  /** Those of this workspace that are in memory. */
  shows: ShowStatus[]
}

export interface ShowStatus {
  show: string
  title: string
  phase: Phase
  position: number
  writing: boolean
  problem: string | null
  /** Facts that came in and are not in the journal yet. */
  waitingFacts: number
  journalBytes: number
}

/** What of the viewers of a workspace is kept, and until when (C5). */
export interface PrivacyView {
  terms: TermsView
  /** The newest first. */
  shows: KeptView[]
}

/** Days from the end of each show, from 1 to longestDays. */
export interface TermsView {
  /** Who the viewers are, and lines that were set aside. */
  peopleDays: number
  /** What they wrote. */
  commentDays: number
  longestDays: number
}

/** What one show keeps of its viewers. */
export interface KeptView {
  show: string
  title: string
  endedAt: Iso | null
  people: number
  comments: number
  /** Lines that could not be understood. */
  quarantined: number
  /** When the term is over; null while the show has not ended. */
  peopleUntil: Iso | null
  commentsUntil: Iso | null
  /** When they were forgotten last; null when never. */
  peopleForgottenAt: Iso | null
  commentsForgottenAt: Iso | null
}

/** What is known of one person in one show. */
export interface TraceView {
  show: string
  title: string
  viewer: number
  /** The last known; null when none was told. */
  nick: string | null
  said: { at: Iso; text: string }[]
}

/** A link by which prompters without an account join a show. */
export interface JoinView {
  id: string
  state: 'open' | 'expired' | 'revoked'
  madeAt: Iso
  madeBy: PersonView
  /** As far as is known now: the end of the show brings it nearer. */
  until: Iso
  revokedAt: Iso | null
  devices: number
}

export interface JoinMade {
  link: JoinView
  code: string
  /** Empty while only this machine reaches the server. qr: rows from above, '1' is dark, without the quiet zone. */
  addresses: { address: string; qr: string[] }[]
}

/** What this device joined by a link. */
export interface PrompterView {
  show: { id: string; title: string; zone: string }
  person: PersonView
  until: Iso
}
