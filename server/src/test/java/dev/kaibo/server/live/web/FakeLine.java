package dev.kaibo.server.live.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** A line that ends in this program, which can be told to take nothing for a while. */
final class FakeLine implements ScreenLine {
    private final OutputStream out;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Runnable woken = () -> {};
    private volatile boolean ready = true;
    private volatile boolean stopsAfterOne;

    FakeLine(OutputStream out) {
        this.out = out;
    }

    /** Takes one event, and then nothing until {@link #takeAgain}. */
    FakeLine stopsAfterOne() {
        stopsAfterOne = true;
        return this;
    }

    void takeAgain() {
        stopsAfterOne = false;
        ready = true;
        woken.run();
    }

    void awaitEnd() throws InterruptedException {
        over.await();
    }

    @Override
    public void wakes(Runnable woken) {
        this.woken = woken;
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public void send(byte[] event) throws IOException {
        if (!ready) throw new IllegalStateException("The line takes nothing now.");
        ready = !stopsAfterOne;
        out.write(event);
        out.flush();
    }

    @Override
    public void end() {
        try {
            out.close();
        } catch (IOException _) {
            // nobody reads any more
        }
        over.countDown();
    }
}
