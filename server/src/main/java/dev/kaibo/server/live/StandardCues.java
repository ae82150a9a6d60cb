package dev.kaibo.server.live;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.rundown.Rundown.CueKey;
import java.util.List;
import java.util.Map;

/** The cues that lie under the keys of a show for which nobody has laid out others (R7): what every show needs, true of any product. */
public final class StandardCues {
    public static final List<CueKey> KEYS = List.of(
            // D6: before answering, after a price, when popularity rises
            key("求关注", Map.of(CrewRole.HOST, "新来的先点个关注", CrewRole.FLOOR_CONTROLLER, "公屏刷关注")),
            key("欢迎新进", Map.of(CrewRole.HOST, "欢迎新来的，说现在讲什么")),
            // R3: on a sudden inflow the host changes the pitch
            key("切下一款", Map.of(CrewRole.HOST, "收口，换下一款", CrewRole.CONSOLE_OPERATOR, "换讲解链接")),
            key("报尺码", Map.of(CrewRole.HOST, "看尺码板，报身高体重", CrewRole.CO_HOST, "举尺码板到镜头前")),
            // L4: call to action, countdown, testimonies, once more
            key("扣 1", Map.of(CrewRole.HOST, "想要的扣 1", CrewRole.CO_HOST, "跟着喊扣 1")),
            key("倒数上链接", Map.of(CrewRole.HOST, "5 4 3 2 1，上链接", CrewRole.CONSOLE_OPERATOR, "数到 1 上链接")),
            key("念已拍", Map.of(CrewRole.HOST, "念真的已拍", CrewRole.CO_HOST, "从评论里挑真的已拍")),
            key("打消顾虑", Map.of(CrewRole.HOST, "讲退换和运费险", CrewRole.CUSTOMER_SERVICE, "公屏回售后问题")),
            key("先别报价", Map.of(CrewRole.HOST, "价格在核对，先别报", CrewRole.CONSOLE_OPERATOR, "核对价格，好了回一声")));

    private StandardCues() {}

    private static CueKey key(String name, Map<CrewRole, String> lines) {
        return new CueKey(name, lines);
    }
}
