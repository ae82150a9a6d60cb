package dev.kaibo.server.edge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets the given number of bytes through and then throws {@link BodyTooLarge}: what is announced as small may still be long. */
public final class BoundedStream extends FilterInputStream {
    private final long bound;
    private long taken;

    public BoundedStream(InputStream in, long bound) {
        super(in);
        this.bound = bound;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) count(1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        if (some > 0) count(some);
        return some;
    }

    private void count(int more) throws BodyTooLarge {
        taken += more;
        if (taken > bound) throw new BodyTooLarge(bound);
    }
}
