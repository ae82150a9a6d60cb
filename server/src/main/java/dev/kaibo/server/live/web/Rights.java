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
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Field;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Wish → roles that may, by the field that the wish changes ({@link Field} is the one table). Being an administrator gives no right in a show. */
final class Rights {
    static final Set<CrewRole> RUN_THE_SHOW = Field.RUNNING_ORDER.may(Access.CHANGE);
    static final Set<CrewRole> SEND_CUES = Field.CUES.may(Access.CHANGE);
    private static final Set<CrewRole> HAND_STEPS = Field.HAND_STEPS.may(Access.CHANGE);

    private Rights() {}

    static Set<CrewRole> may(Wish wish) {
        return switch (wish) {
            case StartShow _, PauseShow _, ResumeShow _, EndShow _ -> RUN_THE_SHOW;
            case TakeItem _, ExtendItem _, SkipItem _, ReorderItems _ -> RUN_THE_SHOW;
            case ChangeHostShift _ -> RUN_THE_SHOW;
            case SendCue _, TakeBackCue _ -> SEND_CUES;
            // each role for itself: an acknowledgement says that the one who must act has seen it
            case AcknowledgeCue(var _, var role) ->
                Field.ACKNOWLEDGEMENTS.may(Access.CHANGE).contains(role) ? Set.of(role) : Set.of();
            // who did it says so; those who run the show say it for somebody whose hands are full (R7)
            case RecordStep step -> recording(step.role());
            case TakeBackStep _ -> HAND_STEPS;
        };
    }

    private static Set<CrewRole> recording(CrewRole role) {
        if (!HAND_STEPS.contains(role)) return Set.of();
        EnumSet<CrewRole> may = EnumSet.copyOf(RUN_THE_SHOW);
        may.add(role);
        return Collections.unmodifiableSet(may);
    }
}
