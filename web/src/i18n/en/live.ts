export default {
  floorTitle: 'Control room',
  prompterTitle: 'Prompter',
  mark: { simulatedWhy: 'The viewers are simulated, not real ones', recordingWhy: 'This is a recorded show, not now', sampleWhy: 'Names and numbers are invented' },
  bar: {
    region: 'Show status', now: 'Now', onAirFor: 'On air for', toStart: 'Until start', startLate: 'Start is late', wasOnAir: 'Was on air',
    comma: ', ', noPlan: 'no rundown', offset: 'Offset', expectedEnd: 'Expected end', endedAt: 'Ended', planned: 'planned {at}',
    lateStart: 'late start {length}', earlyStart: 'early start {length}', overtime: 'overrun {length}', undertime: 'saved {length}', pauses: 'paused {length}', added: 'added {length}', cut: 'cut {length}',
  },
  tally: {
    open: 'Start, pause, end', start: 'Go on air', startWhy: 'Rounds are counted from this moment', pause: 'Pause', pauseWhy: 'The item clock stops, rounds go on',
    resume: 'Resume', resumeWhy: 'The item clock goes on', end: 'End the show', endWhy: 'It cannot go on air again; late orders still count', nothing: 'This show has ended', notYours: 'Only the floor controller and the operator start and end',
  },
  source: { region: 'Sources', frame: 'Screen', captured: 'Captured', dashboard: 'Dashboard', orders: 'Orders', derived: 'Derived', typed: 'Typed in', stale: 'stale', silent: 'no data yet', none: 'No source is connected yet', shifted: 'Source clock is off by {length}, corrected' },
  person: { region: 'Me', look: 'See it as', shows: 'Back to the shows' },
  playback: {
    region: 'Playback', play: 'Play', pause: 'Pause', speed: 'Speed', seek: 'Seek forward', finished: 'Finished',
    rejected: '1 line not understood | {count} lines not understood', rejectedWhy: 'See the quarantine', onlyForward: 'Forward only', skipMinutes: '{minutes} min on',
  },
  roomMark: { read: 'Got it' },
  state: {
    connecting: 'Connecting to this show',
    stale: 'Screen stopped at {at}, {length} ago.', reconnecting: 'Reconnecting, try {tries}', notJournaled: 'Not journaled', notJournaledWhy: 'What arrives now is not durable. Hold cues and changes; clocks go on.',
    signedOut: 'Signed out; the screen stands still.', signIn: 'Sign in again', retryNow: 'Reconnect now',
    gone: 'There is no such show. It may have been removed, or belong to another shop.', backToShows: 'Back to the shows',
  },
  figures: {
    region: 'Live figures', uv: 'Viewers', entries: 'Entries', online: 'Online', stay: 'Stay', interaction: 'Interaction', follow: 'Follow', like: 'Like', conversion: 'Conversion', gmv: 'GMV', entryRate: 'Entry rate', uvValue: 'UV value', viewers: '1 viewer | {count} viewers',
    comma: ', ', people: 'now', whole: 'show {value}', orders: '1 order | {count} orders', ordersUnknown: 'orders unknown', seconds: '{value} s',
    noSource: 'Not connected', notGiven: 'Not offered', nothingYet: 'Nothing yet', notJoined: 'Buyers not joined', notJoinedWhy: 'Orders carry no viewer, so nobody knows which viewer bought', nothingYetWhy: 'The source gives this figure, but the last {minutes} min hold nothing to reckon from', notGivenWhy: 'None of the connected sources gives this figure', noSourceWhy: 'Connect a source to get figures',
    changeWhy: 'Last {minutes} min less the {minutes} min before', estimatedWhy: 'Leaving is not seen; derived from how many were online', final: 'final',
  },
  rounds: {
    region: 'Assessment rounds', length: '{minutes}-minute rounds', squares: 'S I F L C', stay: 'Stay', interaction: 'Interaction', follow: 'Follow', like: 'Like', conversion: 'Conversion',
    current: 'Round {number}, {left} left', none: 'One round every {minutes} minutes from the start', legend: 'Full = average or above', compareWhy: 'Usual values of this shop do not exist yet; compared with this show’s own average', weakest: 'Weakest: {what} {rate}, show {average}', noWeakest: 'Nothing is below average in this round',
    finished: '1 round | {count} rounds', full: 'at or above average', half: 'still open, below average so far', empty: 'below average', absent: 'no data', cell: '{what} {rate}, show average {average}, {square}',
    entrants: 'From {at}, 1 arrival | From {at}, {count} arrivals', reopened: 'facts older than 10 minutes came in', open: 'still open',
  },
  rundown: {
    region: 'Rundown', title: 'Rundown', position: 'item {number} of {count}', count: '{count} items', order: 'No', done: 'Done', start: 'Start', actual: 'Took', difference: '±', next: 'Next', untalked: 'Not reached', planned: 'Plan', expected: 'Expected', length: 'Length',
    left: 'Item time left', over: 'Item is over by', elapsed: '{length} gone', plan: 'plan {length}', change: 'change at {at}', changePlanned: ' (plan {at})', ifExtended: 'with 40 s more → {at}', minutes: '{count} min', minutesPlanned: '{count} min plan', skipped: 'skipped',
    extended: 'added {length}', shortened: 'cut {length}', empty: 'This show has no rundown.', emptyHint: 'Cues, comments and rounds work as ever; offset and expected end need a rundown.', allDone: 'No items left', nothingNow: 'No item is running', firstIs: 'On air, K takes the first item', takeFirst: 'Take it',
    extend: '40 s more', cutNow: 'Cut now', skip: 'Skip', up: 'Move up', down: 'Move down', take: 'Cut to this one', milestones: 'Milestones', overdue: '{length} over', pace: '{part} gone',
  },
  comments: {
    all: 'All', kinds: 'By what they are about', kindsWhy: 'The numbers are distinct people since this screen opened', kind: { question: 'Ask', wanted: 'Want', missed: 'Missed', bought: 'Bought', complaint: 'Complain' }, noneOfKind: 'None of this kind yet.',
    intent: { size: 'Size', price: 'Price', shipping: 'Shipping', afterSales: 'Returns', stock: 'Stock', fabric: 'Fabric', wanted: 'Wants', missed: 'Missed', bought: 'Bought', complaint: 'Complaint', call: 'Reply', praise: 'Praise' },
    region: 'Comments', title: 'Comments', perSecond: '{count} a second', search: 'Search comments', following: 'Following the newest', follow: 'Back to the newest', fresh: '{count} new', hover: 'Holds still under the pointer',
    folded: '1 comment | {count} comments in {rows} rows', people: '{count} people', none: 'No comments yet.', noneHint: 'Is capture connected? See the sources in the bar.', notGiven: 'This source does not give comments.', noMatch: 'No comment has “{words}”.', matches: '1 row | {count} rows', capped: 'only the last {count} rows are kept',
  },
  cues: {
    how: 'A digit sends; {key} takes back within 3 s', region: 'Cue keys', title: 'Cue keys', page: 'Page {page} of {pages}', ready: 'ready', sentFor: '{length}, awaiting {roles}', doneAfter: 'done in {length}', takenBack: 'taken back', takeBackLeft: '{seconds} s to take back',
    none: 'No cues lie ready for this show. Write one below.', acknowledged: '{role} acknowledged after {length}', waiting: '{role} has not acknowledged', history: 'Sent cues', noHistory: 'No cue was sent yet.', free: 'Write one now', freeLabel: 'What to say', freePlaceholder: '74 to go, ask once more', freeTo: 'To', send: 'Send', freeName: 'Written now', needWords: 'Write what to say first', needRole: 'Choose at least one role', sent: 'Sent: {name}',
    sending: 'sending', readOnly: 'No cues after the end', notYours: 'Only {roles} send cues', kindOfLine: '{role}: {line}',
  },
  tabs: { region: 'Columns', rundown: 'Rundown', comments: 'Comments', cues: 'Cues' },
  foot: { region: 'Keys and position', windows: 'Five rates: last {minutes} min; arrows: against the {minutes} before', position: 'Journal position {position}', allKeys: 'All keys', cue: 'cue', extend: '40 s more', cut: 'Cut now', search: 'Search', show: 'Start, pause, end', facts: '{accepted} taken, {duplicate} twice, {rejected} not understood' },
  keys: { group: 'Control room', prompterGroup: 'Prompter', sendCue: 'Send the cue of that number', cuePage: 'Next page of cues (while nothing has the focus)', takeBack: 'Take back a cue within 3 s', extend: 'Give this item 40 s more', cut: 'Cut to the next item', search: 'Search comments', leaveSearch: 'Leave the search', show: 'Start, pause, end (then Enter)', up: 'Move the selected item up', down: 'Move the selected item down', acknowledge: 'Acknowledge', larger: 'Larger', smaller: 'Smaller', mirror: 'Mirror' },
  prompter: {
    dims: 'may dim', letter: 'A', itemLeft: 'Item {number} left', left: 'Left', over: 'Over', whole: 'Show', online: 'Online', size: 'Size', larger: 'Larger', smaller: 'Smaller', mirror: 'Mirror', read: 'Say', next: 'Next', noNext: 'No items left', acknowledge: 'Got it', acknowledgeHow: 'Space or tap here', more: '{count} more waiting', sentBy: '{name} {age}',
    itemCountdown: 'Item time left', itemOver: 'Item is over by', offset: 'Show', milestone: 'Until {name}', noItem: 'No item is running', noPlan: 'No rundown; cues come as ever', noPoints: 'Nothing is written for this item.', toStart: 'Until start', startLate: 'Start is late', first: 'First item', ended: 'This show has ended', endedHint: '{length} on air', notAwake: 'This device may dim by itself; switch that off in its settings', cueRegion: 'Cue', nowRegion: 'Now', sideRegion: 'Time', frame: 'Screen {age}',
  },
}
