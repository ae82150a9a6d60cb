package dev.kaibo.capture;

/**
 * SipHash-2-4 with 128 bits over a sequence of words. Keyed and fast on short inputs; each text is preceded by its length, so that no two
 * different sequences look alike. Not for use by several threads.
 */
final class Fingerprinter {
    private final FingerprintKey key;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long words;
    private long high;
    private long low;

    Fingerprinter(FingerprintKey key) {
        this.key = key;
        start();
    }

    Fingerprinter start() {
        v0 = key.first() ^ 0x736f6d6570736575L;
        v1 = key.second() ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = key.first() ^ 0x6c7967656e657261L;
        v3 = key.second() ^ 0x7465646279746573L;
        words = 0;
        return this;
    }

    Fingerprinter word(long word) {
        v3 ^= word;
        rounds(2);
        v0 ^= word;
        words++;
        return this;
    }

    Fingerprinter text(String text) {
        int length = text.length();
        word(length);
        int i = 0;
        for (; i + 4 <= length; i += 4)
            word(text.charAt(i) | (long) text.charAt(i + 1) << 16 | (long) text.charAt(i + 2) << 32 | (long) text.charAt(i + 3) << 48);
        if (i < length) {
            long last = 0;
            for (int shift = 0; i < length; i++, shift += 16) last |= (long) text.charAt(i) << shift;
            word(last);
        }
        return this;
    }

    /** Closes the sequence; {@link #high()} and {@link #low()} then hold the result. */
    void finish() {
        long length = words * 8 << 56;
        v3 ^= length;
        rounds(2);
        v0 ^= length;
        v2 ^= 0xee;
        rounds(4);
        high = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        rounds(4);
        low = v0 ^ v1 ^ v2 ^ v3;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    private void rounds(int times) {
        long a = v0;
        long b = v1;
        long c = v2;
        long d = v3;
        for (int i = 0; i < times; i++) {
            a += b;
            b = Long.rotateLeft(b, 13) ^ a;
            a = Long.rotateLeft(a, 32);
            c += d;
            d = Long.rotateLeft(d, 16) ^ c;
            a += d;
            d = Long.rotateLeft(d, 21) ^ a;
            c += b;
            b = Long.rotateLeft(b, 17) ^ c;
            c = Long.rotateLeft(c, 32);
        }
        v0 = a;
        v1 = b;
        v2 = c;
        v3 = d;
    }
}
