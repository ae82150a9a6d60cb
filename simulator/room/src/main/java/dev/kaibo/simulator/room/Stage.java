package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.rundown.RundownItem;
import org.jspecify.annotations.Nullable;

/** What the audience sees: is there a show, what is being talked about and for how long, and what the host has just urged. */
final class Stage {
    private final RoomModel model;
    final Bag bag;

    boolean started;
    long startMillis;
    boolean ended;

    @Nullable
    RundownItem item;
    /** How many items were taken so far: a plan made for an earlier one is void. */
    int taken;

    private boolean paused;
    private long pausedAt;
    /** When the talk about the item began, moved on by the pauses since. */
    private long talkedSince;

    private double urge = 1.0;
    private long urgedUntil = Long.MIN_VALUE;

    Stage(RoomModel model, Bag bag) {
        this.model = model;
        this.bag = bag;
    }

    void take(RundownItem next, long now) {
        item = next;
        talkedSince = now;
        if (paused) pausedAt = now;
        urgedUntil = Long.MIN_VALUE;
        taken++;
    }

    void pause(long now) {
        if (paused) return;
        paused = true;
        pausedAt = now;
    }

    void resume(long now) {
        if (!paused) return;
        paused = false;
        talkedSince += now - pausedAt;
    }

    boolean paused() {
        return paused;
    }

    @Nullable
    ProductRole role() {
        return item == null ? null : item.role();
    }

    RoomModel.RoleEffect effect() {
        return model.effectOf(role());
    }

    /** From 0 to 1: how much the talk about this product still interests (L3); 1 where no product is talked about. */
    double interest(long now) {
        return role() == null ? 1.0 : model.talk().interest(talked(now));
    }

    /** What of it is gone because the talk has lasted too long. */
    double fatigue(long now) {
        return role() == null ? 0.0 : model.talk().fatigue(talked(now));
    }

    private long talked(long now) {
        return (paused ? pausedAt : now) - talkedSince;
    }

    /** The host makes people want it now; of two urges the stronger counts. */
    void urge(double factor, long now) {
        urge = now < urgedUntil ? Math.max(urge, factor) : factor;
        urgedUntil = now + model.cues().lasts().toMillis();
    }

    /** Factor on orders per click of what is on air: its role, its price (B4), and what the host has just said (L4). */
    double orders(RundownItem sold, long now) {
        double price = sold.price() == null ? 1.0 : model.price().factor(sold.price());
        return effect().orders() * price * (now < urgedUntil ? urge : 1.0);
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
