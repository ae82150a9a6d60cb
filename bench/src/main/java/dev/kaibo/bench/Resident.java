package dev.kaibo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory that a process and those it started hold right now (Linux).
 *
 * @param rss added up over the processes, in bytes: what they share counts once for each
 * @param pss the same with what they share divided among those who share it
 */
record Resident(long rss, long pss) {
    static Resident of(long pid) throws IOException {
        long rss = 0;
        long pss = 0;
        ProcessHandle first = ProcessHandle.of(pid).orElseThrow();
        for (ProcessHandle each :
                Stream.concat(Stream.of(first), first.descendants()).toList()) {
            Path rollup = Path.of("/proc", String.valueOf(each.pid()), "smaps_rollup");
            try {
                for (String line : Files.readAllLines(rollup)) {
                    if (line.startsWith("Rss:")) rss += kilobytes(line);
                    if (line.startsWith("Pss:")) pss += kilobytes(line);
                }
            } catch (IOException gone) {
                if (each.isAlive()) throw gone;
            }
        }
        return new Resident(rss, pss);
    }

    private static long kilobytes(String line) {
        return Long.parseLong(line.replaceAll("\\D+", "")) * 1024;
    }

    double rssMegabytes() {
        return rss / (double) (1L << 20);
    }

    double pssMegabytes() {
        return pss / (double) (1L << 20);
    }
}
