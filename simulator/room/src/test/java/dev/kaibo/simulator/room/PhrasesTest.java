package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.rundown.RundownItem;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    @Test
    void a_phrase_means_one_thing_whatever_item_is_on_air() {
        for (RundownItem item : SampleGoods.talk())
            for (Intent intent : Intent.values())
                for (String phrase : Phrases.of(intent))
                    assertThat(Phrases.intentOf(phrase.replace("{item}", item.name())))
                            .as(phrase)
                            .isEqualTo(intent);
    }

    @Test
    void viewers_have_at_least_three_hundred_different_things_to_say() {
        Set<String> phrases = new HashSet<>();
        for (Intent intent : Intent.values()) phrases.addAll(Phrases.of(intent));
        assertThat(phrases).hasSizeGreaterThanOrEqualTo(300);
        for (Intent intent : Intent.values())
            if (intent.comesByItself())
                assertThat(Phrases.of(intent)).as("%s", intent).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void no_phrase_names_a_person_a_number_to_call_or_a_link() {
        for (Intent intent : Intent.values())
            assertThat(Phrases.of(intent))
                    .allSatisfy(phrase -> assertThat(phrase).doesNotContainPattern("\\d{7,}|@|http|微信号|老师|先生|女士"));
    }

    @Test
    void of_himself_nobody_writes_that_he_bought_or_missed_or_answers_a_call_that_was_not_made() {
        Dice dice = Dice.seeded(1);
        Set<Intent> drawn = new HashSet<>();
        for (int tries = 0; tries < 10_000; tries++)
            drawn.add(Phrases.intent(RoomModel.standard().comments(), dice));
        assertThat(drawn)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Intent.BOUGHT, Intent.MISSED, Intent.CALL, Intent.BAG)));
    }

    @Test
    void what_no_simulated_viewer_says_is_not_guessed_at() {
        assertThatThrownBy(() -> Phrases.intentOf("今天天气")).hasMessageContaining("今天天气");
    }
}
