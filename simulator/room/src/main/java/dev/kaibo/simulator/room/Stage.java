package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.rundown.RundownItem;
import org.jspecify.annotations.Nullable;

/** What the audience sees: is there a show, and what is being talked about. */
final class Stage {
    boolean started;
    long startMillis;
    boolean paused;
    boolean ended;

    @Nullable
    RundownItem item;
    /** How many items were taken so far: a plan made for an earlier one is void. */
    int taken;

    void take(RundownItem next) {
        item = next;
        taken++;
    }

    @Nullable
    ProductRole role() {
        return item == null ? null : item.role();
    }

    /** Only where units are held back or the crowd is to be warmed does the host call for a 1 (L4). */
    boolean callsForOnes() {
        ProductRole role = role();
        return role == ProductRole.FLASH || role == ProductRole.TRAFFIC;
    }

    /** How people in the room speak of the item. */
    String itemWord() {
        return item == null ? "这款" : item.name();
    }
}
