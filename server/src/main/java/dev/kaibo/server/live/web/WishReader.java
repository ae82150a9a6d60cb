package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Words;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads a wish and names every field that cannot be one. What the show thinks of it is the engine's business. */
final class WishReader {
    /** An id of an item, and as many of them as a rundown may hold. */
    private static final int ID = 64;

    static final int MOST_ITEMS = 500;

    /** Longer than the engine takes, so that the engine can say by how much. */
    private static final int TEXT = 2_000;

    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final Map<String, Function<Fields, Wish>> WISHES = wishes();

    private static final Map<String, CrewRole> ROLES = Words.all(CrewRole.class);

    private WishReader() {}

    /** @throws dev.kaibo.server.edge.ProblemFound naming the fields that cannot be taken */
    static Wish read(JsonNode body) {
        Fields fields = Fields.of(body);
        Function<Fields, Wish> reader = fields.word("wish", WISHES, _ -> new Wish.StartShow());
        fields.orInvalid();
        Wish wish = reader.apply(fields);
        fields.orInvalid();
        return wish;
    }

    static List<String> names() {
        return List.copyOf(WISHES.keySet());
    }

    private static Map<String, Function<Fields, Wish>> wishes() {
        Map<String, Function<Fields, Wish>> wishes = new LinkedHashMap<>();
        wishes.put("startShow", _ -> new Wish.StartShow());
        wishes.put("pauseShow", _ -> new Wish.PauseShow());
        wishes.put("resumeShow", _ -> new Wish.ResumeShow());
        wishes.put("endShow", _ -> new Wish.EndShow());
        wishes.put("takeItem", it -> new Wish.TakeItem(item(it)));
        wishes.put("extendItem", it -> new Wish.ExtendItem(item(it), Duration.ofMillis(it.whole("ms", -DAY, DAY))));
        wishes.put("skipItem", it -> new Wish.SkipItem(item(it)));
        wishes.put(
                "reorderItems",
                it -> new Wish.ReorderItems(it.texts("waiting", MOST_ITEMS, ID).stream()
                        .map(WishReader::itemId)
                        .toList()));
        wishes.put("sendCue", it -> new Wish.SendCue(cue(it), it.text("name", 0, TEXT), lines(it)));
        wishes.put("acknowledgeCue", it -> new Wish.AcknowledgeCue(cue(it), it.word("role", ROLES, CrewRole.OPERATOR)));
        wishes.put("takeBackCue", it -> new Wish.TakeBackCue(cue(it)));
        wishes.put("changeHostShift", it -> new Wish.ChangeHostShift(new PersonId(it.uuid("host"))));
        wishes.put(
                "recordStep",
                it -> new Wish.RecordStep(
                        step(it),
                        it.text("name", 0, TEXT),
                        it.word("role", ROLES, CrewRole.OPERATOR),
                        it.has("item") ? item(it) : null));
        wishes.put("takeBackStep", it -> new Wish.TakeBackStep(step(it)));
        return wishes;
    }

    private static StepId step(Fields fields) {
        return new StepId(fields.uuid("step"));
    }

    private static ItemId item(Fields fields) {
        return itemId(fields.text("item", 1, ID));
    }

    /** A fault has been noted for an empty one, and nobody sees what stands in for it. */
    private static ItemId itemId(String text) {
        return new ItemId(text.isBlank() ? "-" : text);
    }

    private static CueId cue(Fields fields) {
        return new CueId(fields.uuid("cue"));
    }

    private static Map<CrewRole, String> lines(Fields fields) {
        Map<CrewRole, String> lines = new EnumMap<>(CrewRole.class);
        fields.entries("lines", 0, TEXT, (word, line) -> {
            CrewRole role = ROLES.get(word);
            if (role == null) fields.refuse("lines." + word, "must be one of " + String.join(", ", ROLES.keySet()));
            else lines.put(role, line);
        });
        return lines;
    }
}
