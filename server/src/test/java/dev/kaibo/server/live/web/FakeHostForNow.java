package dev.kaibo.server.live.web;

import dev.kaibo.server.live.ShowHost;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A host in memory for the tests over HTTP. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeHostForNow {
    @Bean
    ShowHost fakeHost() {
        return new FakeShowHost();
    }
}
