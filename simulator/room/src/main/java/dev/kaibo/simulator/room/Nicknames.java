package dev.kaibo.simulator.room;

/** Names for simulated viewers: invented, and each says of itself that it is simulated. */
final class Nicknames {
    private static final String[] WORDS = {
        "山茶", "阿芬", "橘子", "小雨", "桂花", "长安", "晨光", "禾苗", "慢慢", "芝麻", "云朵", "南风", "青柠", "豆浆", "海棠", "石榴", "小满", "知了",
        "麦穗", "秋千", "木棉", "白鹭", "核桃", "月牙", "梅子", "竹影", "暖阳", "鱼丸", "纸鸢", "柚子", "薄荷", "杏仁"
    };

    private Nicknames() {}

    /** @param viewer the room's own number of the viewer, from 0 */
    static String of(int viewer) {
        return "%s%d（模拟）".formatted(WORDS[viewer % WORDS.length], viewer / WORDS.length + 1);
    }

    /** The id by which the room's source names a viewer. */
    static String idOf(int viewer) {
        return "simulated-%d".formatted(viewer);
    }
}
