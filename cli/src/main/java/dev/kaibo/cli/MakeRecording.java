package dev.kaibo.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * Makes a large recording to measure with: all kinds, 200,000 invented viewers, four hours. The same seed makes the same file.
 *
 * <p>{@code java dev.kaibo.cli.MakeRecording FILE.ndjson|FILE.csv [LINES] [SEED]}; a CSV comes with its mapping in FILE.csv.map.json.
 */
public final class MakeRecording {
    private static final int VIEWERS = 200_000;
    private static final long START = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();
    private static final long LASTS = 4 * 3_600_000L;
    private static final String[] TALK = {"1", "多少钱", "有没有大码", "这个颜色好看", "拍了", "主播声音小一点点", "什么时候发货呀", "支持七天无理由吗"};
    private static final String[] SOURCES = {
        "square", "follow", "recommend", "officialAccount", "search", "share", "reservation", "shortVideo", "moments"
    };
    private static final String CSV_HEADER =
            "type,at,seq,viewer,nick,text,source,product,order,units,amountFen,count,coins,online,exposures,times\n";
    private static final String MAPPING = """
            {"kaiboMapping": 1, "name": "made", "zone": "Asia/Shanghai",
             "gives": ["entered", "left", "commented", "liked", "followed", "shared", "clicked", "ordered", "paid", "refunded", "gifted", "online", "exposure"],
             "time": {"columns": ["at"], "pattern": "yyyy-MM-dd HH:mm:ss.SSS"},
             "type": {"column": "type", "kinds": {"entered": "entered", "left": "left", "commented": "commented", "liked": "liked",
               "followed": "followed", "shared": "shared", "clicked": "clicked", "ordered": "ordered", "paid": "paid", "refunded": "refunded",
               "gifted": "gifted", "online": "online", "exposure": "exposure"}},
             "fields": {"seq": "seq", "viewer": "viewer", "nick": "nick", "text": "text", "source": "source", "product": "product", "order": "order",
               "units": "units", "amountFen": "amountFen", "count": "count", "coins": "coins", "online": "online", "exposures": "exposures",
               "times": "times"}}
            """;

    private final boolean csv;
    private final Writer out;
    private final SplittableRandom dice;
    private final DateTimeFormatter clock;

    private MakeRecording(boolean csv, Writer out, long seed) {
        this.csv = csv;
        this.out = out;
        this.dice = new SplittableRandom(seed);
        this.clock = DateTimeFormatter.ofPattern(csv ? "yyyy-MM-dd HH:mm:ss.SSS" : "yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
                .withZone(ZoneId.of("Asia/Shanghai"));
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1) {
            System.err.println("MakeRecording FILE.ndjson|FILE.csv [LINES] [SEED]");
            System.exit(Main.REFUSED);
        }
        Path file = Path.of(arguments[0]);
        int lines = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        boolean csv = arguments[0].endsWith(".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            new MakeRecording(csv, out, seed).write(lines);
        }
        if (csv) Files.writeString(Path.of(file + ".map.json"), MAPPING);
    }

    private void write(int lines) throws IOException {
        out.write(
                csv
                        ? CSV_HEADER
                        : "{\"kaibo\":1,\"stream\":\"made\",\"zone\":\"Asia/Shanghai\",\"gives\":[\"entered\",\"left\",\"commented\",\"liked\",\"followed\","
                                + "\"shared\",\"clicked\",\"ordered\",\"paid\",\"refunded\",\"gifted\",\"online\",\"exposure\"]}\n");
        for (int line = 0; line < lines; line++) {
            long happened = START + LASTS * line / lines;
            int chance = dice.nextInt(1000);
            int number = dice.nextInt(VIEWERS);
            String viewer = "v_%08x".formatted(number * 0x9E3779B1);
            String nick = "示例" + number;
            String order = "%d".formatted(3_000_000_000L + dice.nextInt(lines));
            String product = "SP" + (100 + dice.nextInt(40));
            int fen = 990 + dice.nextInt(30_000);
            if (chance < 350)
                row("entered", happened, line, viewer, nick, "source", SOURCES[dice.nextInt(SOURCES.length)]);
            else if (chance < 550) row("left", happened, line, viewer, nick);
            else if (chance < 700)
                row("commented", happened, line, viewer, nick, "text", TALK[dice.nextInt(TALK.length)]);
            else if (chance < 850) row("liked", happened, line, viewer, nick, "times", 1 + dice.nextInt(9));
            else if (chance < 930) row("clicked", happened, line, viewer, nick, "product", product);
            else if (chance < 945) row("followed", happened, line, viewer, nick);
            else if (chance < 955) row("shared", happened, line, viewer, nick);
            else if (chance < 970)
                row(
                        "ordered",
                        happened,
                        line,
                        viewer,
                        nick,
                        "product",
                        product,
                        "order",
                        order,
                        "units",
                        1,
                        "amountFen",
                        fen);
            else if (chance < 982)
                row(
                        "paid",
                        happened,
                        line,
                        viewer,
                        nick,
                        "product",
                        product,
                        "order",
                        order,
                        "units",
                        1,
                        "amountFen",
                        fen);
            else if (chance < 984)
                row(
                        "refunded",
                        happened,
                        line,
                        viewer,
                        nick,
                        "product",
                        product,
                        "order",
                        order,
                        "units",
                        1,
                        "amountFen",
                        fen);
            else if (chance < 990) row("gifted", happened, line, viewer, nick, "count", 1, "coins", 10);
            else if (chance < 996) row("online", happened, line, null, null, "online", 2_000 + dice.nextInt(3_000));
            else row("exposure", happened, line, null, null, "exposures", 10L * line);
        }
    }

    private void row(
            String type,
            long happened,
            int seq,
            @org.jspecify.annotations.Nullable String viewer,
            @org.jspecify.annotations.Nullable String nick,
            Object... more)
            throws IOException {
        StringBuilder row = new StringBuilder();
        String at = clock.format(Instant.ofEpochMilli(happened));
        if (csv) {
            row.append(type).append(',').append(at).append(',').append(seq);
            row.append(',').append(viewer == null ? "" : viewer).append(',').append(nick == null ? "" : nick);
            String[] names = CSV_HEADER.strip().split(",", -1);
            for (int column = 5; column < names.length; column++) {
                row.append(',');
                for (int i = 0; i < more.length; i += 2) if (names[column].equals(more[i])) row.append(more[i + 1]);
            }
        } else {
            row.append("{\"type\":\"")
                    .append(type)
                    .append("\",\"at\":\"")
                    .append(at)
                    .append("\",\"seq\":")
                    .append(seq);
            if (viewer != null)
                row.append(",\"viewer\":\"")
                        .append(viewer)
                        .append("\",\"nick\":\"")
                        .append(nick)
                        .append('"');
            for (int i = 0; i < more.length; i += 2) {
                row.append(",\"").append(more[i]).append("\":");
                if (more[i + 1] instanceof String text)
                    row.append('"').append(text).append('"');
                else row.append(more[i + 1]);
            }
            row.append('}');
        }
        out.write(row.append('\n').toString());
    }
}
