package dev.kaibo.simulator.room;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What simulated viewers write: our own invented words, no real person's. {@code {item}} stands for the item on air. */
final class Phrases {
    private static final String ITEM = "{item}";

    private static final Map<Intent, List<String>> TEXTS = new EnumMap<>(Map.ofEntries(
            phrases(Intent.SIZE, """
                    158 110 斤穿什么码
                    155 斤腰粗能穿 XL 吗
                    我 160，长短合适吗
                    肩宽 42 拍多大
                    腰围 80 选什么码
                    平时穿 M，这个要拍大一码吗
                    172 高 140 斤，报一下尺码
                    {item}偏大还是偏小
                    尺码表再举一下
                    脚背高要不要大一码
                    妈妈 150 斤能穿吗
                    生完孩子肚子大，穿得下吗
                    165 120 斤，L 会不会大
                    胸围 96 穿哪个
                    个子矮穿会拖地吗
                    胳膊粗，袖子紧不紧
                    大码到几 XL
                    175 的男生能穿吗
                    {item}有没有加大码
                    臀围 104 拍什么
                    我 88 斤，S 码撑得起来吗
                    38 码脚，偏瘦，拍哪个
                    主播身高多少，穿的什么码
                    头围 57 戴得进去吗
                    150 的小个子能穿吗
                    我 170 瘦高，会不会短
                    腰 88 穿几码
                    大腿围 60 进得去吗
                    溜肩能不能穿
                    胸大腰细选哪个码
                    我妈 62 岁 130 斤拍什么
                    两个码之间拿大还是拿小
                    L 和 XL 差几公分
                    袖长多少
                    衣长到哪里
                    裤长能改吗
                    脚宽穿 37 还是 38
                    128 斤 163，M 行不行
                    孕 5 个月能穿吗
                    {item}的尺码发一下
                    比上次那件大多少
                    我穿 29 的牛仔裤，这个拍几码
                    男款有没有 3XL
                    115 斤的姐妹拍了什么码
                    肚子上有肉，显不显
                    给婆婆拍，只知道 140 斤
                    个子 180 手长，袖子够吗
                    鞋子跟平时一样码吗
                    """),
            phrases(Intent.PRICE, """
                    {item}多少钱
                    怎么我这里价格不一样
                    满减能一起用吗
                    两件有优惠吗
                    券在哪里领
                    刚进来，现在什么价
                    跟上一场一个价吗
                    学生有没有折扣
                    领了券还是原价
                    会员能再减吗
                    {item}能便宜一点吗
                    三件一起多少
                    到手价是多少
                    这个价含运费吗
                    昨天买贵了能补差价吗
                    福袋的券能用在这款上吗
                    还会降吗
                    凑单满多少减
                    {item}什么价格
                    这款今天优惠多少
                    券满多少能用
                    比店里便宜吗
                    拍两件再减多少
                    有没有老客价
                    价格念快了，再说一遍
                    标价和你说的不一样
                    运费谁出
                    明天还是这个价吗
                    有没有赠品
                    超预算了，有便宜点的吗
                    这个价拍几件合适
                    优惠券过期了怎么办
                    整套一起拍多少
                    能用上一场的券吗
                    直播间价和链接价哪个对
                    多拍一件打几折
                    """),
            phrases(Intent.SHIPPING, """
                    几天能到成都
                    今天拍明天发吗
                    新疆包邮吗
                    发什么快递
                    能不能晚两天发
                    多久能到哈尔滨
                    现货还是预售
                    可以改地址吗
                    从哪里发货
                    周末发货吗
                    乡镇能送到吗
                    可以放驿站吗
                    几件一起发吗
                    年前能收到吗
                    能发顺路的那家吗
                    预售要等几天
                    海南多少邮费
                    拍了几天没动静，什么时候发
                    两天能到武汉吗
                    预售是几号发
                    能一起寄到公司吗
                    云南几天到
                    能放门卫吗
                    发货会短信通知吗
                    分两个地址寄行吗
                    周五拍周一能收到吗
                    内蒙包邮不
                    快递能指定吗
                    寄到学校要写宿舍号吗
                    山东明天发得出吗
                    大件送上门吗
                    急穿，能不能先发
                    西藏发不发
                    当天几点前拍当天发
                    """),
            phrases(Intent.STOCK, """
                    黑色还有吗
                    L 码还补不补
                    咖色没了吗
                    {item}还剩多少
                    等 M 码补货
                    白色什么时候上
                    下一批几点放
                    链接点不进去，是没货了吗
                    S 码缺货多久补
                    灰色下架了？
                    XL 有现货吗
                    {item}还会再上吗
                    显示库存不足
                    米色还能拍吗
                    刚才那款还有没有
                    一共多少件啊
                    大码每次都没有
                    预留几件给晚来的吧
                    藏青还有码吗
                    M 码灰的还能拍吗
                    {item}什么颜色还有
                    36 码没有了吗
                    XXL 什么时候到货
                    刚刚还有现在没了
                    加购的那件显示没了
                    小码还补吗
                    {item}今天一共几件
                    仓库还有没有
                    链接灰了
                    颜色只剩一个了吗
                    下一场还有这款吗
                    40 码的鞋补不补
                    还有人退的吗
                    驼色断码了
                    """),
            phrases(Intent.PRAISE, """
                    上身真的显瘦
                    颜色好温柔
                    主播讲得好清楚
                    这个料子看着舒服
                    去年买的还在穿
                    版型好看
                    妈妈很喜欢你家
                    细节做得好
                    模特身材跟我差不多，有参考
                    这个绿好特别
                    讲尺码讲得明白
                    走线整齐
                    看着就暖和
                    主播今天气色好
                    {item}真好看
                    买过两件，没踩雷
                    垂感不错
                    搭配得好，学到了
                    朋友推荐来的
                    灯光换了，看得清
                    这件你穿真精神
                    配色很耐看
                    收到过一件，做工可以
                    讲得很细，不催人
                    裙摆走起来真好看
                    这个长度很显高
                    开叉的位置刚好
                    我同事穿了，问我要链接
                    摸起来应该很软
                    这家的版一直稳
                    领口的设计喜欢
                    上班穿也合适
                    {item}比图片还好看
                    比我想的有质感
                    朋友圈看到就进来了
                    口袋够深，好评
                    腰线收得漂亮
                    第二次来了
                    镜头拉近看得真清楚
                    主播换的这套好搭
                    """),
            phrases(Intent.WANTED, """
                    想要，等放单
                    讲完这个讲鞋子吗
                    马上下单
                    加购物车了
                    {item}给我留一件
                    两个颜色都想要
                    等发工资
                    链接在几号
                    想给婆婆买一件
                    {item}在几号链接
                    外套什么时候讲
                    前面那条裤子还讲吗
                    等这款等了一晚上
                    上链接吧
                    已经加购，等优惠
                    心动了
                    配什么裤子，一起拍
                    丝巾讲了没有
                    {item}我要一件
                    这个得拍
                    在等 L 码
                    给爸爸也看一件
                    下一款是什么
                    能先看看围巾吗
                    想要黑色的
                    上次没舍得，今天要
                    怎么拍，找不到
                    {item}的链接弹一下
                    小黄车几号
                    拍一件试试
                    我要两件换着穿
                    再讲一遍刚才那款
                    等开奖完就拍
                    什么时候讲羽绒服
                    收藏了，发工资就拍
                    帮我看看哪个颜色适合黄皮
                    跟老公商量一下就拍
                    """),
            phrases(Intent.FABRIC, """
                    加绒厚不厚，北方能穿吗
                    起不起球
                    羊毛含量多少
                    会不会扎
                    能机洗吗
                    里面有没有衬
                    掉毛吗
                    透不透
                    会缩水吗
                    静电大不大
                    {item}是什么料子
                    沾猫毛吗
                    褪色吗
                    零下十度顶得住吗
                    沉不沉
                    要干洗吗
                    弹力怎么样
                    味道大不大
                    夏天穿闷不闷
                    含棉多少
                    洗了会变形吗
                    里衬是什么
                    {item}起静电吗
                    贴身穿扎脖子吗
                    羊绒占百分之几
                    要不要熨
                    会不会勾丝
                    沾灰明显吗
                    下水掉色不
                    厚度跟毛衣比呢
                    透气吗
                    皮子会裂吗
                    充绒多少克
                    水洗还是干洗
                    这个料子亮不亮
                    拉链是什么做的
                    """),
            phrases(Intent.AFTER_SALES, """
                    不合适能退吗
                    有没有运费险
                    上次买的还没发货
                    退货地址在哪看
                    能开发票吗
                    换码要多久
                    洗坏了管不管
                    退款几天到账
                    吊牌剪了还能换吗
                    客服没回我
                    少发了一件找谁
                    拉链坏了能修吗
                    七天能退吗
                    拍错颜色能改吗
                    退货运费谁付
                    收到有线头能换吗
                    多久能补发
                    去年买的扣子掉了能配吗
                    发错码了找谁
                    退款还没到
                    换货要先寄回去吗
                    保修多长时间
                    快递显示签收，没收到
                    评价了送的券没到账
                    申请售后没人理
                    能不能只退差价
                    """),
            phrases(Intent.BOUGHT, """
                    已拍
                    拍好了
                    付好了，等收货
                    下单了，给妈妈的
                    抢到了
                    已拍，等发货
                    已拍已付
                    拍了拍了
                    付款成功
                    冲动了，拍了
                    拍下了
                    已付，M 码黑色
                    拍了两件
                    抢到一件，开心
                    付完款了
                    给女儿拍的
                    拍到了，谢谢主播
                    下单成功
                    已拍，麻烦早点发
                    又拍了一条
                    """),
            phrases(Intent.MISSED, """
                    又没抢到
                    没抢到，还补吗
                    一点进去就没了
                    手慢了
                    再放一点吧
                    还有加货吗
                    没了，好快
                    付款的时候说没货了
                    差一点点
                    下一批叫我
                    手速不行
                    刚输完密码就没了
                    怎么这么快
                    没拍到，能再上几件吗
                    点进去已经灰了
                    等了半天还是没抢到
                    下次提前说一声
                    网卡，没抢上
                    有没有人不要让给我
                    第三次没抢到了
                    """),
            // Nearly everybody writes the bare figure; a repeated line is a line with more weight.
            phrases(Intent.CALL, """
                    1
                    1
                    1
                    扣 1
                    1 1 1
                    111
                    想要 1
                    1，要黑色
                    11
                    1，L 码
                    扣了 1
                    """),
            // The words of the sample show's bags; what another show asks for stands in its cues.
            phrases(Intent.BAG, """
                    我要福袋
                    暖冬
                    """)));

