package dev.kaibo.engine.bytes;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.Rundown.CueKey;
import dev.kaibo.engine.rundown.Rundown.Milestone;
import dev.kaibo.engine.rundown.RundownItem;
import dev.kaibo.engine.rundown.RundownItem.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A rundown and the small things that plans and snapshots are made of, as bytes. Frozen with format 1. */
public final class PlanBytes {
    /** More entries than this stand in no list of a plan. */
    static final int LIST_MOST = 10_000;

    private static final int TEXT_MOST = EventCodec.TEXT_MOST;
    private static final CrewRole[] CREW_ROLES = CrewRole.values();
    private static final ProductRole[] PRODUCT_ROLES = ProductRole.values();

    private PlanBytes() {}

    public static void write(Rundown rundown, ByteWriter out) {
        out.signed(rundown.plannedStart().millis()).text(rundown.zone(), TEXT_MOST);
        writeLength(rundown.round(), out);
        writeList(rundown.items(), out, PlanBytes::writeItem);
        writeList(
                rundown.milestones(),
                out,
                (it, to) -> to.text(it.name(), TEXT_MOST).signed(it.due().millis()));
        writeList(rundown.cueKeys(), out, (it, to) -> writeLines(it.lines(), to.text(it.name(), TEXT_MOST)));
    }

    /** @throws DamagedBytes or IllegalArgumentException when the bytes hold no rundown */
    public static Rundown read(ByteReader in) {
        return new Rundown(
                new Moment(in.signed()),
                in.text(TEXT_MOST),
                readLength(in),
                readList(in, PlanBytes::readItem),
                readList(in, it -> new Milestone(it.text(TEXT_MOST), new Moment(it.signed()))),
                readList(in, it -> new CueKey(it.text(TEXT_MOST), readLines(it))));
    }

    /** @throws IllegalArgumentException when the length is finer than a millisecond: it would not read back the same */
    public static void writeLength(Duration length, ByteWriter out) {
        long millis = length.toMillis();
        if (!Duration.ofMillis(millis).equals(length))
            throw new IllegalArgumentException("A length (%s) is finer than a millisecond.".formatted(length));
        out.signed(millis);
    }

    public static Duration readLength(ByteReader in) {
        return Duration.ofMillis(in.signed());
    }

    public static void writeLines(Map<CrewRole, String> lines, ByteWriter out) {
        out.unsigned(lines.size());
        lines.forEach((role, line) -> out.oneOf(role).text(line, TEXT_MOST));
    }

    public static Map<CrewRole, String> readLines(ByteReader in) {
        int count = in.count(CREW_ROLES.length);
        Map<CrewRole, String> lines = new EnumMap<>(CrewRole.class);
        for (int i = 0; i < count; i++) lines.put(in.oneOf(CREW_ROLES), in.text(TEXT_MOST));
        if (lines.size() != count) throw new DamagedBytes("a role has two lines before offset %d".formatted(in.at()));
        return lines;
    }

    public static <T> void writeList(List<T> list, ByteWriter out, BiConsumer<T, ByteWriter> each) {
        if (list.size() > LIST_MOST)
            throw new IllegalArgumentException(
                    "A list has %d entries and may have %d.".formatted(list.size(), LIST_MOST));
        out.unsigned(list.size());
        for (T it : list) each.accept(it, out);
    }

    public static <T> List<T> readList(ByteReader in, Function<ByteReader, T> each) {
        int count = in.count(LIST_MOST);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) list.add(each.apply(in));
        return list;
    }

    public static void writeMoment(@Nullable Moment moment, ByteWriter out) {
        out.flag(moment != null);
        if (moment != null) out.signed(moment.millis());
    }

    public static @Nullable Moment readMoment(ByteReader in) {
        return in.flag() ? new Moment(in.signed()) : null;
    }

    private static void writeItem(RundownItem item, ByteWriter out) {
        out.text(item.id().value(), TEXT_MOST).text(item.name(), TEXT_MOST);
        writeText(item.code(), out);
        ProductRole role = item.role();
        out.flag(role != null);
        if (role != null) out.oneOf(role);
        Money price = item.price();
        out.flag(price != null);
        if (price != null) out.signed(price.fen());
        writeLength(item.planned(), out);
        Integer stock = item.stock();
        out.flag(stock != null);
        if (stock != null) out.signed(stock);
        writeList(item.points(), out, (it, to) -> to.text(it.label(), TEXT_MOST).text(it.text(), TEXT_MOST));
        writeText(item.line(), out);
    }

    private static RundownItem readItem(ByteReader in) {
        return new RundownItem(
                new ItemId(in.text(TEXT_MOST)),
                in.text(TEXT_MOST),
                readText(in),
                in.flag() ? in.oneOf(PRODUCT_ROLES) : null,
                in.flag() ? new Money(in.signed()) : null,
                readLength(in),
                in.flag() ? in.integer() : null,
                readList(in, it -> new Point(it.text(TEXT_MOST), it.text(TEXT_MOST))),
                readText(in));
    }

    private static void writeText(@Nullable String text, ByteWriter out) {
        out.flag(text != null);
        if (text != null) out.text(text, TEXT_MOST);
    }

    private static @Nullable String readText(ByteReader in) {
        return in.flag() ? in.text(TEXT_MOST) : null;
    }
}
