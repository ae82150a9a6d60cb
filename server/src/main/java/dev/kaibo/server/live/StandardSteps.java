package dev.kaibo.server.live;

import dev.kaibo.engine.basics.CrewRole;
import java.util.List;

/** The hand steps that lie ready in every show (人工步骤): what WeChat has no interface for, so that a person does it on the phone and says so. */
public final class StandardSteps {
    /**
     * @param guide how to do it, step by step; empty where the name says it
     * @param ofItem it belongs to the item on air
     */
    public record Step(String name, CrewRole role, List<String> guide, boolean ofItem) {}

    public static final List<Step> ALL = List.of(
            // R4: links and what covers the picture
            step("讲解", CrewRole.CONSOLE_OPERATOR, true, "手机打开视频号助手，进直播间", "点右下「商品」，找到这一款", "点「讲解」，看到左下弹卡再按做完"),
            step("上链接", CrewRole.CONSOLE_OPERATOR, true, "主播数到 1 再点上架", "刷新一次，看买家端价格和库存"),
            step("开福袋", CrewRole.CONSOLE_OPERATOR, false, "互动里选福袋，填口令和份数", "念一遍口令和开奖时间"),
            // L6
            step("推企微卡片", CrewRole.CONSOLE_OPERATOR, false, "先看接待的人在不在岗", "推送里选企业微信名片"),
            step("推下一场预告", CrewRole.CONSOLE_OPERATOR, false, "推送里选直播预告，看时间对不对"),
            step("推公众号文章", CrewRole.CONSOLE_OPERATOR, false),
            step("推红包封面", CrewRole.CONSOLE_OPERATOR, false),
            // B2, L4: boards and testimonies before the camera
            step("举尺码板", CrewRole.CO_HOST, true),
            step("举退换和运费险", CrewRole.CO_HOST, false),
            step("举满减", CrewRole.CO_HOST, false),
            step("举福袋口令", CrewRole.CO_HOST, false),
            step("念已拍", CrewRole.CO_HOST, true),
            // L8
            step("公屏已回", CrewRole.CUSTOMER_SERVICE, false),
            step("转售后", CrewRole.CUSTOMER_SERVICE, false),
            // B8, B9, R6
            step("群里提醒开播", CrewRole.PRIVATE_DOMAIN, false),
            step("群里发这一款", CrewRole.PRIVATE_DOMAIN, true),
            step("接企微", CrewRole.PRIVATE_DOMAIN, false),
            // B11
            step("设下一场预告", CrewRole.OPERATOR, false, "开播 5 分钟内设好明天的预告"),
            step("截大屏", CrewRole.OPERATOR, false),
            // R3
            step("公屏刷关注", CrewRole.FLOOR_CONTROLLER, false));

    private StandardSteps() {}

    private static Step step(String name, CrewRole role, boolean ofItem, String... guide) {
        return new Step(name, role, List.of(guide), ofItem);
    }
}
