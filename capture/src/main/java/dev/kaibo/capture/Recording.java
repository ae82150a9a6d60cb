package dev.kaibo.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A recording that is being read, forward only, in bounded memory whatever its size. {@link Recordings} opens one from a file.
 *
 * <p>One thread at a time reads it; closing from another thread is allowed and makes the next read fail.
 */
public interface Recording extends AutoCloseable {
    /** What the first line or the mapping declares. */
    StreamHeader header();

    /**
     * The next line; null at the end. Rows that the mapping names as deliberately no facts are passed over.
     *
     * @throws IOException when the file cannot be read on; never for what stands in it
     */
    @Nullable
    Line next() throws IOException;

    /** Rows passed over so far because the mapping says that they are no facts. */
    long ignored();

    @Override
    void close() throws IOException;
}
