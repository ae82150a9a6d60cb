package dev.kaibo.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What is kept of a password, checked against the JDK's own derivation. */
class StoredPasswordTest {
    private static final String SCHEME = "{pbkdf2}";
    private static final int SALT_BYTES = 16;
    private static final int ROUNDS = 310_000;

    private final PasswordEncoder encoder = new SecurityConfiguration().passwordEncoder();

    @Test
    void is_its_scheme_its_salt_and_what_many_rounds_make_of_both() throws Exception {
        String stored = encoder.encode("correct horse");
        assertThat(stored).startsWith(SCHEME).doesNotContain("correct");
        byte[] bytes = HexFormat.of().parseHex(stored.substring(SCHEME.length()));
        byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(
                        new PBEKeySpec("correct horse".toCharArray(), Arrays.copyOf(bytes, SALT_BYTES), ROUNDS, 256))
                .getEncoded();
        assertThat(Arrays.copyOfRange(bytes, SALT_BYTES, bytes.length)).isEqualTo(derived);
        assertThat(encoder.matches("correct horse", stored)).isTrue();
        assertThat(encoder.matches("correct horsf", stored)).isFalse();
    }

    @Test
    void differs_between_two_people_with_the_same_password() {
        assertThat(encoder.encode("correct horse")).isNotEqualTo(encoder.encode("correct horse"));
    }
}
