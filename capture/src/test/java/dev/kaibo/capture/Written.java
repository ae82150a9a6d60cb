package dev.kaibo.capture;

import dev.kaibo.engine.event.FactKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes recordings for tests, and reads them back whole. */
final class Written {
    static final String FIRST =
            "{\"kaibo\":1,\"stream\":\"示例\",\"zone\":\"Asia/Shanghai\",\"gives\":[\"entered\",\"commented\",\"liked\",\"paid\"]}";
    static final String AT = "\"at\":\"2026-01-31T20:00:00+08:00\"";

    static final String CSV_MAPPING = """
            {"kaiboMapping": 1, "name": "sample", "zone": "Asia/Shanghai", "gives": ["entered"],
             "time": {"columns": ["at"], "pattern": "epochMillis"},
             "type": {"column": "type", "kinds": {"entered": "entered", "left": "left", "commented": "commented", "liked": "liked",
               "followed": "followed", "shared": "shared", "clicked": "clicked", "ordered": "ordered", "paid": "paid", "refunded": "refunded",
               "gifted": "gifted", "online": "online", "exposure": "exposure"}, "ignored": ["noise"]},
             "fields": {"seq": "seq", "id": "id", "viewer": "viewer", "nick": "nick", "text": "text", "source": "source", "product": "product",
               "order": "order", "units": "units", "amountFen": "amountFen", "count": "count", "coins": "coins", "online": "online",
               "exposures": "exposures", "times": "times"}}
            """;
    private static final List<String> CSV_COLUMNS = List.of(
            "type",
            "at",
            "seq",
            "id",
            "viewer",
            "nick",
            "text",
            "source",
            "product",
            "order",
            "units",
            "amountFen",
            "count",
            "coins",
            "online",
            "exposures",
            "times");

    private Written() {}

    /** A Kaibo recording of these lines behind {@link #FIRST}. */
    static List<Line> reading(String... lines) {
        return reading((FIRST + "\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), null);
    }

    static List<Line> csv(String mapping, String... lines) {
        try {
            return reading((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), Mapping.parse(mapping));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Line> reading(byte[] bytes, @Nullable Mapping mapping) {
        try (Recording recording = Recordings.open(new ByteArrayInputStream(bytes), mapping)) {
            List<Line> lines = new ArrayList<>();
            for (Line line = recording.next(); line != null; line = recording.next()) lines.add(line);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    static List<Sighting> understood(List<Line> lines) {
        List<Sighting> sightings = new ArrayList<>();
        for (Line line : lines) if (line instanceof Line.Understood(var _, var sighting)) sightings.add(sighting);
        return sightings;
    }

    static List<Line.Rejected> rejected(List<Line> lines) {
        List<Line.Rejected> rejected = new ArrayList<>();
        for (Line line : lines) if (line instanceof Line.Rejected bad) rejected.add(bad);
        return rejected;
    }

    /** The only line for the quarantine. */
    static Line.Rejected theRejected(List<Line> lines) {
        List<Line.Rejected> rejected = rejected(lines);
        if (rejected.size() != 1) throw new AssertionError("Not one rejected line but " + rejected);
        return rejected.getFirst();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String ndjson(List<Sighting> sightings) {
        StringBuilder out = new StringBuilder(FIRST).append('\n');
        for (Sighting s : sightings) {
            out.append('{');
            List<String> columns = columns(s);
            for (int i = 0; i < columns.size(); i++) {
                String value = columns.get(i);
                if (value.isEmpty()) continue;
                String name = CSV_COLUMNS.get(i);
                boolean number = List.of(
                                "at", "seq", "units", "amountFen", "count", "coins", "online", "exposures", "times")
                        .contains(name);
                if (out.charAt(out.length() - 1) != '{') out.append(", ");
                out.append('"').append(name).append("\":").append(number ? value : quoted(value));
            }
            out.append("}\n");
        }
        return out.toString();
    }

    static String csv(List<Sighting> sightings) {
        StringBuilder out = new StringBuilder(String.join(",", CSV_COLUMNS)).append("\r\n");
        for (Sighting s : sightings) {
            List<String> cells = new ArrayList<>();
            for (String value : columns(s))
                cells.add(value.matches("(?s).*[\",\r\n].*") ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
            out.append(String.join(",", cells)).append("\r\n");
        }
        return out.toString();
    }

    private static List<String> columns(Sighting s) {
        FactKind kind = s.kind();
        boolean sale = kind == FactKind.ORDERED || kind == FactKind.PAID || kind == FactKind.REFUNDED;
        return List.of(
                s.rawType() == null ? Words.of(kind) : s.rawType(),
                "" + s.happened().millis(),
                s.sequence() == null ? "" : "" + s.sequence(),
                orEmpty(s.messageId()),
                orEmpty(s.viewer()),
                orEmpty(s.nick()),
                orEmpty(s.text()),
                s.source() == null ? "" : Words.of(s.source()),
                orEmpty(s.product()),
                orEmpty(s.order()),
                sale ? "" + s.units() : "",
                sale ? "" + s.amountFen() : "",
                kind == FactKind.GIFTED ? "" + s.count() : "",
                kind == FactKind.GIFTED ? "" + s.value() : "",
                kind == FactKind.ONLINE ? "" + s.value() : "",
                kind == FactKind.EXPOSURE ? "" + s.value() : "",
                kind == FactKind.LIKED ? "" + s.count() : "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            // Every third character is escaped although it need not be: readers must take both. Half a pair alone would
            // be another text.
            else if (c < ' ' || (at % 3 == 2 && !Character.isSurrogate(c))) out.append("\\u%04x".formatted((int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
}
