package dev.kaibo.engine.room;

import dev.kaibo.engine.Show;
import dev.kaibo.engine.Snapshots;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.Recorded;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Prints how fast one core reads a full show from the journal's bytes, alone and folded, and what its bytes weigh. Six runs: the first ones warm up. */
public final class SpeedOfTheJournal {
    private static final int RUNS = 6;
    private static final int BLOCK = 4_096;

    private SpeedOfTheJournal() {}

    public static void main(String[] arguments) {
        List<byte[]> blocks = new ArrayList<>();
        List<Recorded> block = new ArrayList<>();
        long[] size = {0, 0};
        FullShow.play(KeyKind.SEQUENCE, it -> {
            block.add(it);
            if (block.size() == BLOCK) store(block, blocks, size);
        });
        store(block, blocks, size);
        System.out.printf(
                "%d events in %d blocks, %.1f bytes an event.%n", size[0], blocks.size(), (double) size[1] / size[0]);
        for (int run = 1; run <= RUNS; run++) {
            long[] read = {0};
            long began = cpuNanos();
            for (byte[] it : blocks) EventCodec.decode(new ByteReader(it), event -> read[0] += event.position() & 1);
            double decoding = (cpuNanos() - began) / 1e9;
            Show show = Show.empty();
            began = cpuNanos();
            for (byte[] it : blocks) EventCodec.decode(new ByteReader(it), show::apply);
            double folding = (cpuNanos() - began) / 1e9;
            began = cpuNanos();
            byte[] snapshot = Snapshots.write(show);
            double writing = (cpuNanos() - began) / 1e9;
            began = cpuNanos();
            Snapshots.read(snapshot);
            double reading = (cpuNanos() - began) / 1e9;
            System.out.printf(
                    "run %d: decode %.1f, decode and fold %.1f million events/s; snapshot %.1f MB, written in %.0f ms, read in %.0f ms.%n",
                    run,
                    size[0] / decoding / 1e6,
                    size[0] / folding / 1e6,
                    snapshot.length / 1e6,
                    writing * 1e3,
                    reading * 1e3);
        }
    }

    private static void store(List<Recorded> block, List<byte[]> blocks, long[] size) {
        byte[] bytes = EventCodec.encode(block);
        blocks.add(bytes);
        size[0] += block.size();
        size[1] += bytes.length;
        block.clear();
    }

    /** Of this thread alone, so that a busy machine does not show. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
