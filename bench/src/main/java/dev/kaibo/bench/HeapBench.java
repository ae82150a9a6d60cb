package dev.kaibo.bench;

import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.room.FullShow;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.RoomFigures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * By how much the live heap grows from an empty to a full show (200,000 viewers, 2 million facts), duplicate guard, 2,000 kept comments and published figures
 * included. Once for a source with sequences and once for one with message ids, each in a JVM of its own.
 */
final class HeapBench {
    private static final Target MOST = Target.atMost(64, Unit.MEGABYTES);
    private static final int KEPT_COMMENTS = 2_000;

    private HeapBench() {}

    /** Stands for what a host keeps of a comment for its screens. */
    private record KeptComment(long number, long at, int viewer, String nick, String text) {}

    static void run(Report report) throws IOException, InterruptedException {
        report.on(
                "load",
                "%,d viewers, %,d facts, %,d kept comments, published figures; duplicate guard on"
                        .formatted(FullShow.VIEWERS, FullShow.FACTS, KEPT_COMMENTS));
        report.on("each in", "a JVM of its own, -Xmx1g -XX:+UseSerialGC, after five full collections");
        for (KeyKind keys : List.of(KeyKind.SEQUENCE, KeyKind.MESSAGE))
            report.single(
                    "live heap of a full show, %s keys".formatted(word(keys)), Unit.MEGABYTES, inOwnJvm(keys), MOST);
        report.note("A yardstick would say nothing here: the bound is absolute.");
    }

    private static String word(KeyKind keys) {
        return keys == KeyKind.MESSAGE ? "message id" : "sequence";
    }

    private static Spread inOwnJvm(KeyKind keys) throws IOException, InterruptedException {
        Process measured = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapBench.class.getName(),
                        keys.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(measured.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int status = measured.waitFor();
        if (status != 0) throw new IOException("The JVM that measures the heap ended with %d.".formatted(status));
        return Spread.of(Double.parseDouble(answer.strip()));
    }

    /** In the JVM that is measured; prints megabytes. */
    @SuppressWarnings("SystemOut") // the answer to the process that started this one
    public static void main(String[] arguments) {
        Room room = Room.empty();
        RoomFigures published = room.figures();
        Deque<KeptComment> comments = new ArrayDeque<>();
        long before = liveHeap();
        FullShow.play(KeyKind.valueOf(arguments[0]), room::apply);
        published = room.figures();
        for (int i = 0; i < KEPT_COMMENTS; i++)
            comments.add(new KeptComment(i, i, i, "样品观众" + i + "*", "这条是样品评论,裤长多少,还有没有黑色的,第 " + i + " 条"));
        double grown = (liveHeap() - before) / (1024.0 * 1024.0);
        if (published.facts().accepted() != FullShow.FACTS || comments.size() != KEPT_COMMENTS)
            throw new IllegalStateException("The show is not full: %s.".formatted(published.facts()));
        System.out.println(grown);
    }

    private static long liveHeap() {
        for (int i = 0; i < 5; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
