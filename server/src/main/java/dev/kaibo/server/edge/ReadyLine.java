package dev.kaibo.server.edge;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in one line where the server is, as soon as it answers. */
@Component
class ReadyLine {
    private final Home home;
    private final Environment environment;

    ReadyLine(Home home, Environment environment) {
        this.home = home;
        this.environment = environment;
    }

    @EventListener
    @Order
    @SuppressWarnings("SystemOut") // the one line that is for the person at the terminal, not for the log
    void say(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null)
            return;
        System.out.printf(
                "Kaibo 开播 is running: %s  (data in %s)%n",
                address(
                        environment.getProperty("kaibo.lan", Boolean.class, false) ? "https" : "http",
                        environment.getProperty("server.address", "127.0.0.1"),
                        web.getWebServer().getPort()),
                home.data());
        System.out.flush();
    }

    static String address(String scheme, String host, int port) {
        return "%s://%s:%d".formatted(scheme, host.equals("0.0.0.0") ? "127.0.0.1" : host, port);
    }
}
