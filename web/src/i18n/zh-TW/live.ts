export default {
  floorTitle: '控制室',
  prompterTitle: '提詞',
  mark: { simulatedWhy: '進來的人是模擬的，不是真觀眾', recordingWhy: '這是一份錄下來的直播，不是現在', sampleWhy: '名字和數字都是編的' },
  bar: {
    region: '直播狀態', now: '現在', onAirFor: '已播', toStart: '離開播', startLate: '開播已晚', wasOnAir: '共播',
    comma: '，', noPlan: '沒有排品', offset: '偏差', expectedEnd: '預計結束', endedAt: '下播', planned: '計畫 {at}',
    lateStart: '開播晚 {length}', earlyStart: '開播早 {length}', overtime: '超時 {length}', undertime: '省下 {length}', pauses: '暫停 {length}', added: '加時 {length}', cut: '減時 {length}',
  },
  tally: {
    open: '開播、暫停、下播', start: '開播', startWhy: '輪次從這一刻算起', pause: '暫停', pauseWhy: '單品時鐘停住，輪次照走',
    resume: '繼續', resumeWhy: '單品時鐘接著走', end: '下播', endWhy: '下播後不能再開；晚到的訂單照收', nothing: '這場已經下播', notYours: '開播和下播只給場控、運營',
  },
  source: { region: '來源', frame: '畫面', captured: '擷取', dashboard: '大屏', orders: '訂單', derived: '推算', typed: '手填', stale: '陳舊', silent: '還沒有資料', none: '還沒有來源接上', shifted: '來源時鐘差 {length}，已校正' },
  person: { region: '我', look: '換個崗位看', shows: '回到場次' },
  playback: {
    region: '回放', play: '播放', pause: '暫停', speed: '倍速', seek: '往後跳', finished: '放完了',
    rejected: '{count} 行沒讀懂', rejectedWhy: '看隔離清單', onlyForward: '只能往後跳', skipMinutes: '跳 {minutes} 分',
  },
  roomMark: { read: '知道了' },
  state: {
    connecting: '正在接上這場的畫面',
    stale: '畫面停在 {at}，已 {length}。', reconnecting: '正在重連，第 {tries} 次', notJournaled: '沒寫進日誌', notJournaledWhy: '現在進來的還沒存住。提示和改動先別發，時鐘照走。',
    signedOut: '登入過期了，畫面停住。', signIn: '重新登入', retryNow: '現在重連',
    gone: '找不到這一場。它可能被刪了，或不屬於這個店鋪。', backToShows: '回到場次',
  },
  figures: {
    region: '即時數字', uv: '人數', entries: '進場', online: '在線', stay: '停留', interaction: '互動', follow: '轉粉', like: '點讚', conversion: '轉化', gmv: '成交', entryRate: '曝光進入率', uvValue: 'UV 價值', viewers: '{count} 人',
    comma: '，', people: '人', whole: '全場 {value}', orders: '{count} 單', ordersUnknown: '單數不知道', seconds: '{value} 秒',
    noSource: '擷取沒接上', notGiven: '這個來源不給', nothingYet: '還沒有可算的', notJoined: '訂單對不上人', notJoinedWhy: '訂單裡沒有觀眾編號，不知道是誰買的', nothingYetWhy: '來源給這個數，但近 {minutes} 分還沒有可算的', notGivenWhy: '接上的來源都不給這個數', noSourceWhy: '接上來源後才有數',
    changeWhy: '近 {minutes} 分與前 {minutes} 分之差', estimatedWhy: '沒看到離開，由在線人數推算', final: '全場定數',
  },
  rounds: {
    region: '評估輪次', length: '評估輪次 {minutes} 分鐘', squares: '停 互 粉 讚 化', stay: '停留', interaction: '互動', follow: '轉粉', like: '點讚', conversion: '轉化',
    current: '第 {number} 輪 還剩 {left}', none: '開播後每 {minutes} 分鐘一輪', legend: '實心＝不低於本場均值', compareWhy: '本店常見值還沒有，先與本場均值比', weakest: '低於均值最多的是{what}：{rate}，本場 {average}', noWeakest: '這一輪沒有低於均值的',
    finished: '共 {count} 輪', full: '不低於均值', half: '還開著，暫低於均值', empty: '低於均值', absent: '沒有數', cell: '{what} {rate}，本場均值 {average}，{square}',
    entrants: '{at} 起，進來 {count} 人', reopened: '有 10 分鐘前的資料補到', open: '還開著',
  },
  rundown: {
    region: '排品', title: '排品', position: '第 {number} / {count} 款', count: '{count} 款', order: '序', done: '已講', start: '開始', actual: '實講', difference: '差', next: '下一個', untalked: '沒講到', planned: '計畫', expected: '預計', length: '時長',
    left: '本款還剩', over: '本款超時', elapsed: '已講 {length}', plan: '計畫 {length}', change: '{at} 換款', changePlanned: '（計畫 {at}）', ifExtended: '若延 40 秒 → {at}', minutes: '{count} 分', minutesPlanned: '{count} 分 計畫', skipped: '跳過',
    extended: '加時 {length}', shortened: '減時 {length}', empty: '這場沒有排品。', emptyHint: '提示、留言和輪次照常；偏差和預計結束要有排品才算得出。', allDone: '後面沒有款了', nothingNow: '還沒有在講的款', firstIs: '開播後按 K 講第一款', takeFirst: '開講',
    extend: '延 40 秒', cutNow: '現在切', skip: '跳過', up: '上移', down: '下移', take: '切到這款', milestones: '節點', overdue: '超 {length}', pace: '已講 {part}',
  },
  comments: {
    all: '全部', kinds: '按意思看', kindsWhy: '數字是打開這一屏以來的不同的人', kind: { question: '提問', wanted: '想買', missed: '沒搶到', bought: '已拍', complaint: '投訴' }, noneOfKind: '這一類還沒有。',
    intent: { size: '尺碼', price: '價格', shipping: '出貨', afterSales: '售後', stock: '庫存', fabric: '面料', wanted: '想買', missed: '沒搶到', bought: '已拍', complaint: '投訴', call: '回扣', praise: '誇' },
    region: '留言', title: '留言', perSecond: '每秒 {count} 條', search: '搜留言', following: '跟隨最新', follow: '回到最新', fresh: '新到 {count} 條', hover: '滑鼠停住即暫停',
    folded: '已摺疊 {count} 條為 {rows} 行', people: '人 {count}', none: '還沒有留言進來。', noneHint: '擷取沒接上？看來源那一格。', notGiven: '這個來源不給留言。', noMatch: '沒有含「{words}」的留言。', matches: '{count} 行', capped: '只留最近 {count} 行',
  },
  cues: {
    how: '按數字鍵發出，3 秒內 {key} 撤回', region: '提示鍵', title: '提示鍵', page: '第 {page} / {pages} 頁', ready: '就緒', sentFor: '{length}，等{roles}', doneAfter: '已完成 {length}', takenBack: '已撤回', takeBackLeft: '還能撤回 {seconds} 秒',
    none: '這場沒有備好的提示。下面可以現寫一條。', acknowledged: '{role} {length}應答', waiting: '{role}未應答', history: '發過的提示', noHistory: '還沒發過提示。', free: '現寫一條', freeLabel: '要說的話', freePlaceholder: '還差 74 人，再喊一遍', freeTo: '發給', send: '發出', freeName: '現寫', needWords: '先寫要說的話', needRole: '至少選一個崗位', sent: '發出了：{name}',
    sending: '在發', readOnly: '下播後不發提示', notYours: '發提示只給{roles}', kindOfLine: '{role}：{line}',
  },
  tabs: { region: '分欄', rundown: '排品', comments: '留言', cues: '提示' },
  foot: { region: '鍵和位置', windows: '五項為近 {minutes} 分鐘，箭頭對比前 {minutes} 分鐘', position: '日誌位置 {position}', allKeys: '全部快速鍵', cue: '提示', extend: '延 40 秒', cut: '現在切', search: '搜留言', show: '開播 暫停 下播', facts: '收 {accepted}，重複 {duplicate}，沒讀懂 {rejected}' },
  keys: { group: '控制室', prompterGroup: '提詞', sendCue: '發這個號的提示', cuePage: '提示翻頁（焦點不在別處時）', takeBack: '3 秒內撤回提示', extend: '本款延 40 秒', cut: '切到下一款', search: '搜留言', leaveSearch: '離開搜尋', show: '開播、暫停、下播（再按 Enter）', up: '把選中的款上移', down: '把選中的款下移', acknowledge: '收到', larger: '字大', smaller: '字小', mirror: '鏡像' },
  prompter: {
    dims: '會熄屏', letter: '字', itemLeft: '第 {number} 款還剩', left: '還剩', over: '超時', whole: '全場', online: '在線', size: '字號', larger: '字大', smaller: '字小', mirror: '鏡像', read: '念', next: '下一款', noNext: '後面沒有款了', acknowledge: '收到', acknowledgeHow: '空格 或 點這裡', more: '後面還有 {count} 條', sentBy: '{name} {age}',
    itemCountdown: '本款還剩', itemOver: '本款超時', offset: '全場', milestone: '離{name}', noItem: '還沒有在講的款', noPlan: '沒有排品，提示照常來', noPoints: '這一款沒有寫要點。', toStart: '離開播', startLate: '開播已晚', first: '第一款', ended: '這場已下播', endedHint: '共播 {length}', notAwake: '這台裝置會自己熄屏，請在設定裡關掉', cueRegion: '提示', nowRegion: '在講', sideRegion: '時間', frame: '畫面 {age}',
  },
}
