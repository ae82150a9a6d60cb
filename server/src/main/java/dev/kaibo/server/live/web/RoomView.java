package dev.kaibo.server.live.web;

import static dev.kaibo.server.live.web.FiguresView.fen;
import static dev.kaibo.server.live.web.FiguresView.millis;
import static dev.kaibo.server.live.web.FiguresView.text;

import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.room.PlatformFigures;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.engine.room.RoomFigures.RoundFigures;
import dev.kaibo.engine.room.RoomFigures.RoundTotals;
import dev.kaibo.engine.room.RoomFigures.StreamFigures;
import dev.kaibo.server.edge.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audience in numbers, word for word as in the contract. */
record RoomView(
        Facts facts,
        FiguresView figures,
        Recent recent,
        List<Round> rounds,
        List<Product> products,
        List<Source> sources,
        List<Shift> shifts,
        List<Stream> streams,
        Platform platform,
        List<Found> findings) {
    record Facts(long accepted, long duplicate, long conflict, long rejected, long unrecognised) {}

    record Recent(long lengthMs, FiguresView now, FiguresView before) {}

    record Round(
            int index,
            String start,
            boolean open,
            boolean reopened,
            long entrants,
            @Nullable Long commented,
            @Nullable Long liked,
            @Nullable Long followed,
            @Nullable Long shared,
            @Nullable Long clicked,
            @Nullable Long ordered,
            @Nullable Long bought,
            @Nullable Long stayMs,
            Totals totals) {
        static Round of(RoundFigures it) {
            return new Round(
                    it.index(),
                    it.start().toString(),
                    it.open(),
                    it.reopened(),
                    it.entrants(),
                    it.commented(),
                    it.liked(),
                    it.followed(),
                    it.shared(),
                    it.clicked(),
                    it.ordered(),
                    it.bought(),
                    millis(it.stay()),
                    Totals.of(it.totals()));
        }
    }

    record Totals(
            @Nullable Long entries,
            @Nullable Long comments,
            @Nullable Long likes,
            @Nullable Long follows,
            @Nullable Long shares,
            @Nullable Long gifts,
            @Nullable Long clicks,
            @Nullable Long orders,
            @Nullable Long gmvFen) {
        static Totals of(RoundTotals it) {
            return new Totals(
                    it.entries(),
                    it.comments(),
                    it.likes(),
                    it.follows(),
                    it.shares(),
                    it.gifts(),
                    it.clicks(),
                    it.orders(),
                    fen(it.gmv()));
        }
    }

    record Product(String code, FiguresView figures) {}

    record Source(
            String source,
            FiguresView figures,
            @Nullable Long entriesNow,
            @Nullable Long entriesBefore) {}

    record Shift(PersonView host, String from, FiguresView figures) {}

    record Stream(
            String name,
            String origin,
            List<String> gives,
            String zone,
            long periodMs,
            @Nullable String lastAt,
            long offsetMs) {
        static Stream of(StreamFigures it) {
            return new Stream(
                    it.name(),
                    Words.of(it.origin()),
                    it.gives().stream().sorted().map(Words::of).toList(),
                    it.zone(),
                    it.period().toMillis(),
                    text(it.lastAt()),
                    it.offset().toMillis());
        }
    }

    record Platform(List<Reading> latest, List<RoundReading> windows) {
        static Platform of(PlatformFigures it) {
            return new Platform(
                    it.latest().stream().map(Reading::of).toList(),
                    it.windows().stream().map(RoundReading::of).toList());
        }
    }

    record Reading(
            String measure, int windowMinutes, @Nullable String source, long value, String at, String origin) {
        static Reading of(PlatformFigures.Reading it) {
            TrafficSource source = it.source();
            return new Reading(
                    Words.of(it.measure()),
                    it.windowMinutes(),
                    source == null ? null : Words.of(source),
                    it.value(),
                    it.happened().toString(),
                    Words.of(it.origin()));
        }
    }

    record RoundReading(
            int round,
            String measure,
            int windowMinutes,
            @Nullable String source,
            long value,
            String at,
            String origin) {
        static RoundReading of(PlatformFigures.RoundReading it) {
            Reading reading = Reading.of(it.reading());
            return new RoundReading(
                    it.round(),
                    reading.measure(),
                    reading.windowMinutes(),
                    reading.source(),
                    reading.value(),
                    reading.at(),
                    reading.origin());
        }
    }

    record Found(String rule, String severity, List<Finding.Evidence> evidence) {}

    static RoomView of(RoomFigures it, Names names) {
        return new RoomView(
                new Facts(
                        it.facts().accepted(),
                        it.facts().duplicate(),
                        it.facts().conflict(),
                        it.facts().rejected(),
                        it.facts().unrecognised()),
                FiguresView.of(it.figures()),
                new Recent(
                        it.recent().length().toMillis(),
                        FiguresView.of(it.recent().now()),
                        FiguresView.of(it.recent().before())),
                it.rounds().stream().map(Round::of).toList(),
                it.products().stream()
                        .map(product -> new Product(product.code(), FiguresView.of(product.figures())))
                        .toList(),
                it.sources().stream()
                        .map(source -> new Source(
                                Words.of(source.source()),
                                FiguresView.of(source.figures()),
                                source.entriesNow(),
                                source.entriesBefore()))
                        .toList(),
                it.shifts().stream()
                        .map(shift -> new Shift(
                                names.of(shift.host()), shift.from().toString(), FiguresView.of(shift.figures())))
                        .toList(),
                it.streams().stream().map(Stream::of).toList(),
                Platform.of(it.platform()),
                it.findings().stream()
                        .map(finding -> new Found(finding.rule(), Words.of(finding.severity()), finding.evidence()))
                        .toList());
    }
}
