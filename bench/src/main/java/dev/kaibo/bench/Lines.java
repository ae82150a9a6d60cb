package dev.kaibo.bench;

import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.capture.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts as a post of Kaibo's own lines (docs/capture-format.md): the header first, then a line each. */
final class Lines {
    private Lines() {}

    static byte[] post(StreamHeader header, List<Sighting> facts) {
        StringBuilder text = new StringBuilder(header(header));
        for (Sighting each : facts) line(each, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String header(StreamHeader header) {
        return "{\"kaibo\":1,\"stream\":\"%s\",\"origin\":\"%s\",\"zone\":\"%s\",\"periodSeconds\":%d,\"gives\":[%s]}%n"
                .formatted(
                        header.name(),
                        Words.of(header.origin()),
                        header.zone(),
                        header.period().toSeconds(),
                        header.gives().stream()
                                .map(each -> "\"" + Words.of(each) + "\"")
                                .collect(Collectors.joining(",")));
    }

    private static void line(Sighting fact, StringBuilder text) {
        text.append("{\"type\":\"").append(Words.of(fact.kind()));
        text.append("\",\"at\":").append(fact.happened().millis());
        text.append(",\"seq\":").append(fact.sequence());
        words(text, "viewer", fact.viewer());
        words(text, "nick", fact.nick());
        words(text, "text", fact.text());
        words(text, "source", fact.source() == null ? null : Words.of(fact.source()));
        words(text, "product", fact.product());
        words(text, "order", fact.order());
        switch (fact.kind()) {
            case LIKED -> text.append(",\"times\":").append(fact.count());
            case ONLINE -> text.append(",\"online\":").append(fact.value());
            case ORDERED, PAID ->
                text.append(",\"units\":")
                        .append(fact.units())
                        .append(",\"amountFen\":")
                        .append(fact.amountFen());
            default -> {}
        }
        text.append("}\n");
    }

    private static void words(StringBuilder text, String key, @Nullable String value) {
        if (value != null)
            text.append(",\"").append(key).append("\":\"").append(value).append('"');
    }
}
