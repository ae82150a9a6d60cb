package dev.kaibo.engine.event;

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
    UNRECOGNISED
}
