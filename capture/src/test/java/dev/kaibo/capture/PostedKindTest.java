package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostedKindTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ForwarderPosts.POST,
                "{\"events\":[]}",
                "\uFEFF \r\n{\"host_info\":{},\"kaibo\":1}",
                "{\"original_url\":\"x\",\"original_body\":\"y\",\"decoded_data\":{}}",
                "{\"later\":{\"kaibo\":1,\"type\":\"x\"},\n\"live_info\":{}}",
                "{\"events\":[broken",
                "{\"live_info\":",
            })
    void a_post_of_the_forwarder_is_known_by_its_first_telling_key(String body) {
        assertThat(PostedKind.of(ForwarderPosts.bytes(body))).isEqualTo(PostedKind.FORWARDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Written.FIRST,
                "\uFEFF" + Written.FIRST,
                "{\"type\":\"entered\",\"at\":1,\"events\":[]}",
                "{\"type\":\"entered\"}\n{\"events\":[]}",
                "{\"note\":\"events\",\"at\":1}",
                "{}",
                "{\"unknown\":1}",
                "",
                "hello",
                "[{\"events\":[]}]",
                "{\"text\":\"{\\\"events\\\":[]}\"}",
            })
    void everything_else_is_read_line_by_line(String body) {
        assertThat(PostedKind.of(ForwarderPosts.bytes(body))).isEqualTo(PostedKind.LINES);
    }
}
