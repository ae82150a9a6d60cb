package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.TrafficSource;
import java.util.ArrayList;
import java.util.List;

/** Everybody who ever came, by number, and those who are in the room now. */
final class Crowd {
    private final long seed;
    private final RoomModel model;
    private final List<Viewer> all = new ArrayList<>();
    private final List<Viewer> inside = new ArrayList<>();

    Crowd(long seed, RoomModel model) {
        this.seed = seed;
        this.model = model;
    }

    Viewer newcomer(TrafficSource source) {
        int number = all.size();
        Viewer viewer = new Viewer(number, source, Dice.of(seed, Dice.Part.VIEWER, number), model);
        all.add(viewer);
        return viewer;
    }

    void enter(Viewer viewer) {
        viewer.visit++;
        viewer.place = inside.size();
        inside.add(viewer);
    }

    void leave(Viewer viewer) {
        // The last one takes the free place: leaving costs the same however full the room is.
        Viewer last = inside.removeLast();
        if (last != viewer) {
            inside.set(viewer.place, last);
            last.place = viewer.place;
        }
        viewer.place = Viewer.OUTSIDE;
    }

    Viewer viewer(int number) {
        return all.get(number);
    }

    List<Viewer> inside() {
        return inside;
    }

    int online() {
        return inside.size();
    }

    int met() {
        return all.size();
    }

    boolean full() {
        return all.size() >= model.arrivals().mostViewers();
    }
}
