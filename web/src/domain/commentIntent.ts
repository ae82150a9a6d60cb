/**
 * What a comment is about (L8), read from its words by lists of our own. It is made for speed and for the usual ways of saying it: what no list
 * knows stays null and is nobody's question. Words that ask are told apart from words that tell: 「抢到了吗」 is no purchase.
 */
export const QUESTIONS = ['size', 'price', 'shipping', 'afterSales', 'stock', 'fabric'] as const
export type Question = (typeof QUESTIONS)[number]
export type CommentIntent = Question | 'wanted' | 'missed' | 'bought' | 'complaint' | 'call' | 'praise'

/** The tabs by which a stream is filtered; everything else stands under all comments only. */
export const COMMENT_TABS = ['question', 'wanted', 'missed', 'bought', 'complaint'] as const
export type CommentTab = (typeof COMMENT_TABS)[number]

/** Traditional characters of the lists beside their simplified forms; one list then serves both. */
const TRADITIONAL = '嗎麼幾沒訴舉報騙貨評發錯還爛搶買點說單顯溫講歡齊氣學薦細節別參換碼運費險後質壞補現庫時預斷會機幹襯縮靜電絨彈純絲遞郵裏驛順豐體寬頭腳圍長褲緊進適購車兩給資號鏈這動錢價優滿減員湊賣塊請問師親個裡'
const SIMPLIFIED = '吗么几没诉举报骗货评发错还烂抢买点说单显温讲欢齐气学荐细节别参换码运费险后质坏补现库时预断会机干衬缩静电绒弹纯丝递邮里驿顺丰体宽头脚围长裤紧进适购车两给资号链这动钱价优满减员凑卖块请问师亲个里'
const TO_SIMPLIFIED = new Map([...TRADITIONAL].map((character, index) => [character, [...SIMPLIFIED][index] ?? character]))

/** The words without width, case, blanks, marks and script: what the lists are compared with. */
export function plainWords(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(/[\p{Cf}\p{P}\p{S}]/gu, ' ').trim()
  return [...folded].map((character) => TO_SIMPLIFIED.get(character) ?? character).join('')
}

const ASKS = /吗|呢$|么|几|多少|哪|怎|如何|没有$|不$|(.)不\1|能不能|\?/u
const CALL = /^(?:扣|打|刷|想要|要)?1(?:1)*$/
const COMPLAINT = /投诉|举报|骗|假货|坑人|垃圾|差评|没人理|客服(?:没|不)回|不回我|少发|发错|漏发|多收|退差|没收到|还没发货|一直不发|催了|太差|烂/
const MISSED = /没抢|抢不到|没拍到|没买到|手慢|就没了|^没了(?!吗|么)|差一点点|差一秒|下一?批叫|再放(?:一)?[点些]|加货|说没货/
const BOUGHT = /已拍|拍了|拍好|拍到|付好|付了|付款成功|已付|下单了|已下单|抢到|买到|买好/
const PRAISE = /显瘦|好看|漂亮|温柔|好美|真美|讲得|看着(?:就)?(?:舒服|暖和)|喜欢|没踩雷|整齐|气色|垂感|搭配得|学到了|朋友推荐|看得清|版型|细节做得|还在穿|好特别|有参考|真不错/
/** In the order in which they are asked: what stands earlier is the narrower meaning. */
const TOPICS: readonly (readonly [CommentIntent, RegExp])[] = [
  ['afterSales', /退|换(?:码|货|吗|色)|能换|运费险|售后|发票|质保|保修|能修|修吗|管不管|坏了|吊牌/],
  ['stock', /还有(?:吗|么|没有)|补不补|补货|还补|久补|剩多少|还剩|没了(?:吗|么)|下架|缺货|有现货|没货|库存|能拍吗|下一?批|几点放|时候(?:再)?[上补]|再上吗|多少件|预留|每次都没有|断码/],
  ['fabric', /起球|起不起|会不会扎|扎不扎|扎人|机洗|干洗|手洗|衬|掉毛|沾.*毛|透不透|透吗|缩水|静电|什么料|料子(?:怎|好|是)|面料|材质|含量|含绒|褪色|掉色|零下|厚不厚|多厚|厚吗|沉不沉|重不重|弹力|味道|纯棉|真丝吗|暖不暖|保暖吗/],
  ['shipping', /发货|发吗|快递|包邮|邮费|天能?到|久能?到|预售|改地址|哪里发|能?送到|驿站|一起发|收到吗|时候发|天发|能发|物流|顺丰|时候到/],
  ['size', /码|尺寸|\d斤|斤(?:能|可|穿)|身高|体重|多高|肩宽|[腰胸臀头脚]围|偏大|偏小|多大|拖地|合身|长短|裤长|衣长|袖长|紧不紧|穿得下|戴得进|能穿|穿什么|穿哪|脚背|加大|会不会[大小]|合适吗/],
  ['wanted', /想要|想买|要买|都要|下单|加购|购物车|留(?:一|两|几)?件|给我留|发工资|几号链接|在几号|上链接|时候讲|还讲|讲.*(?:吗|么)$|讲了没有|等(?:这|放)|心动|想给|配什么/],
  ['price', /多少钱|价|优惠|满减|券|折|便宜|会员|还会降|凑单|补差|怎么卖|显示\d|几块|多少$/],
]

/** What the words are about; null when no list knows them. */
export function intentOf(text: string): CommentIntent | null {
  const words = plainWords(text)
  const tight = words.replace(/\s+/gu, '')
  if (CALL.test(tight)) return 'call'
  const asks = ASKS.test(tight) || /[?？]/u.test(text)
  if (COMPLAINT.test(tight)) return 'complaint'
  if (MISSED.test(tight)) return 'missed'
  if (BOUGHT.test(tight) && !asks && !/没/u.test(tight)) return 'bought'
  if (PRAISE.test(tight) && !asks) return 'praise'
  return TOPICS.find(([, list]) => list.test(tight))?.[0] ?? null
}

export const isQuestion = (intent: CommentIntent | null): intent is Question => QUESTIONS.some((question) => question === intent)

export function tabOf(intent: CommentIntent | null): CommentTab | null {
  if (isQuestion(intent)) return 'question'
  return COMMENT_TABS.find((tab) => tab === intent) ?? null
}

/**
 * By which two questions are the same: the topic, and what is left of the words without politeness and fillers. For sizes it is height in steps
 * of 5 cm and weight in steps of 10 jin where they are given: 158 / 110 and 157 / 113 get one answer.
 */
export function sameQuestion(intent: CommentIntent, text: string): string {
  const words = plainWords(text)
  if (intent === 'size') {
    const numbers = [...words.matchAll(/\d{2,3}/gu)].map(([digits]) => Number(digits))
    const weight = Number(/(\d{2,3})\s*斤/u.exec(words)?.[1] ?? Number.NaN)
    const height = numbers.find((one) => one >= 140 && one <= 199 && one !== weight)
    const heavy = Number.isNaN(weight) ? numbers.find((one) => one >= 70 && one <= 139 && height !== undefined && one !== height) : weight
    if (height !== undefined || heavy !== undefined) return `size ${height === undefined ? '' : Math.floor(height / 5) * 5}/${heavy === undefined ? '' : Math.floor(heavy / 10) * 10}`
  }
  return `${intent} ${words.replace(/\s+/gu, '').replace(/请问|主播|老师|亲|这个|这款|那个|一下|[的了呀啊吧呢哦嘛]/gu, '')}`
}
