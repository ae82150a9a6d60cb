package dev.kaibo.engine.event;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of fact that a stream may declare to give (DESIGN §5, null or 0). Part of the stored format: add at the end only. */
public enum FactKind {
    ENTERED,
    LEFT,
    COMMENTED,
    LIKED,
    FOLLOWED,
    SHARED,
    CLICKED,
    ORDERED,
    PAID,
    REFUNDED,
    GIFTED,
    ONLINE,
    EXPOSURE,
    /** A type that this version does not know: kept and counted, in no figure. */
    UNRECOGNISED;

    /** An unchangeable copy in the order of the kinds, so that it reads and is stored the same on any machine. */
    public static Set<FactKind> ordered(Set<FactKind> kinds) {
        EnumSet<FactKind> copy = EnumSet.noneOf(FactKind.class);
        copy.addAll(kinds);
        return Collections.unmodifiableSet(copy);
    }
}
