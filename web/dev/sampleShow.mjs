/**
 * One invented show at one instant (20:49:36), rich enough to fill every region of the control room. Every name, brand, price and comment
 * is made up. The stand-in server plays on from here.
 */
export const ZONE = 'Asia/Shanghai'
const at = (clock) => new Date(`2026-11-27T${clock}+08:00`).toISOString()
const seconds = (clock) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000

export const PEOPLE = [
  { id: 'p-mumu', name: '木木', role: 'operator' },
  { id: 'p-wanqing', name: '晚晴', role: 'host' },
  { id: 'p-ahe', name: '阿禾', role: 'host' },
  { id: 'p-shitou', name: '石头', role: 'floorController' },
  { id: 'p-douzi', name: '豆子', role: 'consoleOperator' },
  { id: 'p-xiaolu', name: '小鹿', role: 'coHost' },
  { id: 'p-acha', name: '阿茶', role: 'customerService' },
  { id: 'p-alan', name: '阿岚', role: 'privateDomain' },
  { id: 'p-brand', name: '小满', role: 'brandViewer' },
]
const person = (id) => PEOPLE.find((known) => known.id === id)

const RUNDOWN = `traffic|双面羊毛呢短大衣|LM2601|459|8|20:02:10|8:34
flash|羊绒混纺围巾|LM2614|99|7|20:10:44|6:48
profit|桑蚕丝立领衬衫|LM2607|699|9|20:17:32|9:40
flash|莱卡保暖打底裤|LM2618|69|6|20:27:12|6:05
topic|岚棉×青瓷联名马面裙|LM2630|899|10|20:33:17|10:35
traffic|高腰加绒阔腿裤|LM2603|369|8|20:43:52|
profit|小羊皮乐福鞋|LM2641|799|9||
flash|羊毛袜三双装|LM2622|39|6||
profit|绵羊皮立领夹克|LM2609|1299|10||
topic|非遗盘扣短袄|LM2633|759|8||
flash|真丝发带|LM2625|29|6||
traffic|圆领羊毛开衫|LM2604|389|9||
profit|羊绒半高领打底衫|LM2611|569|9||
traffic|轻薄鹅绒背心|LM2605|429|8||
flash|珊瑚绒家居袜|LM2627|19.9|6||
profit|羊驼毛长大衣|LM2612|1480|10||
topic|手绘真丝方巾|LM2635|359|8||
flash|加绒触屏手套|LM2628|35|6||
profit|牛皮通勤托特包|LM2643|899|10||
flash|羊绒护腰|LM2629|59|6||
profit|羊皮短靴|LM2645|869|10||
traffic|灯芯绒半裙|LM2606|349|8||`.split('\n')

const POINTS = [
  { label: '给谁', text: '40 岁往上，胯宽、怕冷' },
  { label: '裤长', text: '98 公分，160 穿到脚踝' },
  { label: '加绒', text: '内里 280 克，零下 5 度单穿' },
  { label: '腰', text: '松紧，可放 8 公分' },
]

function items() {
  let planned = Date.parse(at('20:00:00'))
  return RUNDOWN.map((line, index) => {
    const [role, name, code, price, minutes, start, took] = line.split('|')
    const startedAt = start ? at(start) : null
    const item = {
      id: `i${index + 1}`, name, code, role, priceFen: Math.round(Number(price) * 100), plannedMs: Number(minutes) * 60_000, extendedMs: 0,
      state: took ? 'done' : start ? 'now' : 'waiting', plannedStart: new Date(planned).toISOString(), startedAt,
      endedAt: took ? new Date(Date.parse(startedAt) + seconds(took)).toISOString() : null, pausedMs: 0,
      points: index === 5 ? POINTS : [{ label: '给谁', text: '怕冷、常走路的人' }, { label: '料', text: '看吊牌第一行' }],
      line: index === 5 ? '这批就 48 条，想要的公屏扣个 1，我喊中控放' : '先看料子，再说价',
    }
    planned += item.plannedMs
    return item
  })
}

