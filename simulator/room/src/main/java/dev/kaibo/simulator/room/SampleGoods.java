package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.rundown.RundownItem;
import dev.kaibo.engine.rundown.RundownItem.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The goods of the sample show in the order of the talk (B5): all invented. Each says in numbers for whom it is and how it measures (L2), and no
 * sentence holds a word that the Advertising Law forbids (B6) or a scarcity that the ledger does not know (C2).
 */
final class SampleGoods {
    private SampleGoods() {}

    static List<RundownItem> talk() {
        return List.of(
                item(1, ProductRole.TRAFFIC, "双面羊毛呢短大衣", "LM2601", 459_00, 8, 96, "刚进来的先看这件短大衣，肩线放宽一指，里面能套一件毛衣",
                        "给谁", "35 岁往上，肩宽 40 公分以内", "长度", "62 公分，158 穿到胯", "面料", "双面呢，羊毛 70%，每平米 520 克", "重量", "M 码 860 克"),
                item(2, ProductRole.FLASH, "羊绒混纺围巾", "LM2611", 99_00, 7, 120, "围巾先给新来的朋友，点了关注的公屏扣个 1，数到五就上链接",
                        "给谁", "怕脖子进风的，送长辈也合适", "长度", "180 乘 30 公分，绕两圈还垂 40", "面料", "羊绒 10%，羊毛 90%", "洗法", "冷水手洗，平铺晾"),
                item(3, ProductRole.PROFIT, "桑蚕丝立领衬衫", "LM2621", 699_00, 9, 60, "领子立起来四公分，单穿见客户，外面罩西装也不鼓",
                        "给谁", "40 岁往上，上班见客户", "面料", "桑蚕丝 100%，22 姆米", "袖长", "58 公分，手腕留一颗扣", "尺码", "S 到 XXL，120 斤拍 L"),
                item(4, ProductRole.FLASH, "莱卡保暖打底裤", "LM2612", 69_00, 6, 150, "打底裤给怕冷的，想要的公屏扣个 1，我喊中控放链接",
                        "给谁", "通勤骑车、膝盖怕凉", "加绒", "内里 220 克，5 度以下穿", "腰", "高腰 32 公分，松紧可放 10", "裤长", "92 公分，165 到脚踝"),
                item(5, ProductRole.TOPIC, "岚棉×青瓷联名马面裙", "LM2631", 899_00, 10, 40, "裙门上的青瓷纹是一笔一笔画了再织的，走一步看它怎么动",
                        "给谁", "喜欢国风，过年走亲戚穿", "长度", "96 公分，160 穿到脚面上 3 公分", "面料", "提花缎，每平米 190 克", "腰", "系带可调，腰围 62 到 88"),
                item(6, ProductRole.TRAFFIC, "高腰加绒阔腿裤", "LM2603", 369_00, 8, 128, "胯宽的姐姐看这条，想要的公屏扣个 1，我喊中控放",
                        "给谁", "40 岁往上，胯宽、怕冷", "裤长", "98 公分，160 穿到脚踝", "加绒", "内里 280 克，零下 5 度单穿", "腰", "松紧，可放 8 公分"),
                item(7, ProductRole.PROFIT, "小羊皮乐福鞋", "LM2622", 799_00, 9, 48, "先看鞋底，弯到一半松手自己弹回来，站一天脚掌不硌",
                        "给谁", "久站、脚面宽", "跟高", "2.5 公分", "面料", "头层小羊皮，内里猪皮", "尺码", "34 到 41，脚背高拍大一码"),
                item(8, ProductRole.FLASH, "羊毛袜三双装", "LM2613", 39_00, 6, 160, "三双装的袜子，先关注再扣 1，中控数到五上链接",
                        "给谁", "脚凉的，爸妈也能穿", "面料", "羊毛 48%，棉 40%，袜口不勒", "长度", "袜筒 22 公分", "尺码", "均码，35 到 42 脚"),
                item(9, ProductRole.PROFIT, "绵羊皮立领夹克", "LM2623", 1_299_00, 10, 24, "皮面凑近看，毛孔是自己的，抓一把松手，褶子三秒就平",
                        "给谁", "想穿皮衣又怕沉的", "重量", "M 码 980 克，比一瓶水重一点", "长度", "58 公分，腰线下 4", "面料", "绵羊皮，厚 0.7 毫米"),
                item(10, ProductRole.TOPIC, "非遗盘扣短袄", "LM2632", 759_00, 8, 36, "七粒盘扣是师傅手盘的，一粒要四十分钟，镜头推近看",
                        "给谁", "过年见长辈，配裙配裤都行", "长度", "54 公分，盖过腰", "加绒", "夹棉 120 克，10 度单穿", "扣子", "手工盘扣 7 粒"),
                item(11, ProductRole.FLASH, "真丝发带", "LM2614", 29_00, 6, 140, "发带四个颜色，想要哪个颜色公屏打出来，再扣个 1",
                        "给谁", "短发长发都能绑", "长度", "110 公分，宽 5 公分", "面料", "桑蚕丝 100%，16 姆米", "洗法", "30 度以下手洗"),
                item(12, ProductRole.TRAFFIC, "圆领羊毛开衫", "LM2604", 389_00, 9, 110, "开衫当外套也当内搭，前襟两颗扣开着，显得脖子长",
                        "给谁", "办公室冷气、早晚温差", "面料", "羊毛 80%，锦纶 20%", "长度", "56 公分，155 到胯上", "起球", "机洗 5 次样衣在台上，自己看"),
                item(13, ProductRole.PROFIT, "羊绒半高领打底衫", "LM2624", 569_00, 9, 50, "领子六公分不卡下巴，贴着皮肤穿，扎不扎你看我脖子",
                        "给谁", "皮肤敏感，里面单穿", "面料", "山羊绒 30%，羊毛 70%", "重量", "M 码 260 克", "尺码", "S 到 XL，130 斤拍 L"),
                item(14, ProductRole.TRAFFIC, "轻薄鹅绒背心", "LM2605", 429_00, 8, 90, "背心叠起来跟手机一样厚，塞包里出门，车上冷了就套",
                        "给谁", "早晚出门、坐飞机", "充绒", "白鹅绒 90%，充 68 克", "重量", "M 码 185 克", "长度", "60 公分，能塞进大衣"),
                item(15, ProductRole.FLASH, "珊瑚绒家居袜", "LM2615", 19_90, 6, 200, "家居袜一双一个色，要的扣 1，拍之前先看码",
                        "给谁", "在家光脚的", "厚度", "绒高 4 毫米，脚底有胶点", "尺码", "35 到 43 脚", "洗法", "机洗，别烘干"),
                item(16, ProductRole.PROFIT, "羊驼毛长大衣", "LM2625", 1_480_00, 10, 20, "大衣撑起来给你们看里子，肩上没有垫肩，背包不掉",
                        "给谁", "165 往上，想要一件穿好几年", "面料", "羊驼毛 35%，羊毛 60%", "长度", "108 公分，165 到小腿肚", "重量", "M 码 1,420 克"),
                item(17, ProductRole.TOPIC, "岚棉×青瓷联名丝巾", "LM2633", 459_00, 10, 45, "方巾四个角花样都不同，换一种系法就是换一条",
                        "给谁", "送老师、送婆婆", "尺寸", "88 乘 88 公分", "面料", "桑蚕丝 100%，14 姆米", "包装", "带礼盒和手写卡"),
                item(18, ProductRole.FLASH, "羊毛贝雷帽", "LM2616", 49_00, 7, 110, "帽子有两个大小，头围量一圈再拍，要的公屏扣个 1",
                        "给谁", "脸圆脸长都压得住", "头围", "54 到 58 公分，里面有抽绳", "面料", "羊毛 100%，不塌", "重量", "70 克"),
                item(19, ProductRole.TRAFFIC, "加厚灯芯绒衬衫外套", "LM2606", 359_00, 8, 100, "当衬衫穿也当外套穿，袖口放下来能盖到虎口",
                        "给谁", "梨形身材，想遮胯", "长度", "70 公分，160 盖过胯", "面料", "棉 98%，8 条灯芯绒", "尺码", "S 到 XXL，140 斤拍 XL"),
                item(20, ProductRole.PROFIT, "牛皮通勤托特包", "LM2626", 969_00, 9, 30, "一件一件往里放给你们看：电脑、伞、水杯，还能合上",
                        "给谁", "每天背电脑上班", "装得下", "14 寸电脑加 500 毫升水杯", "重量", "空包 780 克", "面料", "头层牛皮，厚 1.4 毫米"),
                item(21, ProductRole.FLASH, "羊绒混纺手套", "LM2617", 89_00, 7, 120, "手套食指拇指能点屏，想要的扣 1，中控数完就上",
                        "给谁", "骑车、等公交", "面料", "羊绒 10%，羊毛 85%", "长度", "24 公分，盖过手腕", "尺码", "均码，手掌宽 9 公分以内"),
                item(22, ProductRole.TRAFFIC, "中长款羽绒服", "LM2607", 399_00, 10, 80, "收尾这件羽绒服，拉链两头都能开，坐车不卡腿",
                        "给谁", "接送孩子、冬天出差", "充绒", "白鸭绒 85%，M 码充 190 克", "长度", "88 公分，160 到膝上", "重量", "M 码 920 克"));
    }

    private static RundownItem item(
            int number, ProductRole role, String name, String code, long fen, int minutes, int stock, String line, String... points) {
        List<Point> measured = new ArrayList<>();
        for (int place = 0; place < points.length; place += 2) measured.add(new Point(points[place], points[place + 1]));
        return new RundownItem(
                new ItemId("item-%02d".formatted(number)), name, code, role, new Money(fen), Duration.ofMinutes(minutes), stock, measured, line);
    }
}
