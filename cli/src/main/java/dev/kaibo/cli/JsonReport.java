package dev.kaibo.cli;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.Words;
import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.engine.room.RoomRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A replay as one JSON object with the names of contract.ts. Moments are ISO-8601 in UTC, lengths milliseconds, money fen. */
final class JsonReport {
    private final JsonText json = new JsonText();

    private JsonReport() {}

    static String of(Replay replay) {
        JsonReport report = new JsonReport();
        report.json.open('{').key("recording").open('{');
        report.json.key("file").value(replay.title());
        report.write(replay);
        return report.json + "\n";
    }

    /** A simulated show as a replay has it, but what it was made of stands in the place of a file. */
    static String of(Replay replay, SimulateCommand.Simulated simulated) {
        JsonReport report = new JsonReport();
        report.json.open('{').key("simulated").value(true);
        report.json.key("seed").value(simulated.seed());
        report.json.key("hours").value(new BigDecimal(simulated.hours()));
        report.json.key("model").value(simulated.model().name());
        report.json.key("scale").value(simulated.model().scale());
        report.json.key("recording").open('{');
        report.write(replay);
        return report.json + "\n";
    }

    private void write(Replay replay) {
        RoomFigures figures = replay.figures();
        json.key("stream").value(replay.header().name());
        json.key("origin").value(Words.of(replay.header().origin()));
        json.key("zone").value(replay.header().zone());
        json.key("gives").open('[');
        replay.header().gives().stream().sorted().forEach(kind -> json.value(Words.of(kind)));
        json.close(']');
        json.key("from").value(moment(replay.start()));
        json.key("until").value(moment(replay.end()));
        json.key("ignored").value(replay.ignored());
        json.close('}');
        facts(figures.facts());
        json.key("figures");
        figures(figures.figures());
        json.key("rounds").open('[');
        figures.rounds().forEach(this::round);
        json.close(']');
        json.key("products").open('[');
        for (RoomFigures.ProductFigures product : figures.products()) {
            json.open('{').key("code").value(product.code()).key("figures");
            figures(product.figures());
            json.close('}');
        }
        json.close(']');
        json.key("sources").open('[');
        for (RoomFigures.SourceFigures source : figures.sources()) {
            json.open('{').key("source").value(Words.of(source.source())).key("figures");
            figures(source.figures());
            json.close('}');
        }
        json.close(']');
        findings(figures.findings());
        quarantine(replay);
        json.close('}');
    }

    private void facts(RoomFigures.FactCounts facts) {
        json.key("facts").open('{');
        json.key("accepted").value(facts.accepted());
        json.key("duplicate").value(facts.duplicate());
        json.key("conflict").value(facts.conflict());
        json.key("rejected").value(facts.rejected());
        json.key("unrecognised").value(facts.unrecognised());
        json.close('}');
    }

    private void figures(Figures f) {
        json.open('{');
        json.key("startedAt").value(moment(f.startedAt()));
        json.key("onlineLast").value(f.onlineLast());
        json.key("onlinePeak").value(f.onlinePeak());
        json.key("entries").value(f.entries());
        json.key("exposures").value(f.exposures());
        json.key("entryRate").value(f.entryRate());
        json.key("uv").value(f.uv());
        json.key("stayMs").value(millis(f.stay()));
        json.key("stayEstimated").value(f.stayEstimated());
        json.key("comments").value(f.comments());
        json.key("commenters").value(f.commenters());
        json.key("interactionRate").value(f.interactionRate());
        json.key("likes").value(f.likes());
        json.key("likers").value(f.likers());
        json.key("likeRate").value(f.likeRate());
        json.key("follows").value(f.follows());
        json.key("followers").value(f.followers());
        json.key("followRate").value(f.followRate());
        json.key("shares").value(f.shares());
        json.key("sharers").value(f.sharers());
        json.key("shareRate").value(f.shareRate());
        json.key("gifts").value(f.gifts());
        json.key("giftCoins").value(f.giftCoins());
        json.key("clicks").value(f.clicks());
        json.key("clickers").value(f.clickers());
        json.key("clickRate").value(f.clickRate());
        json.key("orders").value(f.orders());
        json.key("dealRate").value(f.dealRate());
        json.key("buyers").value(f.buyers());
        json.key("conversionRate").value(f.conversionRate());
        json.key("unitsSold").value(f.unitsSold());
        json.key("sellThrough").value(f.sellThrough());
        json.key("paidFen").value(fen(f.paid()));
        json.key("refundedFen").value(fen(f.refunded()));
        json.key("gmvFen").value(fen(f.gmv()));
        json.key("averageOrderFen").value(fen(f.averageOrder()));
        json.key("uvValueFen").value(fen(f.uvValue()));
        json.key("gpmFen").value(fen(f.gpm()));
        json.close('}');
    }

    private void round(RoomFigures.RoundFigures r) {
        json.open('{');
        json.key("index").value(r.index());
        json.key("start").value(moment(r.start()));
        json.key("open").value(r.open());
        json.key("reopened").value(r.reopened());
        json.key("entrants").value(r.entrants());
        json.key("commented").value(r.commented());
        json.key("liked").value(r.liked());
        json.key("followed").value(r.followed());
        json.key("shared").value(r.shared());
        json.key("clicked").value(r.clicked());
        json.key("ordered").value(r.ordered());
        json.key("bought").value(r.bought());
        json.key("stayMs").value(millis(r.stay()));
        RoomFigures.RoundTotals totals = r.totals();
        json.key("totals").open('{');
        json.key("entries").value(totals.entries());
        json.key("comments").value(totals.comments());
        json.key("likes").value(totals.likes());
        json.key("follows").value(totals.follows());
        json.key("shares").value(totals.shares());
        json.key("gifts").value(totals.gifts());
        json.key("clicks").value(totals.clicks());
        json.key("orders").value(totals.orders());
        json.key("gmvFen").value(fen(totals.gmv()));
        json.close('}').close('}');
    }

    private void findings(List<Finding> findings) {
        json.key("findings").open('[');
        for (Finding finding : findings) {
            json.open('{').key("rule").value(finding.rule());
            json.key("severity").value(Words.of(finding.severity()));
            json.key("evidence").open('[');
            for (Finding.Evidence evidence : finding.evidence()) {
                json.open('{').key("name").value(evidence.name());
                json.key("value").value(evidence.value()).close('}');
            }
            json.close(']');
            json.key("whatToDo").value(FindingLines.whatToDo(RoomRule.of(finding)));
            json.close('}');
        }
        json.close(']');
    }

    private void quarantine(Replay replay) {
        json.key("quarantine").open('{');
        json.key("byReason").open('{');
        replay.rejected().forEach((reason, count) -> json.key(Words.of(reason)).value(count));
        json.close('}');
        json.key("first").open('[');
        for (Line.Rejected line : replay.firstRejected()) {
            json.open('{').key("line").value(line.line()).key("reason").value(Words.of(line.reason()));
            json.key("detail")
                    .value(line.detail())
                    .key("excerpt")
                    .value(line.excerpt())
                    .close('}');
        }
        json.close(']').close('}');
    }

    private static @Nullable String moment(@Nullable Moment moment) {
        return moment == null ? null : moment.toString();
    }

    private static @Nullable Long millis(@Nullable Duration length) {
        return length == null ? null : length.toMillis();
    }

    private static @Nullable Long fen(@Nullable Money money) {
        return money == null ? null : money.fen();
    }
}
