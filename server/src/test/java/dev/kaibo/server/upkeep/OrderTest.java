package dev.kaibo.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.ShowId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
    private static final Map<String, String> HOME = Map.of("KAIBO_HOME", "/data/kaibo");

    @Test
    void words_and_settings_say_what_is_wanted() {
        assertThat(order("backup /b/f"))
                .isEqualTo(
                        new Order.ToBackUp(new DataFolder(Path.of("/data/kaibo"), null, null), Path.of("/b/f"), false));
        assertThat(order("backup --replace --data /else /b/f"))
                .isEqualTo(new Order.ToBackUp(new DataFolder(Path.of("/else"), null, null), Path.of("/b/f"), true));
        assertThat(order("restore /b/f --key /k --without-key --with-other-figures"))
                .isEqualTo(new Order.ToRestore(
                        new DataFolder(Path.of("/data/kaibo"), null, null),
                        Path.of("/b/f"),
                        new Restore.Wanted(Path.of("/k"), true, true)));
        assertThat(order("rebuild"))
                .isEqualTo(new Order.ToRebuild(new DataFolder(Path.of("/data/kaibo"), null, null), null));
        assertThat(order("rebuild --show 00000000-0000-0000-0000-0000000000a0"))
                .isEqualTo(new Order.ToRebuild(
                        new DataFolder(Path.of("/data/kaibo"), null, null),
                        ShowId.of("00000000-0000-0000-0000-0000000000a0")));
        var elsewhere = DataFolder.of(
                Path.of("/h"),
                Map.of("KAIBO_KEY_FILE", "/safe/key", "KAIBO_DB_URL", "jdbc:postgresql://db.example/kaibo"));
        assertThat(elsewhere.key()).isEqualTo(Path.of("/safe/key"));
        assertThat(elsewhere.external()).hasToString("jdbc:postgresql://db.example/kaibo as kaibo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    backup                 | backup needs a file
                    backup f --key k       | backup does not know '--key'
                    backup f g             | backup does not know 'g'
                    restore f --replace    | restore does not know '--replace'
                    restore f --data       | --data needs a folder
                    restore f --key        | --key needs a file
                    rebuild f              | rebuild does not know 'f'. It takes [--data FOLDER] [--show ID]
                    rebuild --show         | --show needs the id of a show
                    rebuild --show x       | not 'x'
                    backup f --show x      | backup does not know '--show'
                    forget f               | not 'forget'
                    """)
    void words_that_cannot_be_understood_are_named(String words, String said) {
        assertThatThrownBy(() -> order(words)).isInstanceOf(UpkeepTrouble.class).hasMessageContaining(said);
    }

    @Test
    void without_a_folder_it_is_asked_for() {
        assertThatThrownBy(() -> Order.of(new String[] {"backup", "f"}, Map.of()))
                .hasMessageContaining("KAIBO_HOME");
    }

    @Test
    void the_line_of_progress_names_table_megabytes_and_share() {
        assertThat(ProgressLine.line(new Work.Step("live.journal", 12_345_678, 0.456)))
                .isEqualTo("live.journal … 12.3 MB, 45 %");
    }

    private static Order order(String words) {
        return Order.of(words.split(" "), HOME);
    }
}
