package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.StandardCues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A show as it is typed in. */
record ShowForm(String title, Rundown rundown) {
    /** L3: the platform assesses in rounds of five minutes. */
    private static final Duration ROUND = Duration.ofMinutes(5);

    private static final int MOST_ITEMS = WishReader.MOST_ITEMS;
    private static final int MOST_POINTS = 20;
    private static final int LONGEST_ITEM_MINUTES = 600;
    /** Ten million yuan, more than anything sold in a show. */
    private static final long HIGHEST_PRICE_FEN = 1_000_000_000L;

    private record Typed(
            String name,
            @Nullable ProductRole role,
            @Nullable String code,
            @Nullable Long priceFen,
            long minutes,
            List<RundownItem.Point> points,
            @Nullable String line) {
        static Typed read(Fields fields) {
            return new Typed(
                    fields.text("name", 1, 80),
                    fields.optionalWord("role", Words.all(ProductRole.class), ProductRole.TOPIC),
                    fields.optionalText("code", 64),
                    fields.optionalWhole("priceFen", 0, HIGHEST_PRICE_FEN),
                    fields.whole("minutes", 1, LONGEST_ITEM_MINUTES),
                    fields.has("points")
                            ? fields.objects(
                                    "points",
                                    MOST_POINTS,
                                    it -> new RundownItem.Point(it.text("label", 1, 20), it.text("text", 1, 80)))
                            : List.of(),
                    fields.optionalText("line", 500));
        }

        RundownItem item(int number) {
            return new RundownItem(
                    new ItemId("item-" + number),
                    name,
                    code,
                    role,
                    priceFen == null ? null : new Money(priceFen),
                    Duration.ofMinutes(minutes),
                    null,
                    points,
                    line);
        }
    }

    /** @throws dev.kaibo.server.edge.ProblemFound naming every field that cannot be taken */
    static ShowForm read(JsonNode body) {
        Fields fields = Fields.of(body);
        String title = fields.text("title", 1, NewShow.MAX_TITLE);
        Moment plannedStart = Moment.of(fields.moment("plannedStart"));
        String zone = fields.zone("zone");
        List<Typed> typed = fields.objects("items", MOST_ITEMS, Typed::read);
        fields.orInvalid();
        List<RundownItem> items = new ArrayList<>();
        for (Typed one : typed) items.add(one.item(items.size() + 1));
        return new ShowForm(title, new Rundown(plannedStart, zone, ROUND, items, List.of(), StandardCues.KEYS));
    }
}
