package dev.kaibo.simulator.room;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.event.FactKind;
import java.util.ArrayList;
import java.util.List;

/** Tells what happened in the room as a source would: with its own ids, numbered from 1, in order of time. */
final class Voice {
    private List<Sighting> told = new ArrayList<>();
    private long sequence;

    /** What was told since the last time. */
    List<Sighting> take() {
        List<Sighting> taken = List.copyOf(told);
        told = new ArrayList<>();
        return taken;
    }

    /** Forgets what was told since the last time; the numbers go on. */
    void forget() {
        told = new ArrayList<>();
    }

    long lastSequence() {
        return sequence;
    }

    void entered(Viewer viewer, long at) {
        tell(by(FactKind.ENTERED, viewer, at).withSource(viewer.source));
    }

    void did(FactKind kind, Viewer viewer, long at) {
        tell(by(kind, viewer, at));
    }

    void commented(Viewer viewer, String text, long at) {
        tell(by(FactKind.COMMENTED, viewer, at).withText(text));
    }

    void liked(Viewer viewer, int times, long at) {
        tell(by(FactKind.LIKED, viewer, at).withAmounts(times, 0));
    }

    void gave(Viewer viewer, long coins, long at) {
        tell(by(FactKind.GIFTED, viewer, at).withAmounts(1, coins));
    }

    void clicked(Viewer viewer, String product, long at) {
        tell(by(FactKind.CLICKED, viewer, at).withProduct(product));
    }

    /** An order, its payment or its refund. */
    void traded(FactKind kind, Till.Order order, long at) {
        tell(by(kind, order.viewer, at)
                .withProduct(order.product)
                .withSale(order.id(), order.units, order.amount.fen()));
    }

    /** The viewers online, or the exposures so far. */
    void measured(FactKind kind, long value, long at) {
        tell(Sighting.of(kind, new Moment(at)).withAmounts(1, value));
    }

    private static Sighting by(FactKind kind, Viewer viewer, long at) {
        return Sighting.of(kind, new Moment(at)).withViewer(Nicknames.idOf(viewer.number), Nicknames.of(viewer.number));
    }

    private void tell(Sighting sighting) {
        told.add(sighting.withSequence(++sequence));
    }
}
