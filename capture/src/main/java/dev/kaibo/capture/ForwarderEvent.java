package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.event.FactKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one event of a forwarder's post means. */
final class ForwarderEvent {
    private static final int MSG_TIME = 0;
    private static final int DECODED_TYPE = 1;
    private static final int MSG_SUB_TYPE = 2;
    private static final int SEQ = 3;
    private static final int MSG_ID = 4;
    private static final int SEC_OPENID = 5;
    private static final int DECODED_OPENID = 6;
    private static final int NICKNAME = 7;
    private static final int CONTENT = 8;
    private static final int GIFT_NUM = 9;
    private static final int GIFT_VALUE = 10;
    private static final int COMBO_PRODUCT_COUNT = 11;
    private static final List<String> NAMES = List.of(
            "msg_time",
            "decoded_type",
            "msg_sub_type",
            "seq",
            "msg_id",
            "sec_openid",
            "decoded_openid",
            "nickname",
            "content",
            "gift_num",
            "gift_value",
            "combo_product_count");
    static final ByteNames KEYS = new ByteNames(NAMES);

    private static final ByteNames TYPES =
            new ByteNames(List.of("comment", "enter", "like", "gift", "combogift", "combo_gift", "levelup", "unknown"));
    private static final int COMMENT = 0;
    private static final int ENTER = 1;
    private static final int LIKE = 2;
    private static final int GIFT = 3;
    private static final int COMBO_GIFT = 4;
    private static final int COMBO_GIFT_OF_THE_SCHEMA = 5;
    private static final int LEVEL_UP = 6;
    private static final int UNKNOWN = 7;

    /** Characters of a type that nobody knows. */
    private static final int LONGEST_TYPE = 64;

    private final ForwarderFields fields;
    private long happened;

    ForwarderEvent(byte[] body) {
        this.fields = new ForwarderFields(NAMES, body);
    }

    /** Where the fields of the next event go; what was there before is forgotten. */
    ForwarderFields fields() {
        fields.clear();
        return fields;
    }

    /** Whether the fields in hand can be those of an event at all, and not of an object that stands within one. */
    boolean looksLikeOne() {
        return fields.has(MSG_TIME) || fields.has(DECODED_TYPE);
    }

    /** When the event that was read last happened, by the clock of the forwarder's machine. */
    long happened() {
        return happened;
    }

    /**
     * The fields in hand as a fact; null for a kind that is known and deliberately none: that a viewer rose by a level is nothing that a show asks for.
     *
     * @throws BadLine when they make no fact
     */
    @Nullable
    Sighting read() {
        happened = time();
        int type = fields.among(TYPES, DECODED_TYPE);
        if (type == LEVEL_UP) return null;
        FactKind kind = kind(type);
        Long sequence = fields.has(SEQ) ? fields.whole(SEQ, 0) : null;
        String viewer = fields.text(DECODED_OPENID);
        int count = 1;
        long coins = 0;
        if (kind == FactKind.GIFTED) {
            count = fields.count(GIFT_NUM, fields.count(COMBO_PRODUCT_COUNT, 1));
            coins = fields.whole(GIFT_VALUE, 0);
        }
        Sighting sighting = new Sighting(
                kind,
                sequence,
                messageId(sequence),
                new Moment(happened),
                viewer == null ? fields.text(SEC_OPENID) : viewer,
                fields.text(NICKNAME),
                kind == FactKind.COMMENTED ? fields.text(CONTENT) : null,
                null,
                null,
                null,
                1,
                0,
                count,
                coins,
                kind == FactKind.UNRECOGNISED ? rawType(type) : null);
        String fault = sighting.fault();
        if (fault != null) throw new BadLine(Line.Reason.WRONG_VALUE, fault);
        return sighting;
    }

    private long time() {
        if (!fields.has(MSG_TIME)) throw new BadLine(Line.Reason.NO_TIME, "msg_time is missing.");
        long time = fields.whole(MSG_TIME, 0, Line.Reason.NO_TIME);
        if (time < Interpreter.EARLIEST || time >= Interpreter.LATEST)
            throw new BadLine(
                    Line.Reason.WRONG_VALUE,
                    "msg_time (%s) lies outside 2000 to 2099; it counts milliseconds since 1970."
                            .formatted(new Moment(time)));
        return time;
    }

    private static FactKind kind(int type) {
        return switch (type) {
            case COMMENT -> FactKind.COMMENTED;
            case ENTER -> FactKind.ENTERED;
            // One event for each long press: nobody knows how many likes it was.
            case LIKE -> FactKind.LIKED;
            case GIFT, COMBO_GIFT, COMBO_GIFT_OF_THE_SCHEMA -> FactKind.GIFTED;
            default -> FactKind.UNRECOGNISED;
        };
    }

    /**
     * The forwarder stamps {@code msg_time} when it decodes, so the same event met twice has two times. Within one live the sequence names it like an
     * id does; with either of them the time is no part of what makes it a repetition ({@link Intake}).
     */
    private @Nullable String messageId(@Nullable Long sequence) {
        String id = fields.text(MSG_ID);
        return id == null && sequence != null ? "seq " + sequence : id;
    }

    private String rawType(int type) {
        String word = type == UNKNOWN ? null : fields.text(DECODED_TYPE);
        if (word == null) {
            String subType = fields.text(MSG_SUB_TYPE);
            word = subType == null ? "unknown" : "unknown " + subType;
        }
        if (word.length() <= LONGEST_TYPE) return word;
        boolean splitsPair = Character.isHighSurrogate(word.charAt(LONGEST_TYPE - 1));
        return word.substring(0, splitsPair ? LONGEST_TYPE - 1 : LONGEST_TYPE);
    }
}
