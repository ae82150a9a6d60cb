package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Posts as the forwarder writes them, typed out letter by letter: nothing here goes through a writer of ours. */
final class ForwarderPosts {
    static final Moment RECEIVED = new Moment(1_698_657_151_400L);

    /** The published shape of a post, with a comment and a gift. */
    static final String POST = """
            {"host_info":{"wechat_uin":"123456","finder_username":"v2_060000231003b20faec8c4e48a1ecbd5@finder"},
             "live_info":{"wechat_uin":"123456","live_id":"2042584726460027863","live_status":1,"online_count":128,
               "start_time":1698650000,"like_count":3301,"reward_total_amount_in_wecoin":520,"nickname":"unknown","head_url":""},
             "events":[
              {"msg_time":1698657150123,"decoded_type":"comment","msg_sub_type":1,"seq":41,
               "msg_id":"finderlive_usermsg_comment_1F4EF489-B2CE-4B26-9002-3C7421EF8E78_o9hHn5sampleOfAnOpenid00001","sec_openid":"b2af0000000000000000000000000001","decoded_openid":"o9hHn5sampleOfAnOpenid00001",
               "nickname":"阿明","content":"多少錢"},
              {"msg_time":1698657151000,"decoded_type":"gift","msg_sub_type":20009,"seq":44,
               "msg_id":"finderlive_appmsg_finderlive_commcommentnotify_d5ad0000000000000000000000000001_2042584726460027863_1698657150_b2af0000000000000000000000000001","sec_openid":"b2af0000000000000000000000000001","decoded_openid":"o9hHn5sampleOfAnOpenid00001","nickname":"阿明",
               "content":"送出…","sec_gift_id":"9f01","gift_num":2,"gift_value":20}]}
            """;

    private static final String LIVE = """
            "live_info":{"live_id":"2042584726460027863","live_status":1,"online_count":128}""";

    private ForwarderPosts() {}

    /** A post of these events, which are JSON. */
    static String post(String... events) {
        return "{\"host_info\":{\"wechat_uin\":\"123456\",\"finder_username\":\"v2_06@finder\"}," + LIVE
                + ",\"events\":[" + String.join(",", events) + "]}";
    }

    /** A post of these events that says nothing of the live. */
    static String bare(String... events) {
        return "{\"events\":[" + String.join(",", events) + "]}";
    }

    static String comment(int seq, String content) {
        return """
                {"msg_time":%d,"decoded_type":"comment","msg_sub_type":1,"msg_id":"finderlive_usermsg_comment_%08X-B2CE-4B26-9002-3C7421EF8E78_o9hHn5sample%016d","sec_openid":"b2af%028d","content":"%s","nickname":"觀眾%d","seq":%d,"decoded_openid":"o9hHn5sample%016d"}""".formatted(1_698_657_150_000L + seq, seq, seq % 50, seq % 50, content, seq % 50, seq, seq % 50);
    }

    /** An event of a random kind whose sequence is its number. */
    static String event(SplittableRandom dice, int seq) {
        String head = """
                {"msg_time":%d,"msg_sub_type":%s,"msg_id":"finderlive_%08X_o9h%d","sec_openid":"b2af%d","nickname":"觀眾[%d]","seq":%d,"decoded_openid":"o9h%d",""".formatted(
                        1_698_657_150_000L + seq,
                        dice.nextBoolean() ? "1" : "\"1\"",
                        seq,
                        seq % 7,
                        seq % 7,
                        seq % 7,
                        seq,
                        seq % 7);
        return head
                + switch (dice.nextInt(6)) {
                    case 0 -> "\"decoded_type\":\"comment\",\"content\":\"多少錢 {\\\"seq\\\":1},{\\\"a\\\" [捂臉]\"}";
                    case 1 -> "\"decoded_type\":\"enter\",\"content\":\"來了\"}";
                    case 2 -> "\"decoded_type\":\"like\"}";
                    case 3 -> "\"decoded_type\":\"gift\",\"sec_gift_id\":\"9f01\",\"gift_num\":2,\"gift_value\":20}";
                    case 4 -> "\"decoded_type\":\"combogift\",\"sec_gift_id\":\"9f01\",\"combo_product_count\":3}";
                    default ->
                        "\"decoded_type\":\"unknown\",\"original_data\":{\"type\":9,\"list\":[{\"a\":1},{\"b\":[]}]}}";
                };
    }

    static List<String> events(SplittableRandom dice, int count) {
        List<String> events = new ArrayList<>();
        for (int seq = 1; seq <= count; seq++) events.add(event(dice, seq));
        return events;
    }

    static ForwarderPost read(String post) {
        return read(bytes(post));
    }

    /** Reads what must be readable. */
    static ForwarderPost read(byte[] post) {
        try {
            return ForwarderPost.read(post, RECEIVED);
        } catch (PostUnreadable | PostTooLarge e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The only sighting of a post with this event alone. */
    static Sighting sighting(String event) {
        ForwarderPost post = read(bare(event));
        if (post.sightings().size() != 1 || !post.rejected().isEmpty())
            throw new AssertionError("Not one sighting but " + post);
        return post.sightings().getFirst();
    }

    /** Why a post with this event alone rejects it. */
    static Line.Rejected rejected(String event) {
        ForwarderPost post = read(bare(event));
        if (post.rejected().size() != 1 || !post.sightings().isEmpty())
            throw new AssertionError("Not one rejected event but " + post);
        return post.rejected().getFirst();
    }

    static byte[] bytes(String post) {
        return post.getBytes(StandardCharsets.UTF_8);
    }
}
