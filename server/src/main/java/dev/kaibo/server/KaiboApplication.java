package dev.kaibo.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Kaibo 開播, the operations console of a live-commerce team. */
// accounts are the identity desk's own; Spring's generated user would be a second way in
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class KaiboApplication {
    public static void main(String[] arguments) {
        try {
            SpringApplication.run(KaiboApplication.class, arguments);
        } catch (RuntimeException failure) {
            // Spring's own way to an exit code asks the beans of a context that was never finished, and stumbles over
            // them.
            if (CannotStart.in(failure) != null) System.exit(CannotStart.EXIT_CODE);
            throw failure;
        }
    }
}
