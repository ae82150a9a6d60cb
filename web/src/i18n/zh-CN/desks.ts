export default {
  name: { floor: '场控', wall: '运营墙', console: '中控', prompter: '提词', 'co-host': '副播', service: '客服', reach: '私域', brand: '品牌方' },
  open: '各岗位的屏', awaits: '等{role}应答', noCue: '没有等{role}的提示',
  cycle: { running: '轮换中', next: '{seconds} 秒后看{desk}', how: '按任意键停下', stop: '停下轮换', start: '开始轮换', take: '轮换时看{desk}', short: '轮换', stay: '每屏停多久', seconds: '{seconds} 秒' },
  tabs: { work: '手上的活', hands: '在讲和下一款', viewers: '观众在问', moments: '时间', now: '在讲' },
  keys: {
    group: '换屏', open: '看别的屏（再按数字）', go: '去这个号的屏（菜单开着时）', cycle: '开始轮换', console: '中控', coHost: '副播', service: '客服', reach: '私域',
    record: '记下选中的步骤', stepUp: '选上一步', stepDown: '选下一步', takeBack: '3 秒内撤回这一记', board: '记下这个号的步骤', boardPage: '步骤翻页（焦点不在别处时）',
    questionUp: '上一个问题', questionDown: '下一个问题', copy: '复制', answered: '记下已回', leaveAnswer: '离开输入', typed: '手填大屏的数',
  },
  foot: { choose: '选步骤', record: '记下', desks: '换屏', board: '举牌', question: '选问题', copy: '复制' },
  steps: {
    title: '人工步骤', how: '微信没有接口，做完按一下', notYours: '只看，由{role}来记', done: '做完', again: '再记一次', open: '还没做', ofItem: '这一款还没做', doneBy: '{name} {at} 做的', others: '别的岗位',
    none: '没有备好给{role}的步骤。', noneDone: '还没有记过。', log: '做过的步骤', recorded: '记下了 {name}，{seconds} 秒内 {key} 撤回',
  },
  boards: { title: '举牌', how: '按数字记一笔，几点举的进复盘', notYet: '还没举过', heldAt: '{at} 举过', log: '我做过的' },
  next: { title: '接下来' },
  goods: {
    title: '商品', name: '名称', price: '价', plan: '计划', talked: '实讲', clicks: '点击', clickRate: '点击率', orders: '单', unitsSold: '件', gmvFen: '成交', perMinuteFen: '每分钟',
    noCode: '排品里没写货号，对不上', notGiven: '来源不给按商品的数', nothingYet: '还没有可算的',
  },
  questions: { title: '要你量、要你看的', kinds: '{count} 类', people: '{count} 人', wait: '等 {length}', ways: '{count} 种问法', none: '没有等着回的问题。' },
  service: {
    waiting: '待答', longest: '最久 {length}', order: '排序', by: { wait: '等最久', people: '人最多' }, answer: '回答', answerTo: '答：{text}', how: '微信没有回评论的接口：复制到手机回，回完按一下', placeholder: '写好再复制',
    letters: '{count} 字', copy: '复制去回', copyQuestion: '复制问题', copied: '已复制', copiedQuestion: '问题已复制', copyByHand: '这里不能自动复制，已选中，请按复制键', answered: '已回', ways: '别人的问法', nothingChosen: '没有要回的。',
    stepName: '已回 {topic}', log: '我答过的', complaints: '投诉', cases: '{count} 件', noComplaints: '没有投诉。',
  },
  reach: { entries: '从哪里进来', entry: '入口', people: '人数', share: '占比', follow: '转粉', noEntries: '这个来源不给入口。大屏的数导入后在这里。', reservations: '预约', noReservations: '接上的来源不给预约数', log: '做过的' },
  entry: { square: '直播广场', follow: '关注', recommend: '推荐', officialAccount: '公众号', search: '搜索', share: '分享', reservation: '预约通知', shortVideo: '短视频', moments: '朋友圈', other: '其他', unknown: '没说' },
  platform: { whole: '全场', recent: '近 {minutes} 分', why: '{origin} {value}，{window}，{age}。平台自己数的，不和我们的相加' },
  seat: { looking: '只看', standIn: '可代记' },
  typed: {
    open: '手填', title: '大屏上的数', byHand: '手填', measure: '哪个数', value: '多少（{unit}）', window: '算多久的', whole: '全场', recent: '近 {minutes} 分', entry: '入口', allEntries: '全部入口', now: '按现在这一刻记，标 ▬ 手填', send: '记下', done: '记下了：{measure} {value}',
    hint: { count: '可以写 1,286 或 12.3 万', length: '写秒数，或 3:06', rate: '写百分数，最多两位小数', money: '写元，可以写 10.05 万' },
    fault: { empty: '先写数', notANumber: '这不是一个数', notWhole: '只能是整数', negative: '不能小于 0', tooManyDecimals: '小数太多了', over: '太大了，看看单位' },
  },
  import: { choose: '选文件', none: '还没选', title: '导入表格', file: 'CSV 文件', mapping: '是什么表', dashboard: '大屏导出的表', send: '导入', noFile: '先选文件', counts: '收下 {accepted}，重复 {duplicates}，没读懂 {rejected}', passedOver: '不认识的列：{names}', rejected: '没读懂的行', line: '第 {line} 行' },
  unit: { count: '个', length: '秒', rate: '%', money: '元' },
  measure: {
    viewers: '观看人数', online: '在线', onlinePeak: '最高在线', exposures: '曝光', stay: '平均停留', commenters: '评论人数', likers: '点赞人数', followers: '新增关注', sharers: '分享人数', clickers: '点商品人数', buyers: '成交人数', orders: '订单数', gmv: '成交额', refunded: '退款额',
    entryRate: '进房率', commentRate: '评论率', likeRate: '点赞率', entryStanding: '进房率超同行', commentStanding: '评论率超同行', likeStanding: '点赞率超同行', stayStanding: '停留超同行',
  },
}
