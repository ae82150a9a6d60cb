package dev.kaibo.engine.rundown;

/** Where a show stands. Part of the stored format: add at the end only. */
public enum Phase {
    /** Opened with a plan, not on air yet. */
    PLANNED,
    /** 直播中 */
    ON_AIR,
    /** On air, but the rundown stands still: nobody talks about an item. */
    PAUSED,
    /** Over. The crew can wish nothing more of it. */
    ENDED
}
