package dev.kaibo.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandedSecretTest {
    @Test
    void each_is_another_one_and_can_be_read_out_without_asking_back() {
        Set<String> passwords = new HashSet<>();
        Stream.generate(HandedSecret::password).limit(1_000).forEach(passwords::add);
        assertThat(passwords).hasSize(1_000);
        assertThat(passwords).allMatch(password -> password.matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}"));
        assertThat(String.join("", passwords)).doesNotContainPattern("[01ilo]");
        assertThat(String.join("", passwords).chars().distinct().count()).isEqualTo(31 + 1);
    }

    @Test
    void an_invitations_code_has_more_than_forty_bits_and_is_known_however_it_was_typed() {
        String code = HandedSecret.invitation();
        assertThat(code).matches("[a-z2-9]{4}(-[a-z2-9]{4}){2}");
        assertThat(12 * Math.log(31) / Math.log(2)).isGreaterThan(40);
        for (String typed : new String[] {
            code.toUpperCase(java.util.Locale.ROOT), " " + code.replace('-', ' '), code.replace("-", "")
        }) assertThat(HandedSecret.hash(typed)).isEqualTo(HandedSecret.hash(code));
        assertThat(HandedSecret.hash(HandedSecret.invitation())).isNotEqualTo(HandedSecret.hash(code));
    }
}
