export default {
  title: '大屏',
  comma: '，', semicolon: '；',
  keys: { group: '大屏', fill: '全屏，再按退出', walk: '走轮次', leave: '不选轮次' },
  foot: { fill: '全屏', walk: '走轮次' },
  trend: {
    region: '趋势', title: '趋势', lines: '竖线为 {minutes} 分钟评估轮', online: '在线', people: '人', entries: '进入', entriesAMinute: '进入 / 分', entriesUnit: '每分钟次数',
    usual: '常见', usualOf: '灰带：本店同星期 {count} 场的常见区间（中间一半）',
    usualWhy: { reading: '在读以前的场次', tooFew: '还没有常见区间：要 3 场同星期的，现有 {count} 场', failed: '常见区间没读到' },
    total: '合计', rest: '其余', legend: '进入按来源', bySource: { notGiven: '来源不说从哪个入口进来，所以只有总数', notKept: '这场的走势是以前存的，没有分来源；管理员用 ./kaibo rebuild 重做一次就有' },
    surge: '进人突增', surgeBy: '{source}进人突增', surgeWhy: '{at} {what}：这一分钟 {entries} 次，前十分钟中位 {usual} 次', drop: '在线骤降', dropWhy: '{at} 在线骤降：{online} 人，前十分钟中位 {usual} 人', noSurge: '没有进人突增和在线骤降（一分钟的进入远多过前十分钟才标）',
    reading: '在读走势', read: '走势 {age}前读', readStale: '走势 {age}前读，陈旧', failed: '走势没读到：{why}{stood} {wait}后再试。', stands: ' 图停在 {age}前。', noOnline: '这个来源不给在线人数。', noEntries: '这个来源不给进入。', nothingYet: '还没有可画的，开播后每分钟一个点。',
  },
  bands: { rundown: '排品', cues: '动作', noRundown: '这场没有排品', noCues: '这段时间没有发过提示', done: '{name}，{from} 至 {until}', now: '{name}，{from} 起，预计到 {until}', expected: '{name}，预计 {from} 至 {until}' },
  heat: {
    region: '轮次和进来的人', title: '轮次 × 进来的人', how: '每列跟着这 {minutes} 分钟进来的人到现在；橙低于、蓝高于本场已结束各列的中位；虚框还在变', caption: '每 {minutes} 分钟进来的人，后来做了什么，时区 {zone}', from: '起于',
    spans: '每列多长', minutes: '{count} 分钟', whole: '全场', oneWhy: '一列一轮', sumWhy: '几轮相加成一列。每位观众只属于一轮，所以人数可以相加；其中一轮没有的数，和也没有',
    peers: '超同行', peersWhy: '平台自己的比较：最近几分钟里，有百分之多少的同行比这里低；格里写最低的一项', peersNone: '这一轮平台没有给比较', standing: '{what} {share}', standingWhy: '{told}，最近 {minutes} 分，{at} 看到', standingOf: { stayStanding: '停', commentStanding: '互', likeStanding: '赞', entryStanding: '进' },
    row: { entrants: '进人', stay: '停留', interaction: '互动', follow: '转粉', like: '点赞', conversion: '转化', nextEntrants: '下轮进人' }, changeWord: '变化',
    settling: '这批人进来不到 10 分钟，还在跟，先不比', open: '还在变', nextOpen: '下一轮还没结束，比不了', reopened: '有 10 分钟前的数据补到', range: '{from} 至 {until}', round: '第 {number} 轮 {from} 至 {until}', against: '{value}（中位 {median}）', none: '开播后每 {minutes} 分钟一列。', walk: '走轮次，这里写出那一轮的数',
    why: {
      noSource: '采集没接上', nobody: '这一轮没有人进来', partly: '来源没给这一轮的数', nothingYet: '来源给这个数，还没有可算的', notJoined: '订单里没有观众编号，不知道是哪一轮的人买的',
      stay: '看不到谁离开，算不出每轮的停留；带离开的记录才有', interaction: '来源不给评论', follow: '来源不给是谁关注的；平台大屏只有全场的数', like: '来源不给点赞', conversion: '没有接上订单',
    },
  },
  sources: {
    region: '来源', title: '来源', total: '{count} 次进入', caption: '九个入口各带来多少', source: '来源', entries: '进入', conversion: '转化', share: '占比', reference: '竖线为参考', stayWhy: '≈ 为推算：没看到离开', work: '重点', workWhy: '最值得下功夫的三个入口', noReference: '这个入口没有参考值',
    referenceWhy: { square: '参考 60%：平台带来的人里，广场约占六成', officialAccount: '参考 10%', search: '参考 10%' }, social: '社交合计', socialWhy: '分享、朋友圈、关注合计，参考 30%',
    lately: '近 {minutes} 分', latelyHow: '最近 {minutes} 分钟从这个入口进来的次数，比再之前 {minutes} 分钟多或少百分之多少；标绿标红的不像是碰巧', latelyCounts: '最近 {minutes} 分 {now} 次，再之前 {minutes} 分 {before} 次', latelyWhy: { young: '开播不到 {minutes} 分钟，还没有可比的', few: '之前不到 10 次，多几个人就翻倍，先不比', ended: '已下播', notGiven: '这个来源不给进入' },
    noSource: '采集没接上，接上以后才知道人从哪里来。', noEntries: '这个来源不给进入，所以没有按入口的数。', noEntry: '采集看得到人进来，看不到从哪个入口来；按入口的数只有平台大屏或写了入口的记录才有。',
  },
  source: { square: '直播广场', recommend: '推荐', share: '分享', reservation: '预约通知', follow: '关注', officialAccount: '公众号', shortVideo: '短视频', moments: '朋友圈', search: '搜索', other: '别的入口', unknown: '没说入口' },
  survival: {
    region: '留下来的人', title: '留下来的人', how: '每轮进来的人，过后还在场的百分比；每人从自己进来时算起', caption: '每轮进来的人里，过后还在场的百分比，新的轮次在前', round: '轮次', came: '进来', cameWhy: '看得到进来的人；只发过言、没看到进来的不在里面', after: '{minutes} 分钟后',
    told: '进来 {came} 人，{minutes} 分钟后 {there} 人在场', state: { counting: '有人还没满 {minutes} 分钟，都满了才算', later: '还没到 {minutes} 分钟', never: '这批人没满 {minutes} 分钟就下播了', nobody: '这一轮没看到人进来' },
    reading: '在读留下来的人', readStale: '{age}前读，陈旧', failed: '没读到：{why} {wait}后再试。', none: '开播后每轮一行。',
    why: { noSource: '采集没接上。', noEntries: '这个来源不给进入，不知道谁什么时候来的。', noLeaving: '看不到谁离开，所以不知道谁还在场；带离开的记录才有。' },
  },
  goods: {
    region: '商品', title: '商品', how: '按每分钟成交看节奏', caption: '讲过的商品，新讲的在前：讲了多久、点击率、单、成交、每分钟成交', item: '商品', talked: '讲了', minutes: '{count} 分', clickRate: '点击率', orders: '单', gmv: '成交', perMinute: '每分', onAir: '在讲',
    noOrders: '没有接上订单', noClicks: '来源不给商品点击', noCode: '没有货号，对不上点击和订单', nothingYet: '还没有可算的', notInRundown: '不在排品里，没有讲的时间', tooShort: '讲了不到一分钟，先不算', none: '还没有讲过的商品。',
  },
}
