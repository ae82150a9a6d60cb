package dev.kaibo.server.live.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where files lie. What was written to one is only in memory until it is forced. */
@FunctionalInterface
interface Disk {
    Disk REAL = path -> {
        try (FileChannel open = FileChannel.open(path, StandardOpenOption.READ)) {
            open.force(true);
        }
    };

    /** Returns when the content of a file, or the names in a folder, will outlast a power cut. */
    void force(Path path) throws IOException;
}
