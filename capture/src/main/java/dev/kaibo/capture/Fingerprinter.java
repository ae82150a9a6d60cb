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
    private char[] characters = new char[256];
    private long high;

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
        twoRounds();
        v0 ^= word;
        words++;
        return this;
    }

    /** A text of one of at most 255 fields: its field and length first, then four characters a word. */
    Fingerprinter text(int field, String text) {
        int length = text.length();
        word(((long) field << 32) | length);
        if (length > characters.length) characters = new char[length * 2];
        char[] c = characters;
        text.getChars(0, length, c, 0);
        int i = 0;
        for (; i + 4 <= length; i += 4)
            word(c[i] | (long) c[i + 1] << 16 | (long) c[i + 2] << 32 | (long) c[i + 3] << 48);
        if (i < length) {
            long last = 0;
            for (int shift = 0; i < length; i++, shift += 16) last |= (long) c[i] << shift;
            word(last);
        }
        return this;
    }

    /** Closes the sequence; {@link #high()} and then {@link #low()} give the result. */
    void finish() {
        long length = (words * 8) << 56;
        v3 ^= length;
        twoRounds();
        v0 ^= length;
        v2 ^= 0xee;
        twoRounds();
        twoRounds();
        high = v0 ^ v1 ^ v2 ^ v3;
    }

    long high() {
        return high;
    }

    /** The second half costs rounds of its own; where 64 bits do, nobody asks for it. Once for each sequence. */
    long low() {
        v1 ^= 0xdd;
        twoRounds();
        twoRounds();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void twoRounds() {
        long a = v0;
        long b = v1;
        long c = v2;
        long d = v3;
        // Written out twice: this is most of what taking a fact in costs.
        a += b;
        b = (b << 13 | b >>> 51) ^ a;
        a = a << 32 | a >>> 32;
        c += d;
        d = (d << 16 | d >>> 48) ^ c;
        a += d;
        d = (d << 21 | d >>> 43) ^ a;
        c += b;
        b = (b << 17 | b >>> 47) ^ c;
        c = c << 32 | c >>> 32;
        a += b;
        b = (b << 13 | b >>> 51) ^ a;
        a = a << 32 | a >>> 32;
        c += d;
        d = (d << 16 | d >>> 48) ^ c;
        a += d;
        d = (d << 21 | d >>> 43) ^ a;
        c += b;
        b = (b << 17 | b >>> 47) ^ c;
        c = c << 32 | c >>> 32;
        v0 = a;
        v1 = b;
        v2 = c;
        v3 = d;
    }
}
