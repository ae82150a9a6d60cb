package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A CSV file whose columns are exactly what one shipped mapping wants needs no name of it. */
class RecognitionTest {
    private static final String DOUYU = "timestamp,username,content,user_id";
    private static final String BILIBILI = "date,clock,type,user,text,num,coin,value";

    @Test
    void the_columns_tell_the_mapping_whatever_their_order_and_whatever_else_is_there() throws IOException {
        assertThat(opened(DOUYU)).isEqualTo("douyu");
        assertThat(opened("level,user_id,content,\"username\",timestamp")).isEqualTo("douyu");
        assertThat(opened(BILIBILI)).isEqualTo("bilibili");
        assertThat(opened("\uFEFFroom,t,item," + BILIBILI)).isEqualTo("bilibili");
    }

    @Test
    void a_column_that_only_a_condition_looks_at_is_needed_too() {
        assertThatThrownBy(() -> opened(BILIBILI.replace(",value", ""))).isInstanceOf(UnreadableRecording.class);
    }

    @Test
    void no_mapping_fits_and_the_columns_and_the_mappings_are_named() {
        assertThatThrownBy(() -> opened("when;who;what"))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining("none of those that ship (bilibili, douyu, shop-orders) fits")
                .hasMessageContaining("Its first line reads: when, who, what.")
                .hasMessageContaining("docs/capture-format.md");
        assertThatThrownBy(() -> opened(DOUYU + ",user_id")).hasMessageContaining("none of those that ship");
        assertThatThrownBy(() -> opened(DOUYU.replace(',', ';'))).hasMessageContaining("none of those that ship");
    }

    @Test
    void two_mappings_fit_and_a_person_must_say_which() throws IOException {
        String both = BILIBILI + "," + DOUYU;

        assertThatThrownBy(() -> opened(both))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageStartingWith(
                        "The mappings bilibili and douyu both fit this CSV file; name the one that is meant.");
        assertThat(Recordings.open(bytes(both), Mappings.named("douyu"))
                        .header()
                        .name())
                .isEqualTo("douyu");
    }

    @Test
    void real_files_are_recognised() throws IOException {
        Path data = Path.of(System.getProperty("kaibo.data", ""));
        Assumptions.assumeTrue(
                Files.isDirectory(data.resolve("bilibili-live-small")),
                "The real recordings are not here: set kaibo.data to the folder that has bilibili-live-small.");
        for (String room : List.of("room-1370218.csv", "room-563689.csv", "room-6103516.csv"))
            assertThat(opened(data.resolve("bilibili-live-small").resolve(room)))
                    .isEqualTo("bilibili");
        assertThat(opened(data.resolve("douyu-chat-small/danmu.csv"))).isEqualTo("douyu");
    }

    private static String opened(Path file) throws IOException {
        try (Recording recording = Recordings.open(file, null)) {
            assertThat(recording.next()).isInstanceOf(Line.Understood.class);
            return recording.header().name();
        }
    }

    private static String opened(String header) throws IOException {
        try (Recording recording = Recordings.open(bytes(header), null)) {
            return recording.header().name();
        }
    }

    private static ByteArrayInputStream bytes(String header) {
        return new ByteArrayInputStream((header + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
