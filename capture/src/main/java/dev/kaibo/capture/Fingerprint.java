package dev.kaibo.capture;

/** 128 bits that stand for an id. Two ids of a show never share one in practice: among 2 million the chance is below 10⁻²⁶. */
public record Fingerprint(long high, long low) {
    /** As {@link Intake} makes it of a viewer's id. */
    public static Fingerprint of(FingerprintKey key, String identity) {
        Fingerprinter made = new Fingerprinter(key);
        made.start().text(0, identity).finish();
        return new Fingerprint(made.high(), made.low());
    }
}
