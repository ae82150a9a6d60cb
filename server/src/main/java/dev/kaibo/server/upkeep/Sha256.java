package dev.kaibo.server.upkeep;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as 64 hexadecimal digits. */
final class Sha256 {
    static final int DIGITS = 64;

    private Sha256() {}

    static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** A stream that is digested and goes nowhere. */
    static OutputStream into(MessageDigest digest) {
        return new DigestOutputStream(OutputStream.nullOutputStream(), digest);
    }

    static String of(byte[] bytes) {
        return digits(fresh().digest(bytes));
    }

    static String digits(MessageDigest fed) {
        return digits(fed.digest());
    }

    private static String digits(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
