package dev.kaibo.server.edge;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where this server stands.
 *
 * @param home data folder: database, recordings, logs
 * @param web the built pages
 */
@ConfigurationProperties("kaibo")
public record Home(Path home, Path web) {
    public Path data() {
        return home.toAbsolutePath().normalize();
    }
}
