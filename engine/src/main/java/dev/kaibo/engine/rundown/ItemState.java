package dev.kaibo.engine.rundown;

/** Where an item of the rundown stands. Part of the stored format: add at the end only. */
public enum ItemState {
    /** To be talked about, in list order. */
    WAITING,
    /** On air now; at most one. */
    NOW,
    /** Was talked about. It may be taken again (返場). */
    DONE,
    /** Left out. It may still be taken. */
    SKIPPED
}
