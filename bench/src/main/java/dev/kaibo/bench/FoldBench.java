package dev.kaibo.bench;

import dev.kaibo.engine.Show;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.FullShow;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.RoomFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many events a second become all figures: from decoded events, from the journal's bytes, from the text of a recording. */
final class FoldBench {
    private static final int TURNS = 7;
    private static final int WARM_UPS = 3;
    /** A screen asks for figures ten times a second; a show of this size has 14 events between two. This is what a replay does. */
    private static final int EVENTS_A_FRAME = 100_000;

    /** The yardstick is done sooner, and CPU time is told in hundredths of a second. */
    private static final int PLAIN_FOLDS = 3;

    private static final int EVENTS_A_BLOCK = 4_000;
    private static final int LINES = 1_000_000;

    /** For each of the four races, so that all of them together take less than five minutes. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private @Nullable RoomFigures figures;

    private FoldBench() {}

    static void run(Report report) throws Exception {
        report.on(
                "load",
                "%,d viewers, %,d facts in 4 hours, 40 products, 4 shifts; all figures asked for every %,d events"
                        .formatted(FullShow.VIEWERS, FullShow.FACTS, EVENTS_A_FRAME));
        report.on("text", "%,d lines of Kaibo's NDJSON, all kinds, in the page cache".formatted(LINES));
        report.on("duplicate guard", "on (product); the yardstick has none");
        report.on("limits", "2,000,000 viewers, 48 h of rounds (product); the yardstick has none");
        FoldBench bench = new FoldBench();
        bench.events(
                report, KeyKind.SEQUENCE, "decoded events, sequence keys", Target.atLeast(5_000_000, Unit.A_SECOND));
        bench.bytes(report);
        bench.text(report);
        bench.events(report, KeyKind.MESSAGE, "decoded events, message id keys", null);
        report.note(
                "Events and bytes: CPU seconds of the whole process (garbage collector and compiler included), one working thread, which is the time on one core.");
        report.note(
                "Text: wall-clock seconds, because the product reads on a thread of its own; the yardstick has one thread.");
        report.note(
                "The yardstick is a bare loop over hash maps for distinct viewers, comments, buyers, GMV and online peak of the whole show; in each race both came to the same five.");
    }

    private void events(Report report, KeyKind keys, String name, @Nullable Target target) throws Exception {
        List<Recorded> events = new ArrayList<>(FullShow.FACTS + 100);
        FullShow.play(keys, events::add);
        PlainCounts[] plain = {new PlainCounts()};
        Race race = Race.run(
                name,
                Unit.A_SECOND,
                WARM_UPS,
                TURNS,
                Deadline.in(LONGEST),
                () -> perCpuSecond(events.size(), 1, () -> {
                    Room room = Room.empty();
                    for (int from = 0; from < events.size(); from += EVENTS_A_FRAME) {
                        room.applyAll(events.subList(from, Math.min(events.size(), from + EVENTS_A_FRAME)));
                        figures = room.figures();
                    }
                }),
                "hash maps",
                () -> perCpuSecond(events.size(), PLAIN_FOLDS, () -> {
                    plain[0] = new PlainCounts();
                    for (Recorded each : events) plain[0].add(each);
                }));
        requireSame(plain[0]);
        report.race(race, target, null);
    }

    private void bytes(Report report) throws Exception {
        List<byte[]> blocks = new ArrayList<>();
        List<Recorded> block = new ArrayList<>();
        int[] events = {0};
        FullShow.play(KeyKind.SEQUENCE, each -> {
            block.add(each);
            events[0]++;
            if (block.size() < EVENTS_A_BLOCK) return;
            blocks.add(EventCodec.encode(block));
            block.clear();
        });
        blocks.add(EventCodec.encode(block));
        long size = blocks.stream().mapToLong(each -> each.length).sum();
        report.on(
                "journal bytes",
                "%,d blocks of %,d events, %.1f bytes an event, checksums compared"
                        .formatted(blocks.size(), EVENTS_A_BLOCK, (double) size / events[0]));
        PlainCounts[] plain = {new PlainCounts()};
        Race race = Race.run(
                "the journal's bytes, sequence keys",
                Unit.A_SECOND,
                WARM_UPS,
                TURNS,
                Deadline.in(LONGEST),
                () -> perCpuSecond(events[0], 1, () -> {
                    Show show = Show.empty();
                    int read = 0;
                    for (byte[] each : blocks) {
                        EventCodec.decode(new ByteReader(each), show::apply);
                        if (++read % (EVENTS_A_FRAME / EVENTS_A_BLOCK) == 0)
                            figures = show.room().figures();
                    }
                    figures = show.room().figures();
                }),
                "decoded, hash maps",
                () -> perCpuSecond(events[0], PLAIN_FOLDS, () -> {
                    plain[0] = new PlainCounts();
                    for (byte[] each : blocks) EventCodec.decode(new ByteReader(each), plain[0]::add);
                }));
        requireSame(plain[0]);
        report.race(race, Target.atLeast(2_500_000, Unit.A_SECOND), null);
    }

    private void text(Report report) throws Exception {
        Path folder = Files.createTempDirectory("kaibo-bench-");
        Path file = folder.resolve("made.ndjson");
        try {
            dev.kaibo.cli.MakeRecording.main(new String[] {file.toString(), String.valueOf(LINES)});
            CommandLine replay = new CommandLine();
            String[] answer = {""};
            PlainCounts[] plain = {new PlainCounts()};
            Race race = Race.run(
                    "a recording's text (NDJSON)",
                    Unit.A_SECOND,
                    WARM_UPS,
                    TURNS,
                    Deadline.in(LONGEST),
                    () -> perSecond(LINES, () -> answer[0] = replay.replay(file)),
                    "the same lines, hash maps",
                    () -> perSecond(LINES, () -> {
                        plain[0] = new PlainCounts();
                        plain[0].addLines(file);
                    }));
            String json = answer[0].substring(answer[0].indexOf("\"figures\":"));
            plain[0].requireSame(
                    number(json, "uv"),
                    number(json, "comments"),
                    number(json, "buyers"),
                    number(json, "gmvFen"),
                    number(json, "onlinePeak"));
            report.race(race, null, Target.atLeast(1.0, Unit.TIMES));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private void requireSame(PlainCounts plain) {
        Figures show = Objects.requireNonNull(figures, "nothing was folded").figures();
        plain.requireSame(
                show.uv(),
                Objects.requireNonNull(show.comments()),
                Objects.requireNonNull(show.buyers()),
                Objects.requireNonNull(show.gmv()).fen(),
                Objects.requireNonNull(show.onlinePeak()));
    }

    private static long number(String json, String key) {
        String sought = "\"" + key + "\":";
        int from = json.indexOf(sought) + sought.length();
        int to = from;
        while (Character.isDigit(json.charAt(to)) || json.charAt(to) == '-') to++;
        return Long.parseLong(json, from, to, 10);
    }

    private interface Work {
        void done() throws Exception;
    }

    private static double perCpuSecond(int events, int times, Work work) throws Exception {
        System.gc(); // what the other lane left behind is not this one's to collect
        double began = Surroundings.cpuSeconds();
        for (int i = 0; i < times; i++) work.done();
        return (double) events * times / (Surroundings.cpuSeconds() - began);
    }

    private static double perSecond(int events, Work work) throws Exception {
        System.gc();
        long began = System.nanoTime();
        work.done();
        return events / ((System.nanoTime() - began) / 1e9);
    }
}
