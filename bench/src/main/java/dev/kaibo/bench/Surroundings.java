package dev.kaibo.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a measurement ran on: without it a figure says nothing. */
public final class Surroundings {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Surroundings() {}

    static Map<String, String> machine() {
        Runtime java = Runtime.getRuntime();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("command", System.getProperty("kaibo.bench.command", "(started by hand)"));
        all.put("commit", System.getProperty("kaibo.bench.commit", "(unknown)"));
        all.put(
                "machine",
                "%s, %d cores, %.0f GiB, %s %s"
                        .formatted(
                                processor(),
                                java.availableProcessors(),
                                SYSTEM.getTotalMemorySize() / (double) (1L << 30),
                                SYSTEM.getName(),
                                SYSTEM.getVersion()));
        all.put(
                "JVM",
                "%s %s, %s"
                        .formatted(
                                System.getProperty("java.vm.vendor"),
                                System.getProperty("java.vm.version"),
                                collectors()));
        all.put("heap", "at most %d MB".formatted(java.maxMemory() >> 20));
        all.put("load at the start", load());
        return all;
    }

    /** How busy the machine is with all that runs on it; above the number of cores programs wait for one another. */
    public static String load() {
        double load = SYSTEM.getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f (last minute)", load);
    }

    /**
     * CPU seconds of this process so far, its garbage collector and compiler included. With one working thread that is the time on one core, and a busy machine
     * shows in it only as far as caches are shared.
     */
    public static double cpuSeconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    static Path root() {
        return Path.of(System.getProperty("kaibo.bench.root", "."))
                .toAbsolutePath()
                .normalize();
    }

    private static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(each -> each.getName())
                .collect(Collectors.joining(" + "));
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(each -> each.startsWith("model name"))
                    .map(each -> each.substring(each.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }
}
