package dev.kaibo.server.reach;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Opens the door beside the server as soon as that answers, and tells the person at the terminal where both are. */
@Component
@ConditionalOnProperty(name = "kaibo.lan", havingValue = "true")
class LanDoor implements AutoCloseable {
    private static final String WHITE_ON_BLACK = "\u001b[97;40m";
    private static final String AS_BEFORE = "\u001b[0m";

    private final Lan lan;
    private @Nullable Door door;

    LanDoor(Lan lan) {
        this.lan = lan;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    @SuppressWarnings("SystemOut") // for the person at the terminal
    void open(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web)
                || web.getWebServer() == null
                || door != null) return;
        int port = web.getWebServer().getPort();
        Door opened = Door.open(lan, port);
        door = opened;
        say(
                System.out,
                port,
                opened.port(),
                System.console() != null && System.console().isTerminal());
    }

    private void say(PrintStream out, int port, int doorPort, boolean terminal) {
        List<String> addresses = lan.addresses(port);
        String first = "http://%s:%d/".formatted(lan.hosts().getFirst(), doorPort);
        out.printf("On this network 局域网:  %s%n", String.join("  ", addresses));
        out.printf("First trust this house on each device 每台设备先扫码信任:  %s%n", first);
        for (String line : QrCode.of(first).lines()) out.println(terminal ? WHITE_ON_BLACK + line + AS_BEFORE : line);
        out.printf("SHA-256 指纹:  %s%n", lan.fingerprint());
        out.flush();
    }

    /** @throws IllegalStateException before the server is ready */
    int port() {
        Door opened = door;
        if (opened == null) throw new IllegalStateException("The door is not open.");
        return opened.port();
    }

    @Override
    public void close() {
        if (door != null) door.close();
    }
}
