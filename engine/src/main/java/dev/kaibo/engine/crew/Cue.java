package dev.kaibo.engine.crew;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.event.CrewEvent.CueSent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cue that went out (提示): one line for each role, each acknowledges for itself.
 *
 * @param acknowledged in the order in which they came, at most one for each addressed role
 */
public record Cue(
        CueId id,
        String name,
        Map<CrewRole, String> lines,
        Moment sentAt,
        PersonId sentBy,
        @Nullable Moment takenBackAt,
        List<Acknowledgement> acknowledged) {
    public Cue {
        acknowledged = List.copyOf(acknowledged);
    }

    public record Acknowledgement(CrewRole role, Moment at, PersonId by) {}

    static Cue of(CueSent sent, Moment at) {
        return new Cue(sent.cue(), sent.name(), sent.lines(), at, sent.by(), null, List.of());
    }

    public @Nullable Acknowledgement acknowledgementOf(CrewRole role) {
        for (Acknowledgement it : acknowledged) if (it.role() == role) return it;
        return null;
    }

    Cue with(Acknowledgement acknowledgement) {
        List<Acknowledgement> more = new ArrayList<>(acknowledged);
        more.add(acknowledgement);
        return new Cue(id, name, lines, sentAt, sentBy, takenBackAt, more);
    }

    Cue takenBack(Moment at) {
        return new Cue(id, name, lines, sentAt, sentBy, at, acknowledged);
    }
}
