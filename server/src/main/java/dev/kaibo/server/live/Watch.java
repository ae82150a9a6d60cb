package dev.kaibo.server.live;

/** A running watch; closing it ends it. */
@FunctionalInterface
public interface Watch extends AutoCloseable {
    @Override
    void close();
}
