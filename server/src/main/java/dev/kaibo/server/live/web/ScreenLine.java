package dev.kaibo.server.live.web;

import java.io.IOException;

/** The way to one screen. Never waits: it takes an event when it is ready, and wakes whoever it was told to when it becomes so. */
interface ScreenLine {
    /** @param woken is run when the line becomes ready or is lost; on any thread, and must not wait */
    void wakes(Runnable woken);

    /**
     * Whether it takes an event now.
     *
     * @throws IOException when the screen has gone away
     */
    boolean ready() throws IOException;

    /**
     * Takes one event, of any size, when it is ready. What the network does not take yet is kept until it does, and until then the line is not ready.
     *
     * @throws IOException when the screen has gone away
     */
    void send(byte[] event) throws IOException;

    /** Nothing follows. */
    void end();
}
