package dev.kaibo.server.identity.internal;

import dev.kaibo.server.edge.Fields;
import java.util.Locale;
import java.util.Set;

/**
 * What a password that a person thinks up must be: long, and nothing that is guessed first. No rule asks for kinds of characters: they make passwords
 * worse (NIST SP 800-63B).
 */
final class PasswordRules {
    /** In characters. */
    static final int SHORTEST = 10;

    static final int LONGEST = 200;

    /** A shorter name stands in many a password by chance. */
    private static final int SHORTEST_NAME = 4;

    /** The commonest of those that are long enough, in lower case and without what stands between their words. */
    private static final Set<String> COMMONEST = Set.of(
            "1234567890",
            "0123456789",
            "12345678910",
            "123456789a",
            "a123456789",
            "1q2w3e4r5t",
            "1qaz2wsx3edc",
            "1qazxsw23edc",
            "qwertyuiop",
            "qwerty12345",
            "qwerty123456",
            "asdfghjkl;",
            "asdfghjkl123",
            "zxcvbnm123",
            "password12",
            "password123",
            "password1234",
            "passw0rd123",
            "iloveyou123",
            "iloveyou520",
            "5201314520",
            "woaini1314",
            "woaini520520",
            "woaini1314520",
            "admin12345",
            "admin123456",
            "administrator",
            "abc1234567",
            "abcd123456",
            "abcdefghij",
            "abc123456789",
            "qq123456789",
            "aa123456789",
            "qwe123456789",
            "welcome123",
            "letmein123",
            "kaibo12345",
            "kaibo123456",
            "9876543210",
            "0987654321",
            "1122334455",
            "1357924680",
            "147258369a",
            "changeme123");

    private PasswordRules() {}

    /** Reads a new password and remembers why it cannot be taken. The refusal never repeats it. */
    static String read(Fields fields, String field, String login) {
        String password = fields.secret(field, SHORTEST, LONGEST);
        if (password.isEmpty()) return password;
        String plain = plain(password);
        if (COMMONEST.contains(plain)
                || COMMONEST.contains(password.toLowerCase(Locale.ROOT))
                || plain.codePoints().distinct().count() < 3) fields.refuse(field, "is one of the commonest");
        else if (hasName(plain, login)) fields.refuse(field, "contains the account");
        return password;
    }

    private static boolean hasName(String plain, String login) {
        String whole = plain(login);
        String before = plain(login.split("@", 2)[0]);
        return isIn(plain, whole) || isIn(plain, before);
    }

    private static boolean isIn(String plain, String name) {
        return name.length() >= SHORTEST_NAME && plain.contains(name);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]", "");
    }
}