    private Phrases() {}

    /**
     * What somebody writes of himself; never that he bought or missed something, which only those do who did.
     *
     * @param shares of each intent, in 100
     */
    static Intent intent(Map<Intent, Integer> shares, Dice dice) {
        int drawn = dice.below(100);
        for (Map.Entry<Intent, Integer> share : shares.entrySet()) {
            drawn -= share.getValue();
            if (drawn < 0) return share.getKey();
        }
        throw new IllegalStateException("The shares of the intents sum to 100, but %d was left.".formatted(drawn));
    }

    /** @param item name of the item on air, or what people say when there is none */
    static String text(Intent intent, String item, Dice dice) {
        List<String> texts = of(intent);
        return texts.get(dice.below(texts.size())).replace(ITEM, item);
    }

    static List<String> of(Intent intent) {
        List<String> texts = TEXTS.get(intent);
        if (texts == null) throw new IllegalStateException("Intent %s has no phrases.".formatted(intent));
        return texts;
    }

    /**
     * What a phrase of ours was about, to measure a recogniser of intents against.
     *
     * @throws IllegalArgumentException when the phrase is none of ours
     */
    static Intent intentOf(String text) {
        for (Intent intent : Intent.values()) for (String phrase : of(intent)) if (matches(text, phrase)) return intent;
        throw new IllegalArgumentException("No simulated viewer says '%s'.".formatted(text));
    }

    private static boolean matches(String text, String phrase) {
        int item = phrase.indexOf(ITEM);
        if (item < 0) return text.equals(phrase);
        return text.startsWith(phrase.substring(0, item)) && text.endsWith(phrase.substring(item + ITEM.length()));
    }

    private static Map.Entry<Intent, List<String>> phrases(Intent intent, String lines) {
        return Map.entry(intent, lines.lines().toList());
    }
}
