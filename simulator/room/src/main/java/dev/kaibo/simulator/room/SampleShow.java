package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.Rundown.CueKey;
import dev.kaibo.engine.rundown.Rundown.Milestone;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The show that stands ready in a new house, labelled 示例 and 模拟: shop, people and goods are invented. */
public final class SampleShow {
    public static final String SHOP = "岚棉旗舰店";
    public static final String TITLE = "第 38 场 初冬换季专场";
    public static final String ZONE = "Asia/Shanghai";

    /** What an order of this shop comes to on average; a flash item stays below half of it, a traffic item above it (B4). */
    public static final Money AVERAGE_ORDER = new Money(322_00);

    /** The seed of the room that plays in the sample show. */
    public static final long SEED = 38;

    private static final Duration ROUND = Duration.ofMinutes(5);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private SampleShow() {}

    /**
     * 22 items, 180 minutes.
     *
     * @param plannedStart when it is announced to begin; the milestones lie as far from it as in a show that begins at 20:00
     */
    public static Rundown rundown(Moment plannedStart) {
        return new Rundown(plannedStart, ZONE, ROUND, SampleGoods.talk(), milestones(plannedStart), cueKeys());
    }

    /**
     * The same show for another length: the talk begins again when it is through, each time with as many pieces, and is cut where the time is over; a lucky bag
     * opens every half hour (L5: frequent).
     */
    static Rundown lasting(Moment start, Duration length) {
        List<RundownItem> goods = SampleGoods.talk();
        List<RundownItem> items = new ArrayList<>();
        Duration left = length;
        for (int place = 0; !left.isZero(); place++) {
            RundownItem item = goods.get(place % goods.size());
            Duration planned = item.planned().compareTo(left) < 0 ? item.planned() : left;
            items.add(again(item, place / goods.size(), planned));
            left = left.minus(planned);
        }
        List<Milestone> bags = new ArrayList<>();
        for (Duration at = HALF_HOUR; at.compareTo(length) < 0; at = at.plus(HALF_HOUR))
            bags.add(new Milestone("福袋 %d 号".formatted(bags.size() + 1), start.plus(at)));
        return new Rundown(start, ZONE, ROUND, items, bags, cueKeys());
    }

    private static RundownItem again(RundownItem item, int lap, Duration planned) {
        return new RundownItem(
                lap == 0 ? item.id() : new ItemId("%s-%d".formatted(item.id().value(), lap + 1)),
                item.name(),
                item.code(),
                item.role(),
                item.price(),
                planned,
                item.stock(),
                item.points(),
                item.line());
    }

    private static List<Milestone> milestones(Moment start) {
        return List.of(
                // B11: a daily account sets tomorrow's notice within the first five minutes.
                new Milestone("次场预告", start.plus(Duration.ofMinutes(5))),
                new Milestone("福袋 1 号", start.plus(Duration.ofMinutes(30))),
                new Milestone("福袋 2 号", start.plus(Duration.ofMinutes(60))),
                new Milestone("主播交接", start.plus(Duration.ofMinutes(96))),
                new Milestone("福袋 3 号", start.plus(Duration.ofMinutes(120))));
    }

    /** Two pages of nine, as they lie under the keys 1 to 9. */
    private static List<CueKey> cueKeys() {
        return List.of(
                cue("求关注", Map.of(CrewRole.HOST, "新来的先点个关注", CrewRole.FLOOR_CONTROLLER, "公屏刷关注，念三个新名字")),
                cue(
                        "开福袋 2 号",
                        Map.of(
                                CrewRole.HOST, "评论暖冬，送围巾",
                                CrewRole.FLOOR_CONTROLLER, "带头评论暖冬",
                                CrewRole.CONSOLE_OPERATOR, "福袋 2 号，暖冬口令，十分钟")),
                cue("切下一款", Map.of(CrewRole.HOST, "收口，换下一款", CrewRole.CONSOLE_OPERATOR, "换讲解链接")),
                cue("报尺码", Map.of(CrewRole.HOST, "看尺码板，报身高体重", CrewRole.CO_HOST, "举尺码板到镜头前")),
                cue("催扣 1", Map.of(CrewRole.HOST, "想要的再扣一遍 1", CrewRole.CO_HOST, "跟着喊扣 1")),
                cue(
                        "倒数放单",
                        Map.of(
                                CrewRole.HOST, "5 4 3 2 1，上链接",
                                CrewRole.FLOOR_CONTROLLER, "一起倒数",
                                CrewRole.CONSOLE_OPERATOR, "数到 1 放这一批")),
                cue("念已拍", Map.of(CrewRole.HOST, "念三位已拍的名字", CrewRole.CO_HOST, "从评论里挑真的已拍")),
                cue("申请加货", Map.of(CrewRole.CONSOLE_OPERATOR, "报要加的颜色、码数、件数", CrewRole.OPERATOR, "问仓库，两分钟内回")),
                cue("次场预告", Map.of(CrewRole.CONSOLE_OPERATOR, "手机上设明晚的预告", CrewRole.HOST, "说一遍明晚几点")),
                cue("回讲卖点", Map.of(CrewRole.HOST, "回到给谁穿，再讲一遍", CrewRole.CO_HOST, "把样衣翻到里子")),
                cue("打消顾虑", Map.of(CrewRole.HOST, "讲运费险和七天退换", CrewRole.CUSTOMER_SERVICE, "公屏回售后问题")),
                cue("近景试穿", Map.of(CrewRole.HOST, "走近，转一圈", CrewRole.CO_HOST, "报自己的身高体重")),
                cue("先别报价", Map.of(CrewRole.HOST, "价格在核对，先别报", CrewRole.CONSOLE_OPERATOR, "核对价格，好了回一声")),
                cue("没抢到的", Map.of(CrewRole.HOST, "没抢到的再扣 1", CrewRole.CONSOLE_OPERATOR, "看还有没有没付款回来的")),
                cue("推企微名片", Map.of(CrewRole.PRIVATE_DOMAIN, "推名片，有人接待了吗", CrewRole.HOST, "加客服领尺码表")),
                cue("欢迎新进", Map.of(CrewRole.HOST, "欢迎新来的，说现在讲什么", CrewRole.FLOOR_CONTROLLER, "报一下在线")),
                cue(
                        "主播交接",
                        Map.of(
                                CrewRole.HOST,
                                "介绍下一位主播",
                                CrewRole.FLOOR_CONTROLLER,
                                "换麦，看画面",
                                CrewRole.OPERATOR,
                                "记交接时间")),
                cue("收尾告别", Map.of(CrewRole.HOST, "谢谢大家，明晚见", CrewRole.CONSOLE_OPERATOR, "收链接，留售后卡")));
    }

    private static CueKey cue(String name, Map<CrewRole, String> lines) {
        return new CueKey(name, lines);
    }
}
