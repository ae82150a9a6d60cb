package dev.kaibo.sinners.engine;

import java.io.File;

/** Breaks engine-io. */
final class EngineReadsAFile {
    boolean there() {
        return new File("show").exists();
    }
}
