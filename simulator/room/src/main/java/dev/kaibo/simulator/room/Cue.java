package dev.kaibo.simulator.room;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audience makes of a cue, which it knows only by what the host then does (L4, L5, D6). */
enum Cue {
    /** 开福袋: a lucky bag is opened (L5). */
    OPEN_BAG,
    /** 扣 1, and again for those who missed (L4 steps 3 and 7). */
    CALL_FOR_ONES,
    /** 求关注 (D6). */
    ASK_TO_FOLLOW,
    /** 倒数放单: countdown, price change and link up (L4 step 5). */
    COUNT_DOWN,
    /** 打消顾虑: shipping insurance, seven-day returns (L4 step 4). */
    REASSURE,
    /** 念已拍: testimonies (L4 step 6). */
    TESTIFY;

    static final String BAG = "福袋";

    /** How people write it, without spaces; the first that fits counts. A cue has no kind of its own in the engine: its name is what the crew chose. */
    private static final Map<String, Cue> WORDS = Map.ofEntries(
            Map.entry("扣1", CALL_FOR_ONES),
            Map.entry("没抢到", CALL_FOR_ONES),
            Map.entry("沒搶到", CALL_FOR_ONES),
            Map.entry("求关注", ASK_TO_FOLLOW),
            Map.entry("求關注", ASK_TO_FOLLOW),
            Map.entry("倒数", COUNT_DOWN),
            Map.entry("倒數", COUNT_DOWN),
            Map.entry("打消顾虑", REASSURE),
            Map.entry("打消顧慮", REASSURE),
            Map.entry("念已拍", TESTIFY),
            Map.entry("唸已拍", TESTIFY),
            Map.entry("开福袋", OPEN_BAG),
            Map.entry("開福袋", OPEN_BAG));

    /** Null for what changes nothing for the audience, as far as this model goes. */
    static @Nullable Cue of(String name) {
        String written = name.replace(" ", "");
        for (Cue cue : values())
            for (Map.Entry<String, Cue> word : WORDS.entrySet())
                if (word.getValue() == cue && written.contains(word.getKey())) return cue;
        return null;
    }
}
