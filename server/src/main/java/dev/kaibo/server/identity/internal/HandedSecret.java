package dev.kaibo.server.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * What is handed from one person to another by mouth or on paper: made by the server, so that it is nothing that can be guessed. None of its characters
 * looks like another, and they stand in groups to be read out.
 */
final class HandedSecret {
    /** Without 0 and o, 1 and l and i. */
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int IN_A_GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private HandedSecret() {}

    /** 16 characters, 79 bits. */
    static String password() {
        return make(4);
    }

    /** 12 characters, 59 bits: it opens one workspace once, for some days at most. */
    static String invitation() {
        return make(3);
    }

    /** Of an invitation, as somebody typed it: its case and what stands between the groups do not matter. */
    static byte[] hash(String typed) {
        String plain = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}–—－]", "");
        return Sha256.begin().digest(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String make(int groups) {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < groups * IN_A_GROUP; i++) {
            if (i > 0 && i % IN_A_GROUP == 0) secret.append('-');
            secret.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return secret.toString();
    }
}