const NONE = {
  startedAt: at('20:02:10'), onlineLast: null, onlinePeak: null, entries: null, exposures: null, entryRate: null, uv: 0, stayMs: null, stayEstimated: true,
  comments: null, commenters: null, interactionRate: null, likes: null, likers: null, likeRate: null, follows: null, followers: null, followRate: null,
  shares: null, sharers: null, shareRate: null, gifts: null, giftCoins: null, clicks: null, clickers: null, clickRate: null, orders: null, dealRate: null,
  buyers: null, conversionRate: null, unitsSold: null, sellThrough: null, paidFen: null, refundedFen: null, gmvFen: null, averageOrderFen: null,
  uvValueFen: null, gpmFen: null,
}

/** Figures of a scope from a few counts; rates follow from them. */
export function figures(counts) {
  const f = { ...NONE, ...counts }
  const per = (count, whole) => (count === null || !whole ? null : count / whole)
  return {
    ...f,
    entryRate: per(f.entries, f.exposures), interactionRate: per(f.commenters, f.uv), likeRate: per(f.likers, f.uv), followRate: per(f.followers, f.uv),
    shareRate: per(f.sharers, f.uv), clickRate: per(f.clickers, f.uv), dealRate: per(f.orders, f.clicks), conversionRate: per(f.buyers, f.uv),
    averageOrderFen: f.orders ? Math.round(f.gmvFen / f.orders) : null, uvValueFen: f.gmvFen === null ? null : Math.round(f.gmvFen / f.uv),
    gpmFen: f.gmvFen === null ? null : Math.round((f.gmvFen / f.entries) * 1000),
  }
}

const SHOW = { onlineLast: 1286, onlinePeak: 2140, entries: 17_240, exposures: 96_300, uv: 15_920, stayMs: 168_000, comments: 6_412, commenters: 1_496, likes: 41_880, likers: 3_454, follows: 494, followers: 494, shares: 212, sharers: 180, gifts: 38, giftCoins: 2_960, clicks: 9_980, clickers: 4_610, orders: 312, buyers: 296, unitsSold: 341, paidFen: 10_412_300, refundedFen: 360_000, gmvFen: 10_052_300 }
const scaled = (factor) => Object.fromEntries(Object.entries(SHOW).map(([name, value]) => [name, name === 'stayMs' ? value : Math.round(value * factor)]))

const ARRIVALS = [2940, 1820, 1210, 1260, 1390, 1520, 1310, 1280, 1580, 1610]

function rounds() {
  const start = Date.parse(at('20:02:10'))
  return ARRIVALS.map((entrants, index) => {
    const wave = 1 + 0.22 * Math.sin(index * 1.9)
    const share = (rate) => Math.round(entrants * rate * wave)
    const open = index === ARRIVALS.length - 1
    return {
      index, start: new Date(start + index * 300_000).toISOString(), open, reopened: index === 6, entrants, commented: share(0.11), liked: share(0.22), followed: share(0.033),
      shared: share(0.012), clicked: share(0.29), ordered: share(0.02), bought: share(0.019), stayMs: open ? null : Math.round(165_000 * wave),
      totals: { entries: entrants + 120, comments: share(0.4), likes: share(2.6), follows: share(0.031), shares: share(0.013), gifts: 4, clicks: share(0.6), orders: share(0.0196), gmvFen: share(0.0196) * 32_200 },
    }
  })
}

export const TALK = `山茶*|黑色 L 什么时候补，等着拍
阿芬**|155 斤腰粗能穿 XL 吗
橘子*|已拍，咖色 M
小雨**|又没抢到 L
桂花*|怎么我这里显示 396
长安**|加绒厚不厚，北方能穿吗
晨光*|上身真的显瘦
禾苗**|不合适能退吗
慢慢*|几天能到成都
W**|上次买的还没发货
芝麻*|讲完这个讲鞋子吗
云朵**|裤长多少，我 160
星星*|1
小满*|扣 1
阿宁**|158 110 斤穿什么码
青青*|1
老陈**|给我妈买，65 岁合适吗
果果*|起球吗`.split('\n').map((line) => line.split('|'))

