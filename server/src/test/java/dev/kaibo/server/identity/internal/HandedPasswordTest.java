package dev.kaibo.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandedPasswordTest {
    @Test
    void each_is_another_one_and_can_be_read_out_without_asking_back() {
        Set<String> passwords = new HashSet<>();
        Stream.generate(HandedPassword::make).limit(1_000).forEach(passwords::add);
        assertThat(passwords).hasSize(1_000);
        assertThat(passwords).allMatch(password -> password.matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}"));
        assertThat(String.join("", passwords)).doesNotContainPattern("[01ilo]");
        assertThat(String.join("", passwords).chars().distinct().count()).isEqualTo(31 + 1);
    }
}
