import characters from 'opencc-js/dict/STCharacters'
import { describe, expect, it } from 'vitest'
import { COMMENT_TABS, intentOf, isQuestion, QUESTIONS, sameQuestion, tabOf, type CommentIntent } from './commentIntent'

const SAID: Record<CommentIntent, readonly string[]> = {
  size: ['158 110 斤穿什么码', '158 110 斤穿什麼碼', '155 斤腰粗能穿 XL 吗', '肩宽 42 拍多大', '肩寬 42 拍多大', '妈妈 150 斤能穿吗', '媽媽 150 斤能穿嗎', '165 120 斤，L 会不会大', '阔腿裤偏大还是偏小', '頭圍 57 戴得進去嗎', '尺码表再举一下', '175 的男生能穿吗', '我 160，长短合适吗', '给我妈买，65 岁合适吗'],
  price: ['多少钱', '多少錢', '怎么我这里价格不一样', '怎麼我這裡價格不一樣', '满减能一起用吗', '券在哪里领', '学生有没有折扣', '還會降嗎', '三件一起多少', '昨天买贵了能补差价吗', '这个价含运费吗', '怎么我这里显示 396'],
  shipping: ['几天能到成都', '幾天能到成都', '新疆包邮吗', '發什麼快遞', '现货还是预售', '年前能收到吗', '海南多少邮费', '拍了几天没动静，什么时候发', '能發順路的那家嗎'],
  afterSales: ['不合适能退吗', '不合適能退嗎', '有没有运费险', '有沒有運費險', '换码要多久', '吊牌剪了还能换吗', '洗坏了管不管', '能開發票嗎'],
  stock: ['黑色还有吗', '黑色還有嗎', 'L 码还补不补', '咖色没了吗', '等 M 碼補貨', '下一批几点放', '链接点不进去，是没货了吗', '显示库存不足', '灰色下架了？', 'XL 有现货吗', '黑色 L 什么时候补，等着拍'],
  fabric: ['加绒厚不厚，北方能穿吗', '加絨厚不厚，北方能穿嗎', '起不起球', '羊毛含量多少', '會不會扎', '能机洗吗', '半身裙是什么料子', '零下十度顶得住吗'],
  wanted: ['想要，等放单', '想要，等放單', '加购物车了', '两个颜色都想要', '外套什么时候讲', '已经加购，等优惠', '链接在几号', '馬上下單', '讲完这个讲鞋子吗'],
  missed: ['又没抢到', '又沒搶到', '没抢到，还补吗', '手慢了', '再放一点吧', '还有加货吗', '没了，好快', '付款的时候说没货了', '一点进去就没了'],
  bought: ['已拍', '已拍，咖色 M', '拍好了', '付款成功', '下单了，给妈妈的', '搶到了', '拍了拍了', '付好了，等收货'],
  complaint: ['上次买的还没发货', '上次買的還沒發貨', '客服没回我', '少发了一件找谁', '我要投诉', '我要投訴', '质量太差了'],
  call: ['1', '扣 1', '扣１', '1 1 1', '１１１１', '想要 1'],
  praise: ['上身真的显瘦', '讲尺码讲得明白', '这个料子看着舒服', '顏色好溫柔', '去年买的还在穿', '真好看'],
}

describe('what a comment is about', () => {
  it.each(Object.entries(SAID).flatMap(([intent, texts]) => texts.map((text): [string, string] => [text, intent])))('「%s」 is %s', (text, intent) => {
    expect(intentOf(text)).toBe(intent)
  })
  it('is the same in traditional characters', () => {
    const traditional = new Map(characters.split('|').map((entry) => entry.split(' ')).map(([one = '', other = one]) => [one, other]))
    for (const [intent, texts] of Object.entries(SAID)) for (const text of texts) expect([text, intentOf([...text].map((one) => traditional.get(one) ?? one).join(''))]).toEqual([text, intent])
  })
  it.each(['晚上好', '来了', 'hello', '😀', '', '讲一下福袋规则', '12'])('「%s」 is nothing that a list knows', (text) => {
    expect(intentOf(text)).toBeNull()
  })
  it.each(['抢到了吗', '拍了没有', '没付款成功', '你们抢到没？'])('「%s」 asks or denies, so it is no testimony', (text) => {
    expect(intentOf(text)).not.toBe('bought')
  })
})

describe('a tab', () => {
  it('holds all questions together, and each of the others alone', () => {
    for (const question of QUESTIONS) expect([tabOf(question), isQuestion(question)]).toEqual(['question', true])
    for (const tab of COMMENT_TABS.slice(1)) expect(tabOf(tab as CommentIntent)).toBe(tab)
    expect([tabOf('call'), tabOf('praise'), tabOf(null)]).toEqual([null, null, null])
  })
})

describe('the same question', () => {
  const same = (intent: CommentIntent, one: string, other: string) => sameQuestion(intent, one) === sameQuestion(intent, other)
  it.each<[CommentIntent, string, string]>([
    ['size', '158 110 斤穿什么码', '157，113斤拍多大'], ['size', '158 110 拿啥码', '158 110 斤穿什麼碼'],
    ['shipping', '请问几天能到成都？', '幾天能到成都'], ['stock', '主播，黑色还有吗', '黑色還有嗎'],
  ])('%s: 「%s」 and 「%s」', (intent, one, other) => expect(same(intent, one, other)).toBe(true))
  it.each<[CommentIntent, string, string]>([
    ['size', '158 110 斤穿什么码', '168 110 斤穿什么码'], ['size', '158 110 斤穿什么码', '158 140 斤穿什么码'], ['stock', '黑色还有吗', '白色还有吗'],
  ])('%s: not 「%s」 and 「%s」', (intent, one, other) => expect(same(intent, one, other)).toBe(false))
  it('is never shared between topics', () => expect(sameQuestion('price', '多少')).not.toBe(sameQuestion('stock', '多少')))
})
