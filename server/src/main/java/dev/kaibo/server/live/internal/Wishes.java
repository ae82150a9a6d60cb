package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Decision;
import dev.kaibo.engine.crew.Pace;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.internal.Letters.Errand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges wishes against a draft. A key that was answered before brings the same answer and no second effect. */
final class Wishes {
    private static final int ANSWERS_KEPT = 1_000;

    /** Granted keys of a show, some megabytes. Of a show with more than these the journal is asked for each key that was not answered lately. */
    static final int KEYS_KEPT = 20_000;

    private final ShowId show;
    private final Journal journal;
    /** What was answered lately, so that a repeated key needs no look into the database. */
    private final Map<UUID, Answer> answers = new LinkedHashMap<>();

    /** All that were ever granted, so that a new key is known to be new; null when they have not been read yet, or are too many. */
    private @Nullable Map<UUID, Long> granted;

    private boolean tooMany;

    Wishes(ShowId show, Journal journal) {
        this.show = show;
        this.journal = journal;
    }

    /** Which keys the journal has granted before, with their positions; those at hand among them. */
    record Known(Map<UUID, Long> granted) {}

    Known known(List<Errand> errands) {
        List<UUID> unknown = new ArrayList<>();
        for (Errand each : errands)
            if (each instanceof Errand.Wished wished && !answers.containsKey(wished.key())) unknown.add(wished.key());
        return new Known(unknown.isEmpty() ? Map.of() : granted(unknown));
    }

    private Map<UUID, Long> granted(List<UUID> unknown) {
        Map<UUID, Long> all = granted;
        if (all == null && !tooMany) {
            all = new HashMap<>(journal.granted(show, KEYS_KEPT + 1));
            keep(all);
        }
        return tooMany || all == null ? journal.granted(show, unknown) : all;
    }

    private void keep(Map<UUID, Long> all) {
        tooMany = all.size() > KEYS_KEPT;
        granted = tooMany ? null : all;
    }

    void judge(Errand.Wished wished, Known before, Pending pending, Pace pace) {
        Answer known = answers.containsKey(wished.key()) ? answers.get(wished.key()) : pending.answered(wished.key());
        Long position = before.granted().get(wished.key());
        if (known != null) pending.answer(wished, known);
        else if (position != null) pending.answer(wished, new Answer.Done(position));
        else decide(wished, pending, pace);
    }

    private static void decide(Errand.Wished wished, Pending pending, Pace pace) {
        Draft draft = pending.draft;
        // A wish on a played show stands where the feed has come to: what is still to be fed keeps its own times.
        switch (draft.crew().decide(wished.wish(), wished.by(), draft.at(), pace)) {
            case Decision.Accepted(var events) -> {
                events.forEach(draft::add);
                draft.granted(wished.key());
                pending.answer(wished, new Answer.Done(draft.position()));
            }
            case Decision.Refused(var why) -> pending.answer(wished, new Answer.Refused(why));
        }
    }

    /** What was told to somebody: the same key brings it again. */
    void remember(UUID wishKey, Answer answer) {
        answers.put(wishKey, answer);
        Map<UUID, Long> all = granted;
        if (all != null && answer instanceof Answer.Done(long position)) {
            all.put(wishKey, position);
            keep(all);
        }
        if (answers.size() > ANSWERS_KEPT)
            answers.remove(answers.keySet().iterator().next());
    }
}
