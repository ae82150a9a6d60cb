package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Decision;
import dev.kaibo.engine.crew.Pace;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.internal.Letters.Errand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Judges wishes against a draft. A key that was answered before brings the same answer and no second effect. */
final class Wishes {
    private static final int ANSWERS_KEPT = 1_000;

    private final ShowId show;
    private final Journal journal;
    /** What was answered lately, so that a repeated key needs no look into the database. */
    private final Map<UUID, Answer> answers = new LinkedHashMap<>();

    Wishes(ShowId show, Journal journal) {
        this.show = show;
        this.journal = journal;
    }

    /** Those of the keys at hand that the journal has granted before, with their positions. */
    record Known(Map<UUID, Long> granted) {}

    Known known(List<Errand> errands) {
        List<UUID> unknown = new ArrayList<>();
        for (Errand each : errands)
            if (each instanceof Errand.Wished wished && !answers.containsKey(wished.key())) unknown.add(wished.key());
        return new Known(journal.granted(show, unknown));
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
        if (answers.size() > ANSWERS_KEPT)
            answers.remove(answers.keySet().iterator().next());
    }
}
