export default {
  floorTitle: '控制室',
  prompterTitle: '提词',
  mark: { simulatedWhy: '进来的人是模拟的，不是真观众', recordingWhy: '这是一份录下来的直播，不是现在', sampleWhy: '名字和数字都是编的' },
  bar: {
    region: '直播状态', now: '现在', onAirFor: '已播', toStart: '离开播', startLate: '开播已晚', wasOnAir: '共播',
    comma: '，', noPlan: '没有排品', offset: '偏差', expectedEnd: '预计结束', endedAt: '下播', planned: '计划 {at}',
    lateStart: '开播晚 {length}', earlyStart: '开播早 {length}', overtime: '超时 {length}', undertime: '省下 {length}', pauses: '暂停 {length}', added: '加时 {length}', cut: '减时 {length}',
  },
  tally: {
    open: '开播、暂停、下播', start: '开播', startWhy: '轮次从这一刻算起', pause: '暂停', pauseWhy: '单品时钟停住，轮次照走',
    resume: '继续', resumeWhy: '单品时钟接着走', end: '下播', endWhy: '下播后不能再开；晚到的订单照收', nothing: '这场已经下播', notYours: '开播和下播只给场控、运营',
  },
  source: { region: '来源', frame: '画面', captured: '采集', dashboard: '大屏', orders: '订单', derived: '推算', typed: '手填', stale: '陈旧', silent: '还没有数据', none: '还没有来源接上', shifted: '来源时钟差 {length}，已校正' },
  person: { region: '我', look: '换个岗位看', shows: '回到场次' },
  playback: {
    region: '回放', play: '播放', pause: '暂停', speed: '倍速', seek: '往后跳', finished: '放完了',
    rejected: '{count} 行没读懂', rejectedWhy: '看隔离清单', onlyForward: '只能往后跳', skipMinutes: '跳 {minutes} 分',
  },
  roomMark: { read: '知道了' },
  state: {
    connecting: '正在接上这场的画面',
    stale: '画面停在 {at}，已 {length}。', reconnecting: '正在重连，第 {tries} 次', notJournaled: '没写进日志', notJournaledWhy: '现在进来的还没存住。提示和改动先别发，时钟照走。',
    signedOut: '登录过期了，画面停住。', signIn: '重新登录', retryNow: '现在重连',
    gone: '找不到这一场。它可能被删了，或不属于这个店铺。', backToShows: '回到场次',
  },
  figures: {
    region: '实时数字', uv: '人数', entries: '进场', online: '在线', stay: '停留', interaction: '互动', follow: '转粉', like: '点赞', conversion: '转化', gmv: '成交', entryRate: '曝光进入率', uvValue: 'UV 价值', viewers: '{count} 人',
    comma: '，', people: '人', whole: '全场 {value}', orders: '{count} 单', ordersUnknown: '单数不知道', seconds: '{value} 秒',
    noSource: '采集没接上', notGiven: '这个来源不给', nothingYet: '还没有可算的', notJoined: '订单对不上人', notJoinedWhy: '订单里没有观众编号，不知道是谁买的', nothingYetWhy: '来源给这个数，但近 {minutes} 分还没有可算的', notGivenWhy: '接上的来源都不给这个数', noSourceWhy: '接上来源后才有数',
    changeWhy: '近 {minutes} 分与前 {minutes} 分之差', estimatedWhy: '没看到离开，由在线人数推算', final: '全场定数',
  },
  rounds: {
    region: '评估轮次', length: '评估轮次 {minutes} 分钟', squares: '停 互 粉 赞 化', stay: '停留', interaction: '互动', follow: '转粉', like: '点赞', conversion: '转化',
    current: '第 {number} 轮 还剩 {left}', none: '开播后每 {minutes} 分钟一轮', legend: '实心＝不低于本场均值', compareWhy: '本店常见值还没有，先与本场均值比', weakest: '低于均值最多的是{what}：{rate}，本场 {average}', noWeakest: '这一轮没有低于均值的',
    finished: '共 {count} 轮', full: '不低于均值', half: '还开着，暂低于均值', empty: '低于均值', absent: '没有数', cell: '{what} {rate}，本场均值 {average}，{square}',
    entrants: '{at} 起，进来 {count} 人', reopened: '有 10 分钟前的数据补到', open: '还开着',
  },
  rundown: {
    region: '排品', title: '排品', position: '第 {number} / {count} 款', count: '{count} 款', order: '序', done: '已讲', start: '开始', actual: '实讲', difference: '差', next: '下一个', untalked: '没讲到', planned: '计划', expected: '预计', length: '时长',
    left: '本款还剩', over: '本款超时', elapsed: '已讲 {length}', plan: '计划 {length}', change: '{at} 换款', changePlanned: '（计划 {at}）', ifExtended: '若延 40 秒 → {at}', minutes: '{count} 分', minutesPlanned: '{count} 分 计划', skipped: '跳过',
    extended: '加时 {length}', shortened: '减时 {length}', empty: '这场没有排品。', emptyHint: '提示、评论和轮次照常；偏差和预计结束要有排品才算得出。', allDone: '后面没有款了', nothingNow: '还没有在讲的款', firstIs: '开播后按 K 讲第一款', takeFirst: '开讲',
    extend: '延 40 秒', cutNow: '现在切', skip: '跳过', up: '上移', down: '下移', take: '切到这款', milestones: '节点', overdue: '超 {length}', pace: '已讲 {part}',
  },
  comments: {
    all: '全部', kinds: '按意思看', kindsWhy: '数字是打开这一屏以来的不同的人', kind: { question: '提问', wanted: '想买', missed: '没抢到', bought: '已拍', complaint: '投诉' }, noneOfKind: '这一类还没有。',
    intent: { size: '尺码', price: '价格', shipping: '发货', afterSales: '售后', stock: '库存', fabric: '面料', wanted: '想买', missed: '没抢到', bought: '已拍', complaint: '投诉', call: '回扣', praise: '夸' },
    region: '评论', title: '评论', perSecond: '每秒 {count} 条', search: '搜评论', following: '跟随最新', follow: '回到最新', fresh: '新到 {count} 条', hover: '鼠标停住即暂停',
    folded: '已折叠 {count} 条为 {rows} 行', people: '人 {count}', none: '还没有评论进来。', noneHint: '采集没接上？看来源那一格。', notGiven: '这个来源不给评论。', noMatch: '没有含「{words}」的评论。', matches: '{count} 行', capped: '只留最近 {count} 行',
  },
  cues: {
    how: '按数字键发出，3 秒内 {key} 撤回', region: '提示键', title: '提示键', page: '第 {page} / {pages} 页', ready: '就绪', sentFor: '{length}，等{roles}', doneAfter: '已完成 {length}', takenBack: '已撤回', takeBackLeft: '还能撤回 {seconds} 秒',
    none: '这场没有备好的提示。下面可以现写一条。', acknowledged: '{role} {length}应答', waiting: '{role}未应答', history: '发过的提示', noHistory: '还没发过提示。', free: '现写一条', freeLabel: '要说的话', freePlaceholder: '还差 74 人，再喊一遍', freeTo: '发给', send: '发出', freeName: '现写', needWords: '先写要说的话', needRole: '至少选一个岗位', sent: '发出了：{name}',
    sending: '在发', readOnly: '下播后不发提示', notYours: '发提示只给{roles}', kindOfLine: '{role}：{line}',
  },
  tabs: { region: '分栏', rundown: '排品', comments: '评论', cues: '提示' },
  foot: { region: '键和位置', windows: '五项为近 {minutes} 分钟，箭头对比前 {minutes} 分钟', position: '日志位置 {position}', allKeys: '全部快捷键', cue: '提示', extend: '延 40 秒', cut: '现在切', search: '搜评论', show: '开播 暂停 下播', facts: '收 {accepted}，重复 {duplicate}，没读懂 {rejected}' },
  keys: { group: '控制室', prompterGroup: '提词', sendCue: '发这个号的提示', cuePage: '提示翻页（焦点不在别处时）', takeBack: '3 秒内撤回提示', extend: '本款延 40 秒', cut: '切到下一款', search: '搜评论', leaveSearch: '离开搜索', show: '开播、暂停、下播（再按 Enter）', up: '把选中的款上移', down: '把选中的款下移', acknowledge: '收到', larger: '字大', smaller: '字小', mirror: '镜像' },
  prompter: {
    dims: '会熄屏', letter: '字', itemLeft: '第 {number} 款还剩', left: '还剩', over: '超时', whole: '全场', online: '在线', size: '字号', larger: '字大', smaller: '字小', mirror: '镜像', read: '念', next: '下一款', noNext: '后面没有款了', acknowledge: '收到', acknowledgeHow: '空格 或 点这里', more: '后面还有 {count} 条', sentBy: '{name} {age}',
    itemCountdown: '本款还剩', itemOver: '本款超时', offset: '全场', milestone: '离{name}', noItem: '还没有在讲的款', noPlan: '没有排品，提示照常来', noPoints: '这一款没有写要点。', toStart: '离开播', startLate: '开播已晚', first: '第一款', ended: '这场已下播', endedHint: '共播 {length}', notAwake: '这台设备会自己熄屏，请在设置里关掉', cueRegion: '提示', nowRegion: '在讲', sideRegion: '时间', frame: '画面 {age}',
  },
}
