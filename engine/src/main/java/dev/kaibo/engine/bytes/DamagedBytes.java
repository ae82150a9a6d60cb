package dev.kaibo.engine.bytes;

/** Stored bytes do not read as what they should be. Nobody catches this to carry on: the journal is the only truth. */
public final class DamagedBytes extends RuntimeException {
    public DamagedBytes(String what) {
        super("Stored bytes are damaged: " + what + ".");
    }
}
