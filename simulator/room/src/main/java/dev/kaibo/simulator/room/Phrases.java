package dev.kaibo.simulator.room;

import java.util.List;

/** What simulated viewers write: our own invented words, no real person's. {@code {item}} stands for the item on air. */
final class Phrases {
    /** Chosen when a viewer writes of himself; the place in the list is the intent, the number its weight in 100. */
    private static final int[] WEIGHTS = {26, 13, 12, 12, 12, 12, 8, 5};

    private static final List<List<String>> TEXTS = List.of(
            List.of(
                    "158 110 斤穿什么码",
                    "155 斤腰粗能穿 XL 吗",
                    "我 160，长短合适吗",
                    "肩宽 42 拍多大",
                    "腰围 80 选什么码",
                    "平时穿 M，这个要拍大一码吗",
                    "172 高 140 斤，报一下尺码",
                    "{item}偏大还是偏小",
                    "尺码表再举一下",
                    "脚背高要不要大一码",
                    "妈妈 150 斤能穿吗",
                    "孕后肚子大，穿得下吗"),
            List.of("{item}多少钱", "怎么我这里价格不一样", "满减能一起用吗", "两件有优惠吗", "券在哪里领", "刚进来，现在什么价", "跟上一场一个价吗", "学生有没有折扣"),
            List.of("几天能到成都", "今天拍明天发吗", "新疆包邮吗", "发什么快递", "能不能晚两天发", "多久能到哈尔滨", "现货还是预售", "可以改地址吗"),
            List.of("黑色还有吗", "L 码还补不补", "咖色没了吗", "{item}还剩多少", "等 M 码补货", "白色什么时候上", "下一批几点放", "链接点不进去，是没货了吗"),
            List.of("上身真的显瘦", "颜色好温柔", "主播讲得好清楚", "这个料子看着舒服", "去年买的还在穿", "版型好看", "妈妈很喜欢你家", "细节做得好", "模特身材跟我差不多，有参考"),
            List.of("想要，等放单", "讲完这个讲鞋子吗", "马上下单", "加购物车了", "{item}给我留一件", "两个颜色都想要", "等发工资", "链接在几号"),
            List.of("加绒厚不厚，北方能穿吗", "起不起球", "羊毛含量多少", "会不会扎", "能机洗吗", "里面有没有衬", "掉毛吗", "透不透"),
            List.of("不合适能退吗", "有没有运费险", "上次买的还没发货", "退货地址在哪看", "能开发票吗", "换码要多久"),
            List.of("已拍", "已拍，咖色 M", "拍好了", "付好了，等收货", "已拍两件", "下单了，给妈妈的", "抢到了"),
            List.of("又没抢到", "没抢到 L，还补吗", "一点进去就没了", "手慢了", "再放一点吧", "还有加货吗"),
            List.of("1", "1", "1", "扣 1", "1 1 1", "111", "想要 1"));

    private Phrases() {}

    /** What somebody writes of himself; never that he bought or missed something, which only those do who did. */
    static Intent intent(Dice dice) {
        int drawn = dice.below(100);
        for (int place = 0; place < WEIGHTS.length; place++) {
            drawn -= WEIGHTS[place];
            if (drawn < 0) return Intent.values()[place];
        }
        return Intent.SIZE;
    }

    /** @param item name of the item on air, or what people say when there is none */
    static String text(Intent intent, String item, Dice dice) {
        List<String> texts = TEXTS.get(intent.ordinal());
        return texts.get(dice.below(texts.size())).replace("{item}", item);
    }

    /**
     * What a phrase of ours was about, to measure a recogniser of intents against.
     *
     * @throws IllegalArgumentException when the phrase is none of ours
     */
    static Intent intentOf(String text) {
        for (Intent intent : Intent.values())
            for (String phrase : TEXTS.get(intent.ordinal())) {
                int item = phrase.indexOf("{item}");
                boolean same = item < 0
                        ? text.equals(phrase)
                        : text.startsWith(phrase.substring(0, item)) && text.endsWith(phrase.substring(item + 6));
                if (same) return intent;
            }
        throw new IllegalArgumentException("No simulated viewer says '%s'.".formatted(text));
    }
}
