package dev.kaibo.engine.bytes;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.kaibo.engine.Contract;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.RandomJournals;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.RoomFigures;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that were stored once are read for ever: contract/samples/journal holds whole blocks, with what they say beside them. */
class FrozenJournalTest {
    private static final Path FORMATS = Contract.file("samples/journal");
    /** What is written today, and so where a new sample goes. */
    private static final Path TODAY = FORMATS.resolve("format-" + EventCodec.VERSION);

    private static final String LIST = "SHA256SUMS";
    /** Not frozen: what a block says stays, what is counted of it may be corrected. */
    private static final String FIGURES = ".figures";

    private static final String FROZEN =
            "%s is frozen: shows that were journaled hold such bytes. Put the file back; a new event adds a file, a new way to write an event is a new format"
                    + " (docs/recipes/add-an-event.md).";
    /** Longer blocks are told by their sum. */
    private static final int READABLE = 16_384;

    /** With -Dkaibo.samples=write a file that is not there yet is written and put on the list; one that is there never changes. */
    @BeforeAll
    static void writeWhatIsNew() throws IOException {
        if (!"write".equals(System.getProperty("kaibo.samples"))) return;
        Map<String, List<Recorded>> samples = new LinkedHashMap<>(EventSamples.files());
        List<Recorded> crowd = RandomJournals.seeded(11, 2_400);
        samples.put("crowd", crowd);
        Path figures = TODAY.resolve("crowd" + FIGURES);
        if (!Files.exists(figures)) Files.writeString(figures, figures(crowd));
        for (Map.Entry<String, List<Recorded>> it : samples.entrySet()) {
            byte[] block = EventCodec.encode(it.getValue());
            boolean isReadable = block.length <= READABLE;
            writeNew(it.getKey() + ".block", block);
            writeNew(
                    it.getKey() + (isReadable ? ".txt" : ".summary"),
                    (isReadable ? said(it.getValue()) : summary(it.getValue())).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void writeNew(String name, byte[] bytes) throws IOException {
        Path file = TODAY.resolve(name);
        if (!Files.exists(file)) Files.write(file, bytes);
        Path list = TODAY.resolve(LIST);
        if (!Files.exists(list) || !listed(TODAY).containsKey(name))
            Files.writeString(
                    list,
                    "%s  %s\n".formatted(sha256(Files.readAllBytes(file)), name),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
    }

    static List<Path> formats() throws IOException {
        try (Stream<Path> found = Files.list(FORMATS)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }

    static List<Path> blocks() throws IOException {
        List<Path> blocks = new ArrayList<>();
        for (Path format : formats())
            for (String name : listed(format).keySet()) if (name.endsWith(".block")) blocks.add(format.resolve(name));
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void no_file_was_changed_and_none_is_missing(Path format) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(format)) {
            for (Path file : files.toList()) found.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
        }
        found.keySet().removeIf(name -> name.equals(LIST) || name.endsWith(FIGURES));
        Map<String, String> listed = listed(format);
        listed.forEach((name, sum) -> assertThat(found).as(FROZEN, name).containsEntry(name, sum));
        assertThat(found.keySet())
                .as("a file that is not on the list %s could change unseen", LIST)
                .isEqualTo(listed.keySet());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_block_says_what_it_always_said(Path block) throws IOException {
        List<Recorded> events = EventCodec.decode(Files.readAllBytes(block));
        Path readable = beside(block, ".txt");
        if (Files.exists(readable)) assertThat(said(events)).isEqualTo(Files.readString(readable));
        else assertThat(summary(events)).isEqualTo(Files.readString(beside(block, ".summary")));
    }

    @Test
    void the_long_show_still_comes_to_the_same_figures() throws IOException {
        Path crowd = FORMATS.resolve("format-1/crowd.block");
        assertThat(figures(EventCodec.decode(Files.readAllBytes(crowd))))
                .as(
                        "a figure that is counted otherwise changes every show there ever was: if that is meant, change the file and write a decision")
                .isEqualTo(Files.readString(beside(crowd, FIGURES)));
    }

    @Test
    void today_the_same_events_are_still_written_as_the_same_bytes() throws IOException {
        for (Path block : blocks()) {
            byte[] bytes = Files.readAllBytes(block);
            if (block.startsWith(TODAY))
                assertThat(EventCodec.encode(EventCodec.decode(bytes)))
                        .as(FROZEN, block.getFileName())
                        .isEqualTo(bytes);
        }
    }

    @Test
    void what_was_written_down_by_hand_is_what_the_blocks_say() throws IOException {
        for (Map.Entry<String, List<Recorded>> it : EventSamples.files().entrySet())
            assertThat(EventCodec.decode(Files.readAllBytes(TODAY.resolve(it.getKey() + ".block"))))
                    .as(FROZEN, it.getKey())
                    .isEqualTo(it.getValue());
    }

    @Test
    void every_kind_of_event_and_every_word_that_it_may_choose_has_a_sample() throws IOException {
        Set<Object> seen = new LinkedHashSet<>();
        for (Path block : blocks())
            for (Recorded it : EventCodec.decode(Files.readAllBytes(block))) look(it.event(), seen);
        assertThat(seen).as("add a NEW file for what is missing").containsAll(EventKinds.all());
        for (Object it : List.copyOf(seen))
            if (it instanceof Enum<?> word)
                assertThat(seen).as("add a NEW file for what is missing").contains((Object[])
                        word.getDeclaringClass().getEnumConstants());
    }

    /** Every record's class and every enum's value that stands somewhere in it. */
    private static void look(@Nullable Object at, Set<Object> seen) {
        switch (at) {
            case null -> {}
            case Enum<?> word -> seen.add(word);
            case Collection<?> many -> many.forEach(it -> look(it, seen));
            case Map<?, ?> map -> {
                look(map.keySet(), seen);
                look(map.values(), seen);
            }
            case Record it -> {
                seen.add(it.getClass());
                for (RecordComponent part : it.getClass().getRecordComponents()) look(value(part, it), seen);
            }
            default -> {}
        }
    }

    private static @Nullable Object value(RecordComponent part, Record of) {
        try {
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void one_byte_changed_is_damage_and_never_another_event(Path block) throws IOException {
        byte[] bytes = Files.readAllBytes(block);
        for (int at = 0; at < bytes.length; at += step(bytes)) {
            byte sound = bytes[at];
            for (int change : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
                bytes[at] = (byte) (sound ^ change);
                if (!isDamage(bytes)) fail("Byte %d changed by %02x was read.".formatted(at, change));
            }
            bytes[at] = sound;
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_block_cut_anywhere_is_damage_and_never_a_shorter_one(Path block) throws IOException {
        byte[] bytes = Files.readAllBytes(block);
        for (int length = 0; length < bytes.length; length += step(bytes))
            if (!isDamage(Arrays.copyOf(bytes, length))) fail("Cut to %d bytes it was read.".formatted(length));
        assertThat(isDamage(Arrays.copyOf(bytes, bytes.length - 1))).isTrue();
    }

    /** Every place of a short block; of a long one as many as take a second. */
    private static int step(byte[] bytes) {
        return bytes.length <= READABLE ? 1 : 61;
    }

    /** Whether this is told, and before any event is handed out. */
    private static boolean isDamage(byte[] bytes) {
        List<Recorded> read = new ArrayList<>();
        try {
            EventCodec.decode(new ByteReader(bytes), read::add);
            return false;
        } catch (DamagedBytes expected) {
            return read.isEmpty();
        }
    }

    private static Path beside(Path block, String ending) {
        return block.resolveSibling(block.getFileName().toString().replace(".block", ending));
    }

    private static Map<String, String> listed(Path format) throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(format.resolve(LIST)))
            assertThat(listed.put(line.substring(66), line.substring(0, 64))).isNull();
        return listed;
    }

    /** One event a line; what would end or hide a line is written as its number. */
    private static String said(List<Recorded> events) {
        return events.stream().map(it -> plain(it.toString()) + "\n").collect(joining());
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    plain.append("\\u%04x".formatted(point));
                default -> plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }

    private static String summary(List<Recorded> events) {
        return "events %d\nsha256 of the events, one a line %s\n"
                .formatted(events.size(), sha256(said(events).getBytes(StandardCharsets.UTF_8)));
    }

    /** Figures that every version of the program has; those that come later do not belong here. */
    private static String figures(List<Recorded> events) {
        Room room = Room.empty();
        room.applyAll(events);
        RoomFigures all = room.figures();
        Figures show = all.figures();
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("facts accepted", all.facts().accepted());
        figures.put("facts duplicate", all.facts().duplicate());
        figures.put("facts conflict", all.facts().conflict());
        figures.put("rounds", all.rounds().size());
        figures.put("uv", show.uv());
        figures.put("online peak", show.onlinePeak());
        figures.put("entries", show.entries());
        figures.put("comments", show.comments());
        figures.put("likes", show.likes());
        figures.put("follows", show.follows());
        figures.put("shares", show.shares());
        figures.put("clicks", show.clicks());
        figures.put("orders", show.orders());
        figures.put("buyers", show.buyers());
        figures.put("units sold", show.unitsSold());
        figures.put("gmv in fen", Objects.requireNonNull(show.gmv()).fen());
        return figures.entrySet().stream()
                .map(it -> "%s %s\n".formatted(it.getKey(), it.getValue()))
                .collect(joining());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
