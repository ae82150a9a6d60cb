package dev.kaibo.capture;

import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.Room;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Prints how many events a second one core reads out of posts, alone and on their way through intake and room. Four runs: the first ones warm up. */
public final class PostedSpeed {
    private static final int RUNS = 4;
    private static final int EVENTS = 200_000;
    private static final int[] EVENTS_A_POST = {1, 20, 200};

    private static final StreamHeader KNOWN = ForwarderPost.header("1");

    private PostedSpeed() {}

    public static void main(String[] arguments) throws Exception {
        for (int size : EVENTS_A_POST) {
            List<byte[]> posts = forwarder(size);
            List<byte[]> lines = lines(size);
            List<byte[]> gzip = posts.stream().map(Written::gzip).toList();
            for (int run = 1; run <= RUNS; run++) {
                print(size, run, "forwarder's posts", posts, false);
                print(size, run, "forwarder's posts, gzip", gzip, false);
                print(size, run, "Kaibo's lines", lines, false);
                print(size, run, "forwarder's posts through intake, sift and room", posts, true);
            }
        }
    }

    private static List<byte[]> forwarder(int size) {
        List<byte[]> posts = new ArrayList<>();
        for (int seq = 1; seq <= EVENTS; ) {
            List<String> events = new ArrayList<>();
            for (int i = 0; i < size; i++, seq++) events.add(ForwarderPosts.comment(seq, "這件有黑色嗎多少錢"));
            posts.add(ForwarderPosts.bytes(ForwarderPosts.post(events.toArray(String[]::new))));
        }
        return posts;
    }

    private static List<byte[]> lines(int size) {
        List<byte[]> posts = new ArrayList<>();
        SplittableRandom dice = new SplittableRandom(1);
        for (int facts = 0; facts < EVENTS; facts += size)
            posts.add(ForwarderPosts.bytes(
                    Written.ndjson(Sightings.random(dice.nextLong(), size)).substring(Written.FIRST.length() + 1)));
        return posts;
    }

    private static void print(int size, int run, String what, List<byte[]> posts, boolean onwards) throws Exception {
        Intake intake = Intake.empty(new FingerprintKey(1, 2));
        Room room = Room.empty();
        long position = 1;
        long bytes = 0;
        long events = 0;
        if (onwards)
            room.apply(new Recorded(position++, ForwarderPosts.RECEIVED, intake.declare(ForwarderPost.header("1"))));
        long began = cpuNanos();
        for (byte[] post : posts) {
            bytes += post.length;
            byte[] body = Inflated.read(new ByteArrayInputStream(post), false);
            List<Sighting> sightings = switch (PostedKind.of(body)) {
                case FORWARDER ->
                    ForwarderPost.read(body, ForwarderPosts.RECEIVED).sightings();
                case LINES -> PostedLines.read(body, KNOWN).sightings();
            };
            events += sightings.size();
            if (!onwards) continue;
            Taken taken = intake.take(0, sightings);
            for (var event : taken.intakeEvents()) room.apply(new Recorded(position++, ForwarderPosts.RECEIVED, event));
            for (AudienceFact fact : room.sift(taken.facts()).accepted())
                room.apply(new Recorded(position++, ForwarderPosts.RECEIVED, fact));
        }
        double seconds = (cpuNanos() - began) / 1e9;
        System.out.printf(
                "%d a post, run %d, %s: %.0f thousand facts/s, %.0f MB/s.%n",
                size, run, what, events / seconds / 1e3, bytes / seconds / 1e6);
    }

    /** Of this thread alone, so that a busy machine does not show. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
