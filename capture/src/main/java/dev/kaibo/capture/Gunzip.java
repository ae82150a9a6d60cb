package dev.kaibo.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A gzip stream that gives every byte before a damage. The one of the JDK inflates them too, but forgets those of the read that meets the damage. */
final class Gunzip extends GZIPInputStream {
    private @Nullable ZipException damage;

    Gunzip(InputStream in, int window) throws IOException {
        super(in, window);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (damage != null) throw damage;
        long before = inf.getBytesWritten();
        try {
            return super.read(into, from, length);
        } catch (ZipException e) {
            int given = (int) (inf.getBytesWritten() - before);
            if (given <= 0) throw e;
            damage = e;
            return given;
        }
    }
}
