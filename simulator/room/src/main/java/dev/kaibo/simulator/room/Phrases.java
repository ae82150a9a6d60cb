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
                    """)));

    private Phrases() {}

    /** What somebody writes of himself; never that he bought or missed something, which only those do who did. */
    static Intent intent(Dice dice) {
        int drawn = dice.below(100);
        for (Intent intent : Intent.values()) {
            drawn -= intent.weight;
            if (drawn < 0) return intent;
        }
        throw new IllegalStateException("The weights of the intents sum to 100, but %d was left.".formatted(drawn));
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
