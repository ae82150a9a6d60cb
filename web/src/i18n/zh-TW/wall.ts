export default {
  title: '大屏',
  comma: '，', semicolon: '；',
  keys: { group: '大屏', fill: '全螢幕，再按退出', walk: '走輪次', leave: '不選輪次' },
  foot: { fill: '全螢幕', walk: '走輪次' },
  trend: {
    region: '趨勢', title: '趨勢', lines: '直線為 {minutes} 分鐘評估輪', online: '在線', people: '人', entries: '進入', entriesAMinute: '進入 / 分', entriesUnit: '每分鐘次數',
    usual: '常見', usualOf: '灰帶：本店同星期 {count} 場的常見區間（中間一半）',
    usualWhy: { reading: '在讀以前的場次', tooFew: '還沒有常見區間：要 3 場同星期的，現有 {count} 場', failed: '常見區間沒讀到' },
    total: '合計', rest: '其餘', legend: '進入按來源', bySource: { notGiven: '來源不說從哪個入口進來，所以只有總數', notKept: '這場的走勢是以前存的，沒有分來源；管理員用 ./kaibo rebuild 重做一次就有' },
    surge: '進人突增', surgeBy: '{source}進人突增', surgeWhy: '{at} {what}：這一分鐘 {entries} 次，前十分鐘中位 {usual} 次', drop: '線上驟降', dropWhy: '{at} 線上驟降：{online} 人，前十分鐘中位 {usual} 人', noSurge: '沒有進人突增和線上驟降（一分鐘的進入遠多過前十分鐘才標）',
    reading: '在讀走勢', read: '走勢 {age}前讀', readStale: '走勢 {age}前讀，陳舊', failed: '走勢沒讀到：{why}{stood} {wait}後再試。', stands: ' 圖停在 {age}前。', noOnline: '這個來源不給在線人數。', noEntries: '這個來源不給進入。', nothingYet: '還沒有可畫的，開播後每分鐘一個點。',
  },
  bands: { rundown: '排品', cues: '動作', noRundown: '這場沒有排品', noCues: '這段時間沒有發過提示', done: '{name}，{from} 至 {until}', now: '{name}，{from} 起，預計到 {until}', expected: '{name}，預計 {from} 至 {until}' },
  heat: {
    region: '輪次和進來的人', title: '輪次 × 進來的人', how: '每欄跟著這 {minutes} 分鐘進來的人到現在；橙低於、藍高於本場已結束各欄的中位；虛框還在變', caption: '每 {minutes} 分鐘進來的人，後來做了什麼，時區 {zone}', from: '起於',
    spans: '每欄多長', minutes: '{count} 分鐘', whole: '全場', oneWhy: '一欄一輪', sumWhy: '幾輪相加成一欄。每位觀眾只屬於一輪，所以人數可以相加；其中一輪沒有的數，和也沒有',
    peers: '超同行', peersWhy: '平台自己的比較：最近幾分鐘裡，有百分之多少的同行比這裡低；格裡寫最低的一項', peersNone: '這一輪平台沒有給比較', standing: '{what} {share}', standingWhy: '{told}，最近 {minutes} 分，{at} 看到', standingOf: { stayStanding: '停', commentStanding: '互', likeStanding: '讚', entryStanding: '進' },
    row: { entrants: '進人', stay: '停留', interaction: '互動', follow: '轉粉', like: '點讚', conversion: '轉化', nextEntrants: '下輪進人' }, changeWord: '變化',
    settling: '這批人進來不到 10 分鐘，還在跟，先不比', open: '還在變', nextOpen: '下一輪還沒結束，比不了', reopened: '有 10 分鐘前的數據補到', range: '{from} 至 {until}', round: '第 {number} 輪 {from} 至 {until}', against: '{value}（中位 {median}）', none: '開播後每 {minutes} 分鐘一欄。', walk: '走輪次，這裡寫出那一輪的數',
    why: {
      noSource: '採集沒接上', nobody: '這一輪沒有人進來', partly: '來源沒給這一輪的數', nothingYet: '來源給這個數，還沒有可算的', notJoined: '訂單裡沒有觀眾編號，不知道是哪一輪的人買的',
      stay: '看不到誰離開，算不出每輪的停留；帶離開的記錄才有', interaction: '來源不給留言', follow: '來源不給是誰關注的；平台大屏只有全場的數', like: '來源不給點讚', conversion: '沒有接上訂單',
    },
  },
  sources: {
    region: '來源', title: '來源', total: '{count} 次進入', caption: '九個入口各帶來多少', source: '來源', entries: '進入', conversion: '轉化', share: '占比', reference: '直線為參考', stayWhy: '≈ 為推算：沒看到離開', work: '重點', workWhy: '最值得下功夫的三個入口', noReference: '這個入口沒有參考值',
    referenceWhy: { square: '參考 60%：平台帶來的人裡，廣場約占六成', officialAccount: '參考 10%', search: '參考 10%' }, social: '社交合計', socialWhy: '分享、朋友圈、關注合計，參考 30%',
    lately: '近 {minutes} 分', latelyHow: '最近 {minutes} 分鐘從這個入口進來的次數，比再之前 {minutes} 分鐘多或少百分之多少；標綠標紅的不像是碰巧', latelyCounts: '最近 {minutes} 分 {now} 次，再之前 {minutes} 分 {before} 次', latelyWhy: { young: '開播不到 {minutes} 分鐘，還沒有可比的', few: '之前不到 10 次，多幾個人就翻倍，先不比', ended: '已下播', notGiven: '這個來源不給進入' },
    noSource: '採集沒接上，接上以後才知道人從哪裡來。', noEntries: '這個來源不給進入，所以沒有按入口的數。', noEntry: '採集看得到人進來，看不到從哪個入口來；按入口的數只有平台大屏或寫了入口的記錄才有。',
  },
  source: { square: '直播廣場', recommend: '推薦', share: '分享', reservation: '預約通知', follow: '關注', officialAccount: '公眾號', shortVideo: '短視頻', moments: '朋友圈', search: '搜索', other: '別的入口', unknown: '沒說入口' },
  survival: {
    region: '留下來的人', title: '留下來的人', how: '每輪進來的人，過後還在場的百分比；每人從自己進來時算起', caption: '每輪進來的人裡，過後還在場的百分比，新的輪次在前', round: '輪次', came: '進來', cameWhy: '看得到進來的人；只發過言、沒看到進來的不在裡面', after: '{minutes} 分鐘後',
    told: '進來 {came} 人，{minutes} 分鐘後 {there} 人在場', state: { counting: '有人還沒滿 {minutes} 分鐘，都滿了才算', later: '還沒到 {minutes} 分鐘', never: '這批人沒滿 {minutes} 分鐘就下播了', nobody: '這一輪沒看到人進來' },
    reading: '在讀留下來的人', readStale: '{age}前讀，陳舊', failed: '沒讀到：{why} {wait}後再試。', none: '開播後每輪一列。',
    why: { noSource: '採集沒接上。', noEntries: '這個來源不給進入，不知道誰什麼時候來的。', noLeaving: '看不到誰離開，所以不知道誰還在場；帶離開的記錄才有。' },
  },
  goods: {
    region: '商品', title: '商品', how: '按每分鐘成交看節奏', caption: '講過的商品，新講的在前：講了多久、點擊率、單、成交、每分鐘成交', item: '商品', talked: '講了', minutes: '{count} 分', clickRate: '點擊率', orders: '單', gmv: '成交', perMinute: '每分', onAir: '在講',
    noOrders: '沒有接上訂單', noClicks: '來源不給商品點擊', noCode: '沒有貨號，對不上點擊和訂單', nothingYet: '還沒有可算的', notInRundown: '不在排品裡，沒有講的時間', tooShort: '講了不到一分鐘，先不算', none: '還沒有講過的商品。',
  },
}
