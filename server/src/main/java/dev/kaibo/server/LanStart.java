package dev.kaibo.server;

import dev.kaibo.server.reach.Lan;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * {@code --kaibo.lan=true}: what the web server needs for the shop's network is made before it starts, so that there is never an open port without TLS. Named in
 * {@code META-INF/spring.factories}; runs when all settings are known and the log is set up.
 */
final class LanStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private static final String NAME = "the shop's network";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        if (!environment.getProperty("kaibo.lan", Boolean.class, false)
                || environment.getPropertySources().contains(NAME)) return;
        Lan.Prepared prepared = Lan.prepare(
                Path.of(environment.getRequiredProperty("kaibo.home")),
                environment.getProperty("server.port", Integer.class, 0));
        environment.getPropertySources().addFirst(new MapPropertySource(NAME, prepared.settings()));
        event.getSpringApplication()
                .addInitializers(context -> context.getBeanFactory().registerSingleton("lan", prepared.lan()));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