function comments() {
  const last = Date.parse(at('20:49:35'))
  return Array.from({ length: 120 }, (_, index) => {
    const [nick, text] = TALK[(index * 7) % TALK.length]
    return { number: index + 1, at: new Date(last - (119 - index) * 1400).toISOString(), viewer: 400 + ((index * 37) % 900), nick, text }
  })
}

const CUE_KEYS = [
  ['求关注', { host: '新来的先点个关注', floorController: '盯新进来的人' }],
  ['开福袋 2 号', { host: '评论暖冬，送围巾', floorController: '挂福袋', consoleOperator: '福袋 2 号上' }],
  ['切下一款', { host: '乐福鞋，先看鞋底', consoleOperator: '弹 LM2641' }],
  ['报尺码', { host: '158 / 110 斤拍 L', coHost: '举尺码牌' }],
  ['催扣 1', { host: '还差 74 人，再喊一遍扣 1', coHost: '带着扣' }],
  ['倒数放单', { host: '5 4 3 2 1', floorController: '跟着喊', consoleOperator: '48 件' }],
  ['念已拍', { host: '念三位，再报余量', coHost: '递名单' }],
  ['申请加货', { consoleOperator: '黑 L 加 20，咖 L 加 20', operator: '看库存' }],
  ['次场预告', { consoleOperator: '明晚 20:00，手机上推' }],
  ['换主播', { host: '交给阿禾', coHost: '接麦' }],
  ['看评论', { host: '先答三个尺码' }],
].map(([name, lines]) => ({ name, lines }))

const HAND_STEPS = [
  ['讲解', 'consoleOperator', true, '手机打开视频号助手，进直播间', '点右下「商品」，找到这一款', '点「讲解」，看到左下弹卡再按做完'],
  ['上链接', 'consoleOperator', true, '主播数到 1 再点上架', '刷新一次，看买家端价格和库存'],
  ['开福袋', 'consoleOperator', false, '互动里选福袋，填口令和份数', '念一遍口令和开奖时间'],
  ['推企微卡片', 'consoleOperator', false, '先看接待的人在不在岗', '推送里选企业微信名片'],
  ['举尺码板', 'coHost', true], ['举退换和运费险', 'coHost', false], ['举满减', 'coHost', false], ['举福袋口令', 'coHost', false], ['念已拍', 'coHost', true],
  ['公屏已回', 'customerService', false], ['转售后', 'customerService', false], ['群里提醒开播', 'privateDomain', false], ['群里发这一款', 'privateDomain', true], ['接企微', 'privateDomain', false],
  ['设下一场预告', 'operator', false, '开播 5 分钟内设好明天的预告'], ['截大屏', 'operator', false],
].map(([name, role, ofItem, ...guide]) => ({ name, role, guide, ofItem }))

const stream = (name, origin, periodMs, lastAt, gives) => ({ name, origin, gives, zone: ZONE, periodMs, lastAt: at(lastAt), offsetMs: 0 })

