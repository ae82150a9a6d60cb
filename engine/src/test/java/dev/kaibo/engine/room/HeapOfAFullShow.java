package dev.kaibo.engine.room;

import dev.kaibo.engine.event.FactHead.KeyKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Prints by how much the live heap grows from an empty to a full show (200,000 viewers, 2 million facts), duplicate guard, 2,000 kept comments and published figures
 * included. Without arguments once for a source with sequences and once for one with message ids, each in a JVM of its own; ends with 1 when one is over 64 MB.
 */
public final class HeapOfAFullShow {
    private static final double MOST_MEGABYTES = 64;
    private static final int KEPT_COMMENTS = 2_000;

    private HeapOfAFullShow() {}

    /** Stands for what a host keeps of a comment for its screens. */
    private record KeptComment(long number, long at, int viewer, String nick, String text) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            boolean within = true;
            for (KeyKind keys : List.of(KeyKind.SEQUENCE, KeyKind.MESSAGE)) within &= inOwnJvm(keys) == 0;
            System.exit(within ? 0 : 1);
        }
        System.exit(measure(KeyKind.valueOf(arguments[0])) <= MOST_MEGABYTES ? 0 : 1);
    }

    private static int inOwnJvm(KeyKind keys) throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + "/bin/java";
        return new ProcessBuilder(
                        java,
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapOfAFullShow.class.getName(),
                        keys.name())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static double measure(KeyKind keys) {
        Room room = Room.empty();
        RoomFigures published = room.figures();
        Deque<KeptComment> comments = new ArrayDeque<>();
        long before = liveHeap();
        FullShow.play(keys, room::apply);
        published = room.figures();
        for (int i = 0; i < KEPT_COMMENTS; i++)
            comments.add(new KeptComment(i, i, i, "样品观众" + i + "*", "这条是样品评论,裤长多少,还有没有黑色的,第 " + i + " 条"));
        double grown = (liveHeap() - before) / (1024.0 * 1024.0);
        System.out.printf(
                "%s keys: live heap grew by %.1f MB (limit %.0f MB) for %,d viewers, %,d facts, %,d comments, %d rounds published.%n",
                keys,
                grown,
                MOST_MEGABYTES,
                room.viewers(),
                published.facts().accepted(),
                comments.size(),
                published.rounds().size());
        return grown;
    }

    private static long liveHeap() {
        for (int i = 0; i < 5; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
