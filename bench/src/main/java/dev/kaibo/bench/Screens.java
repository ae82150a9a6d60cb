package dev.kaibo.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many screens on one thread, each with a connection of its own. They look for one mark in what comes and understand nothing else, so that they cost as little as
 * they can beside what is measured.
 */
final class Screens implements AutoCloseable {
    /** No JSON of ours holds this byte, so looking for a mark is looking for one byte. */
    static final byte SIGN = '~';

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BUFFER = 1 << 18;

    private final URI server;
    private final String request;
    private final Selector selector;
    private final List<Screen> screens = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] chunk = new byte[BUFFER];

    private static final class Screen {
        final SocketChannel channel;
        ByteBuffer unsent;
        /** How much of the mark has come, across the borders of what was read at once. */
        int matched;

        boolean saw;

        Screen(SocketChannel channel, String request) {
            this.channel = channel;
            this.unsent = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** @param headers further lines of the request, each with its line end */
    Screens(URI server, String path, String headers) throws IOException {
        this.server = server;
        this.request = "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n%s\r\n"
                .formatted(path, server.getAuthority(), headers);
        this.selector = Selector.open();
    }

    /** Opens so many at once and returns when each has got something of an event; in seconds. */
    double open(int count) throws IOException {
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Screen screen = new Screen(channel, request);
            boolean connected = channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            channel.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, screen);
            screens.add(screen);
        }
        await("\ndata: ".getBytes(StandardCharsets.US_ASCII), () -> {});
        return (System.nanoTime() - began) / 1e9;
    }

    /** Pulls the trigger and returns when the last screen has seen the mark; in milliseconds. */
    double milliseconds(String mark, Trigger trigger) throws IOException {
        byte[] bytes = mark.getBytes(StandardCharsets.US_ASCII);
        if (bytes[0] != SIGN)
            throw new IllegalArgumentException("A mark begins with its sign, not '%s'.".formatted(mark));
        long began = System.nanoTime();
        await(bytes, trigger);
        return (System.nanoTime() - began) / 1e6;
    }

    @FunctionalInterface
    interface Trigger {
        void pull() throws IOException;
    }

    private void await(byte[] mark, Trigger trigger) throws IOException {
        for (Screen each : screens) {
            each.saw = false;
            each.matched = 0;
        }
        trigger.pull();
        int missing = screens.size();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (missing > 0) {
            if (System.nanoTime() > until)
                throw new IOException("%d of %d screens did not see '%s'."
                        .formatted(missing, screens.size(), new String(mark, StandardCharsets.US_ASCII)));
            selector.select(1_000);
            for (SelectionKey key : selector.selectedKeys()) if (progress(key, mark)) missing--;
            selector.selectedKeys().clear();
        }
    }

    /** Reads what has come although nobody waits for it, so that no screen is slow. */
    void drain(Duration time) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            selector.select(Math.max(1, left / 1_000_000));
            for (SelectionKey key : selector.selectedKeys()) progress(key, new byte[] {0});
            selector.selectedKeys().clear();
        }
    }

    /** @return whether this screen has just seen the mark */
    private boolean progress(SelectionKey key, byte[] mark) throws IOException {
        Screen screen = (Screen) key.attachment();
        if (key.isConnectable() && screen.channel.finishConnect()) key.interestOps(SelectionKey.OP_WRITE);
        if (key.isValid() && key.isWritable() && screen.unsent.hasRemaining()) {
            screen.channel.write(screen.unsent);
            if (!screen.unsent.hasRemaining()) key.interestOps(SelectionKey.OP_READ);
        }
        if (!key.isValid() || !key.isReadable()) return false;
        buffer.clear();
        int read = screen.channel.read(buffer);
        if (read < 0) throw new IOException("A screen was sent away.");
        if (screen.saw) return false;
        buffer.flip();
        buffer.get(chunk, 0, read);
        screen.saw = found(screen, mark, read);
        return screen.saw;
    }

    private boolean found(Screen screen, byte[] mark, int size) {
        for (int i = 0; i < size; i++) {
            if (chunk[i] == mark[screen.matched]) {
                if (++screen.matched == mark.length) return true;
            } else {
                screen.matched = chunk[i] == mark[0] ? 1 : 0;
            }
        }
        return false;
    }

    /** All at once, as when a network goes. */
    void drop() throws IOException {
        for (Screen each : screens) each.channel.close();
        screens.clear();
        selector.selectNow();
    }

    @Override
    public void close() throws IOException {
        drop();
        selector.close();
    }

    /** A mark that no trigger had before. */
    static String mark(int number) {
        byte[] digits = "%06d".formatted(number).getBytes(StandardCharsets.US_ASCII);
        byte[] mark = Arrays.copyOf(new byte[] {SIGN}, digits.length + 2);
        System.arraycopy(digits, 0, mark, 1, digits.length);
        mark[mark.length - 1] = SIGN;
        return new String(mark, StandardCharsets.US_ASCII);
    }
}
