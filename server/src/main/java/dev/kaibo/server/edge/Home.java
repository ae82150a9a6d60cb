package dev.kaibo.server.edge;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where this server stands.
 *
 * @param home data folder: database, recordings, logs
 * @param web the built pages
 * @param train touch the main routes once and end: what an ahead-of-time cache is made from
 */
@ConfigurationProperties("kaibo")
public record Home(Path home, Path web, boolean train) {
    public Path data() {
        return home.toAbsolutePath().normalize();
    }
}