export function sampleShow() {
  return {
    position: 214_806,
    show: { id: 's38', title: '第 38 场 初冬换季专场', workspace: '岚棉旗舰店', nature: 'simulated', sample: true, zone: ZONE },
    clock: { now: at('20:49:36'), rate: 1 },
    crew: {
      phase: 'onAir', plannedStart: at('20:00:00'), plannedEnd: at('23:00:00'), startedAt: at('20:02:10'), endedAt: null, pausedSince: null, pausedMs: 0,
      items: items(), nowItem: 'i6',
      milestones: [{ name: '福袋 2 号', due: at('21:00:00') }, { name: '次场预告', due: at('20:07:10') }, { name: '主播交接 晚晴 → 阿禾', due: at('21:36:00') }],
      cueKeys: CUE_KEYS,
      cues: [
        { id: 'c2', name: '催扣 1', lines: CUE_KEYS[4].lines, sentAt: at('20:49:27'), sentBy: person('p-shitou'), takenBackAt: null, acknowledged: [{ role: 'coHost', at: at('20:49:30'), by: person('p-xiaolu') }] },
        { id: 'c1', name: '报尺码', lines: CUE_KEYS[3].lines, sentAt: at('20:48:10'), sentBy: person('p-shitou'), takenBackAt: null, acknowledged: [{ role: 'host', at: at('20:48:16'), by: person('p-wanqing') }, { role: 'coHost', at: at('20:48:13'), by: person('p-xiaolu') }] },
      ],
      handSteps: HAND_STEPS,
      stepsDone: [
        { id: 'd4', name: '举尺码板', role: 'coHost', item: 'i6', at: at('20:48:02'), by: person('p-xiaolu'), takenBackAt: null },
        { id: 'd3', name: '已回 发货', role: 'customerService', item: null, at: at('20:47:40'), by: person('p-acha'), takenBackAt: null },
        { id: 'd2', name: '讲解', role: 'consoleOperator', item: 'i6', at: at('20:44:20'), by: person('p-douzi'), takenBackAt: null },
        { id: 'd1', name: '举满减', role: 'coHost', item: null, at: at('20:38:11'), by: person('p-xiaolu'), takenBackAt: null },
      ],
      host: person('p-wanqing'),
    },
    room: {
      facts: { accepted: 84_120, duplicate: 37, conflict: 0, rejected: 2, unrecognised: 5 },
      figures: figures(SHOW),
      recent: { lengthMs: 600_000, now: figures({ ...scaled(0.2), onlineLast: 1286, stayMs: 186_000, commenters: 357, followers: 108, buyers: 92 }), before: figures({ ...scaled(0.19), onlineLast: 974, stayMs: 168_000, commenters: 290, followers: 112, buyers: 73 }) },
      rounds: rounds(),
      products: [{ code: 'LM2603', figures: figures(scaled(0.12)) }, { code: 'LM2601', figures: figures(scaled(0.2)) }],
      sources: ['square', 'recommend', 'share', 'reservation', 'follow'].map((source, index) => ({ source, figures: figures(scaled(0.4 / (index + 1))) })),
      shifts: [{ host: person('p-wanqing'), from: at('20:02:10'), figures: figures(SHOW) }],
      streams: [
        stream('采集', 'captured', 10_000, '20:49:35', ['entered', 'left', 'commented', 'liked', 'gifted', 'online']),
        stream('订单', 'orders', 60_000, '20:49:34', ['ordered', 'paid', 'refunded']),
        stream('大屏', 'dashboard', 15_000, '20:48:58', ['followed', 'shared', 'exposure', 'clicked']),
      ],
      platform: {
        latest: [
          { measure: 'followers', windowMinutes: 0, source: null, value: 412, at: at('20:48:58'), origin: 'dashboard' }, { measure: 'online', windowMinutes: 0, source: null, value: 1301, at: at('20:49:20'), origin: 'dashboard' },
          ...[['square', 6120], ['recommend', 4480], ['share', 1930], ['reservation', 1240], ['follow', 820], ['shortVideo', 610]].map(([source, value]) => ({ measure: 'viewers', windowMinutes: 0, source, value, at: at('20:48:58'), origin: 'dashboard' })),
        ],
        windows: [],
      },
      findings: [{ rule: 'B5', severity: 'warn', evidence: [{ name: 'item', value: '真丝发带' }, { name: 'neighbours', value: '非遗盘扣短袄, 圆领羊毛开衫' }] }],
    },
    comments: comments(),
    playback: { state: 'playing', speed: 1, from: at('20:02:10'), until: at('23:02:00'), file: null, rejected: 0 },
    journal: { writing: true, problem: null },
  }
}
