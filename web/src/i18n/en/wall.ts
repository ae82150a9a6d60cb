export default {
  title: 'Wall',
  comma: ', ', semicolon: '; ',
  keys: { group: 'Wall', fill: 'Full screen and back', walk: 'Walk the rounds', leave: 'Leave the round' },
  foot: { fill: 'Full screen', walk: 'Walk the rounds' },
  trend: {
    region: 'Trend', title: 'Trend', lines: '{minutes}-minute rounds', online: 'Online', people: 'viewers', entries: 'Entries', entriesAMinute: 'In / min', entriesUnit: 'a minute',
    usual: 'Usual', usualOf: 'Grey: middle half of {count} shows on this weekday',
    usualWhy: { reading: 'Reading earlier shows', tooFew: 'No usual band: needs 3 shows of this weekday, has {count}', failed: 'The usual band could not be read' },
    total: 'Total', rest: 'Others', legend: 'Entries by source', bySource: { notGiven: 'No source says by which entry viewers come, so this is the total', notKept: 'This trend was kept before sources were; an administrator makes it anew with ./kaibo rebuild' },
    surge: 'surge', surgeBy: 'surge: {source}', surgeWhy: '{at} {what}: {entries} in a minute, median of the ten before {usual}', drop: 'drop', dropWhy: '{at} drop: {online} in the room, median of the ten minutes before {usual}', noSurge: 'no surge or drop (a minute with far more entries than the ten before)',
    reading: 'Reading the trend', read: 'Trend read {age} ago', readStale: 'Trend read {age} ago, stale', failed: 'Trend not read: {why}{stood} Next try in {wait}.', stands: ' The picture is {age} old.', noOnline: 'This source does not give how many are online.', noEntries: 'This source does not give entries.', nothingYet: 'Nothing to draw yet; on air there is a point a minute.',
  },
  bands: { rundown: 'Rundown', cues: 'Cues', noRundown: 'This show has no rundown', noCues: 'No cue was sent in this time', done: '{name}, {from} to {until}', now: '{name}, from {from}, expected until {until}', expected: '{name}, expected {from} to {until}' },
  heat: {
    region: 'Rounds and arrivals', title: 'Rounds × arrivals', how: 'The arrivals of {minutes} minutes until now; orange below, blue above the median of closed columns; dashed still open', caption: 'What the arrivals of each {minutes} minutes did later, zone {zone}', from: 'From',
    spans: 'Length of a column', minutes: '{count} min', whole: 'Whole show', oneWhy: 'One round a column', sumWhy: 'Several rounds added up. Each viewer belongs to one round only, so viewers may be added; what one of them does not give, their sum does not either',
    peers: 'Above peers', peersWhy: 'The platform’s own comparison: how many of the peers lie lower over the last minutes; a cell has the lowest of them', peersNone: 'The platform gave no comparison in this round', standing: '{what} {share}', standingWhy: '{told}, last {minutes} min, shown at {at}', standingOf: { stayStanding: 'stay', commentStanding: 'talk', likeStanding: 'like', entryStanding: 'entry' },
    row: { entrants: 'Arrivals', stay: 'Stay', interaction: 'Interact', follow: 'Follow', like: 'Like', conversion: 'Convert', nextEntrants: 'Next' }, changeWord: '±',
    settling: 'These arrivals have had less than 10 minutes, so they are not compared yet', open: 'still open', nextOpen: 'The next round is not over, so nothing can be compared', reopened: 'facts older than 10 minutes came in', range: '{from} to {until}', round: 'Round {number}, {from} to {until}', against: '{value} (median {median})', none: 'One column every {minutes} minutes from the start.', walk: 'walk the rounds; the figures of one stand here',
    why: {
      noSource: 'Capture is not connected', nobody: 'Nobody arrived in this round', partly: 'The source did not give this round', nothingYet: 'The source gives this figure; there is nothing to reckon from yet', notJoined: 'Orders carry no viewer, so nobody knows which round’s arrivals bought',
      stay: 'Leaving is not seen, so a round has no stay; recordings with leaving have it', interaction: 'No source gives comments', follow: 'No source says who followed; the dashboard has the whole show only', like: 'No source gives likes', conversion: 'Orders are not connected',
    },
  },
  sources: {
    region: 'Sources', title: 'Sources', total: '1 entry | {count} entries', caption: 'What each of the nine entries brought', source: 'Source', entries: 'Entries', conversion: 'Convert', share: 'Share', reference: 'tick = reference', stayWhy: '≈ is derived: leaving was not seen', work: 'Key', workWhy: 'The three entries that deserve the most work', noReference: 'There is no reference for this entry',
    referenceWhy: { square: 'Reference 60%: the square brings about six in ten of what the platform brings', officialAccount: 'Reference 10%', search: 'Reference 10%' }, social: 'Social together', socialWhy: 'Shares, Moments and followers together; reference 30%',
    lately: '{minutes} min', latelyHow: 'Entries by this source in the last {minutes} minutes against the {minutes} before; green and red are more than chance', latelyCounts: 'Last {minutes} min {now}, the {minutes} before {before}', latelyWhy: { young: 'Less than {minutes} minutes on air, so there is nothing to compare', few: 'Fewer than 10 before: a few viewers would double it, so it is not compared', ended: 'The show is over', notGiven: 'This source does not give entries' },
    noSource: 'Capture is not connected; once it is, this shows where viewers come from.', noEntries: 'This source does not give entries, so there are none by source.', noEntry: 'Capture sees viewers enter, but not by which entry; only the platform’s dashboard or a recording that names it has that.',
  },
  source: { square: 'Live square', recommend: 'Recommended', share: 'Shares', reservation: 'Reservations', follow: 'Followers', officialAccount: 'Official account', shortVideo: 'Short videos', moments: 'Moments', search: 'Search', other: 'Other entries', unknown: 'Not named' },
  survival: {
    region: 'Still there', title: 'Still there', how: 'Arrivals of a round: per cent still there later, each counted from coming in', caption: 'Of those who came in in each round, per cent still there later, newest first', round: 'Round', came: 'Came', cameWhy: 'Who was seen coming in; who only wrote is not among them', after: 'after {minutes} min',
    told: '{came} came, {there} there after {minutes} min', state: { counting: 'Some have not had {minutes} minutes yet; counted when all have', later: '{minutes} minutes are not over yet', never: 'The show ended before they had {minutes} minutes', nobody: 'Nobody was seen coming in in this round' },
    reading: 'Reading who is still there', readStale: 'read {age} ago, stale', failed: 'Not read: {why} Next try in {wait}.', none: 'One row a round from the start.',
    why: { noSource: 'Capture is not connected.', noEntries: 'This source does not give entries, so nobody knows who came when.', noLeaving: 'Leaving is not seen, so nobody knows who is still there; recordings with leaving have it.' },
  },
  goods: {
    region: 'Goods', title: 'Goods', how: 'What a minute of talk brings', caption: 'Items talked about, newest first: length of talk, click rate, orders, GMV, GMV a minute', item: 'Item', talked: 'Talk', minutes: '{count} min', clickRate: 'Clicks', orders: 'Orders', gmv: 'GMV', perMinute: 'A minute', onAir: 'on air',
    noOrders: 'Orders are not connected', noClicks: 'No source gives product clicks', noCode: 'Without an item number clicks and orders find no item', nothingYet: 'Nothing to reckon from yet', notInRundown: 'Not in the rundown, so it has no talk time', tooShort: 'Less than a minute of talk, not reckoned yet', none: 'No item was talked about yet.',
  },
}
