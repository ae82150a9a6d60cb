export default {
  name: { floor: 'Floor', wall: 'Operator’s wall', console: 'Console', prompter: 'Prompter', 'co-host': 'Co-host', service: 'Customer service', reach: 'Private domain', brand: 'Brand' },
  open: 'Every role’s desk', awaits: 'Waiting for {role}', noCue: 'No cue waits for {role}',
  cycle: { running: 'Going round', next: '{desk} in {seconds} s', how: 'Any key stops it', stop: 'Stop going round', start: 'Go round', take: 'Include {desk} when going round', short: 'Round', stay: 'How long at each desk', seconds: '{seconds} s' },
  tabs: { work: 'At hand', hands: 'Now and next', viewers: 'Viewers ask', moments: 'Moments', now: 'Now' },
  keys: {
    group: 'Desks', open: 'See another desk (then a digit)', go: 'Go to the desk of this digit (while the menu is open)', cycle: 'Go round the desks', console: 'Console', coHost: 'Co-host', service: 'Customer service', reach: 'Private domain',
    record: 'Record the chosen step', stepUp: 'Choose the step above', stepDown: 'Choose the step below', takeBack: 'Take this record back within 3 s', board: 'Record the step of this digit', boardPage: 'Next page of steps (while nothing has the focus)',
    questionUp: 'Question above', questionDown: 'Question below', copy: 'Copy', answered: 'Record as answered', leaveAnswer: 'Leave the field', typed: 'Type in what the dashboard says',
  },
  foot: { choose: 'Choose', record: 'Record', desks: 'Desks', board: 'Boards', question: 'Question', copy: 'Copy' },
  steps: {
    title: 'Steps by hand', how: 'WeChat has no interface: press when done', notYours: 'Read only, {role} records', done: 'Done', again: 'Once more', open: 'Not done yet', ofItem: 'Not done for this item', doneBy: '{name} at {at}', others: 'Other roles',
    none: 'No steps are ready for {role}.', noneDone: 'Nothing recorded yet.', log: 'Steps done', recorded: 'Recorded {name}, {key} takes it back for {seconds} s',
  },
  boards: { title: 'Boards', how: 'A digit records it; the moment goes into the review', notYet: 'Not shown yet', heldAt: 'Shown at {at}', log: 'What I did' },
  next: { title: 'Coming up' },
  goods: {
    title: 'Goods', name: 'Name', price: 'Price', plan: 'Plan', talked: 'Talked', clicks: 'Clicks', clickRate: 'Click rate', orders: 'Orders', unitsSold: 'Units', gmvFen: 'GMV', perMinuteFen: 'A minute',
    noCode: 'The rundown has no item number to match', notGiven: 'The source gives no figures by product', nothingYet: 'Nothing to reckon from yet',
  },
  questions: { title: 'To measure and to show', kinds: '{count} kinds', people: '{count} people', wait: '{length}', ways: 'Asked in {count} ways', none: 'No question waits.' },
  service: {
    waiting: 'Waiting', longest: 'longest {length}', order: 'Order', by: { wait: 'Longest wait', people: 'Most people' }, answer: 'Answer', answerTo: 'Answer: {text}', how: 'WeChat has no interface for replies: copy it to the phone, press when done', placeholder: 'Write it, then copy',
    letters: '{count} characters', copy: 'Copy to reply', copyQuestion: 'Copy the question', copied: 'Copied', copiedQuestion: 'Question copied', copyByHand: 'This browser does not copy by itself; it is selected, press your copy key', answered: 'Answered', ways: 'How others ask it', nothingChosen: 'Nothing to answer.',
    stepName: 'Answered {topic}', log: 'What I answered', complaints: 'Complaints', cases: '{count} cases', noComplaints: 'No complaints.',
  },
  reach: { entries: 'Where they came in', entry: 'Entry', people: 'People', share: 'Share', follow: 'Follow', noEntries: 'This source gives no entries. Imported dashboard figures stand here.', reservations: 'Reservations', noReservations: 'No connected source gives reservations', log: 'What was done' },
  entry: { square: 'Live square', follow: 'Following', recommend: 'Recommended', officialAccount: 'Official account', search: 'Search', share: 'Share', reservation: 'Reservation notice', shortVideo: 'Short video', moments: 'Moments', other: 'Other', unknown: 'Not told' },
  platform: { whole: 'show', recent: 'last {minutes} min', why: '{origin} {value}, {window}, {age}. Counted by the platform and never added to ours' },
  seat: { looking: 'Read only', standIn: 'Stand-in' },
  typed: {
    open: 'Type in', title: 'What the dashboard says', byHand: 'By hand', measure: 'Which figure', value: 'How much ({unit})', window: 'Over how long', whole: 'Whole show', recent: 'Last {minutes} min', entry: 'Entry', allEntries: 'All entries', now: 'Counts as of now, marked ▬ typed', send: 'Record', done: 'Recorded: {measure} {value}',
    hint: { count: '1,286', length: 'Seconds, or 3:06', rate: 'Percent, two decimals at most', money: 'Yuan' },
    fault: { empty: 'Write the number first', notANumber: 'This is no number', notWhole: 'Whole numbers only', negative: 'It cannot be below 0', tooManyDecimals: 'Too many decimals', over: 'Too large; look at the unit' },
  },
  import: { choose: 'Choose the file', none: 'None chosen', title: 'Import a table', file: 'CSV file', mapping: 'What table it is', dashboard: 'Export of the dashboard', send: 'Import', noFile: 'Choose the file first', counts: '{accepted} taken, {duplicates} repeated, {rejected} not understood', passedOver: 'Unknown columns: {names}', rejected: 'Rows not understood', line: 'Line {line}' },
  unit: { count: 'count', length: 's', rate: '%', money: 'yuan' },
  measure: {
    viewers: 'Viewers', online: 'Online', onlinePeak: 'Peak online', exposures: 'Exposures', stay: 'Mean stay', commenters: 'Commenters', likers: 'Likers', followers: 'New followers', sharers: 'Sharers', clickers: 'Product clickers', buyers: 'Buyers', orders: 'Orders', gmv: 'GMV', refunded: 'Refunds',
    entryRate: 'Entry rate', commentRate: 'Comment rate', likeRate: 'Like rate', entryStanding: 'Entry rate, above peers', commentStanding: 'Comment rate, above peers', likeStanding: 'Like rate, above peers', stayStanding: 'Stay, above peers',
  },
}
