package dev.kaibo.server.identity.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest of this desk. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every JDK has SHA-256.", never);
        }
    }
}
