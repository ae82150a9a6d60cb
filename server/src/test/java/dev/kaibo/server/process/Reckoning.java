package dev.kaibo.server.process;

import dev.kaibo.engine.event.AudienceFact.Commented;
import dev.kaibo.engine.event.CrewEvent.CueSent;
import dev.kaibo.engine.event.CrewEvent.ItemExtended;
import dev.kaibo.server.Browser;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Holds what was acknowledged against what everybody sees (the view over HTTP) and against what lies on disk (the journal's blocks). */
final class Reckoning {
    private static final int MOST_LOOKS = 500;

    private Reckoning() {}

    /** What is wrong; nothing while nobody wishes and all is well. */
    static List<String> faults(KaiboServer server, String show, Ledger ledger) throws SQLException {
        StoredJournal journal;
        try (var database = server.connect()) {
            journal = StoredJournal.of(show, database);
        }
        var faults = new ArrayList<>(ledger.faults(journal));
        long comments = journal.events().stream()
                .filter(each -> each.event() instanceof Commented)
                .count();
        JsonNode view = view(server, show, comments);
        long shown = counted(view);
        if (shown != comments) faults.add("the view counts %d comments, the journal has %d".formatted(shown, comments));
        JsonNode crew = view.get("crew");
        long extended = crew.get("items").get(1).get("extendedMs").longValue();
        long stored = journal.events().stream()
                .filter(each -> each.event() instanceof ItemExtended)
                .count();
        if (extended != stored) faults.add("the view shows %d ms more, the journal has %d".formatted(extended, stored));
        var cues = new ArrayList<String>();
        crew.get("cues").forEach(cue -> cues.add(cue.get("id").asString()));
        List<String> last = journal.events().reversed().stream()
                .map(each -> each.event() instanceof CueSent sent ? sent.cue().toString() : "")
                .filter(each -> !each.isEmpty())
                .limit(cues.size())
                .toList();
        if (!cues.equals(last))
            faults.add("the view shows the cues %s, the journal ends with %s".formatted(cues, last));
        return faults;
    }

    /** Figures go out ten times a second, so they may be a moment behind. */
    private static JsonNode view(KaiboServer server, String show, long comments) {
        try (Browser floor = server.browser().signedInAs("floorController")) {
            JsonNode view = floor.get("/api/shows/" + show).json();
            for (int looks = 0; looks < MOST_LOOKS && counted(view) < comments; looks++)
                view = floor.get("/api/shows/" + show).json();
            return view;
        }
    }

    private static long counted(JsonNode view) {
        return view.get("room").get("figures").get("comments").asLong(0);
    }
}
