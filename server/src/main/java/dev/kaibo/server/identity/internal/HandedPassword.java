package dev.kaibo.server.identity.internal;

import java.security.SecureRandom;

/**
 * A password that an administrator hands over: made by the server, so that nobody hands over one that is easy to guess or his own. Sixteen characters of
 * which none looks like another, in fours to be read out: 79 bits.
 */
final class HandedPassword {
    /** Without 0 and o, 1 and l and i. */
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int IN_A_GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private HandedPassword() {}

    static String make() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * IN_A_GROUP; i++) {
            if (i > 0 && i % IN_A_GROUP == 0) password.append('-');
            password.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return password.toString();
    }
}
