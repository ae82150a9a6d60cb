package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.crew.Wish.AcknowledgeCue;
import dev.kaibo.engine.crew.Wish.ChangeHostShift;
import dev.kaibo.engine.crew.Wish.EndShow;
import dev.kaibo.engine.crew.Wish.ExtendItem;
import dev.kaibo.engine.crew.Wish.PauseShow;
import dev.kaibo.engine.crew.Wish.RecordStep;
import dev.kaibo.engine.crew.Wish.ReorderItems;
import dev.kaibo.engine.crew.Wish.ResumeShow;
import dev.kaibo.engine.crew.Wish.SendCue;
import dev.kaibo.engine.crew.Wish.SkipItem;
import dev.kaibo.engine.crew.Wish.StartShow;
import dev.kaibo.engine.crew.Wish.TakeBackCue;
import dev.kaibo.engine.crew.Wish.TakeBackStep;
import dev.kaibo.engine.crew.Wish.TakeItem;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The one table wish → roles that may (R1–R7). Being an administrator gives no right in a show. */
final class Rights {
    /** R3 keeps the rhythm, R1 changes the strategy; they stand in for each other (R7). */
    static final Set<CrewRole> RUN_THE_SHOW = roles(CrewRole.OPERATOR, CrewRole.FLOOR_CONTROLLER);

    /** R4 works the close with the host: countdown, price, more stock. The co-host and the others act on cues and send none. */
    static final Set<CrewRole> SEND_CUES =
            roles(CrewRole.OPERATOR, CrewRole.FLOOR_CONTROLLER, CrewRole.CONSOLE_OPERATOR);

    /** R6: the brand reads figures, not lines with people's words in them (C5). */
    static final Set<CrewRole> CREW =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CrewRole.BRAND_VIEWER)));

    private Rights() {}

    static Set<CrewRole> may(Wish wish) {
        return switch (wish) {
            case StartShow _, PauseShow _, ResumeShow _, EndShow _ -> RUN_THE_SHOW;
            case TakeItem _, ExtendItem _, SkipItem _, ReorderItems _ -> RUN_THE_SHOW;
            case ChangeHostShift _ -> RUN_THE_SHOW;
            case SendCue _, TakeBackCue _ -> SEND_CUES;
            // each role for itself: an acknowledgement says that the one who must act has seen it
            case AcknowledgeCue(var _, var role) -> role == CrewRole.BRAND_VIEWER ? Set.of() : Set.of(role);
            // who did it says so; those who run the show say it for somebody whose hands are full (R7)
            case RecordStep step -> step.role() == CrewRole.BRAND_VIEWER ? Set.of() : and(RUN_THE_SHOW, step.role());
            case TakeBackStep _ -> CREW;
        };
    }

    private static Set<CrewRole> and(Set<CrewRole> some, CrewRole one) {
        EnumSet<CrewRole> all = EnumSet.copyOf(some);
        all.add(one);
        return Collections.unmodifiableSet(all);
    }

    private static Set<CrewRole> roles(CrewRole first, CrewRole... more) {
        return Collections.unmodifiableSet(EnumSet.of(first, more));
    }
}
