package dev.kaibo.engine;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of what Java and TypeScript must agree on. */
public final class Contract {
    private Contract() {}

    public static Path file(String name) {
        String root = System.getProperty("kaibo.root");
        Path folder = root != null ? Path.of(root) : Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("contract")) && folder.getParent() != null)
            folder = folder.getParent();
        return folder.resolve("contract").resolve(name);
    }
}
