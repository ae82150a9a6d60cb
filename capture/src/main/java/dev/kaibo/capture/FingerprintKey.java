package dev.kaibo.capture;

/**
 * The secret of a show with which ids are fingerprinted: without it nobody can try out whether a known person was in the room. Stored beside the
 * ids, forgotten with them.
 */
public record FingerprintKey(long first, long second) {
    /** For a fold that keeps nothing, as at the command line: figures do not depend on the key. */
    public static final FingerprintKey NONE = new FingerprintKey(0, 0);

    @Override
    public String toString() {
        return "FingerprintKey[secret]";
    }
}
