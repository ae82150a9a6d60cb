package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.TrafficSource;
import java.time.Duration;

/** Decides who comes when: the quiet flow with its waves, and the push of those who had reserved. */
final class Door {
    private static final long SECOND = 1_000;

    private final long seed;
    private final RoomModel model;
    private final long roundMillis;
    private final Dice dice;
    private final Dice shown;
    private final TrafficSource[] perMille = new TrafficSource[1_000];
    private long exposures;

    Door(long seed, RoomModel model, Duration round) {
        this.seed = seed;
        this.model = model;
        this.roundMillis = round.toMillis();
        this.dice = Dice.of(seed, Dice.Part.DOOR, 0);
        this.shown = Dice.of(seed, Dice.Part.EXPOSURE, 0);
        int place = 0;
        for (TrafficSource source : TrafficSource.values())
            for (int left = model.arrivals().perMille().getOrDefault(source, 0); left > 0; left--)
                perMille[place++] = source;
    }

    /** Those whom the reservation notice reminds (B11). */
    void push(long startMillis, Agenda agenda) {
        RoomModel.Arrivals arrivals = model.arrivals();
        long reserved = Math.min(Math.round(arrivals.reserved() * model.scale()), arrivals.mostViewers());
        for (long number = 0; number < reserved; number++)
            agenda.plan(startMillis + dice.waiting(arrivals.reservedAfter()), Agenda.Kind.RESERVED_ARRIVES, 0, 0);
    }

    /** One who came by the notice is worth about one more from the square (B8), somewhat later. */
    void earn(long now, Agenda agenda) {
        if (dice.chance(model.arrivals().publicPerPrivate()))
            agenda.plan(now + dice.waiting(model.arrivals().earnedAfter()), Agenda.Kind.EARNED_ARRIVES, 0, 0);
    }

    /**
     * The flow of one second, spread over it by chance.
     *
     * @param factor what the item on air, the length of its talk and a lucky bag make of it
     */
    void flow(long now, long startMillis, double factor, boolean paused, Agenda agenda) {
        RoomModel.Arrivals arrivals = model.arrivals();
        double perSecond = arrivals.perSecond()
                * model.scale()
                * factor
                * wave(now - startMillis)
                * (paused ? arrivals.whilePaused() : 1.0);
        if (perSecond <= 0) return;
        double meanGap = SECOND / perSecond;
        for (double at = dice.waiting(meanGap); at < SECOND; at += dice.waiting(meanGap))
            agenda.plan(now + (long) at, Agenda.Kind.FLOW_ARRIVES, 0, 0);
    }

    TrafficSource source() {
        return perMille[dice.below(perMille.length)];
    }

    /** Somebody came in, so the room was shown to him, and to others who passed on. */
    void entered() {
        exposures += 1 + (long) shown.waiting(1.0 / model.arrivals().entryRate() - 1.0);
    }

    /** How often the room was shown since its start. */
    long exposures() {
        return exposures;
    }

    /** 1 between the waves, more around a crest, half a round to either side. */
    private double wave(long sinceStart) {
        long apart = model.arrivals().roundsPerWave() * roundMillis;
        long number = (sinceStart + apart / 2) / apart;
        // No crest at the start itself: there the push is.
        if (number == 0) return 1.0;
        double fromCrest = (double) Math.abs(sinceStart - number * apart) / (roundMillis / 2.0);
        if (fromCrest >= 1) return 1.0;
        double varies = model.arrivals().waveVaries();
        double strength = 1.0
                - varies
                + 2.0 * varies * Dice.of(seed, Dice.Part.WAVE, number).share();
        return 1.0 + model.arrivals().waveLift() * strength * (1.0 - fromCrest);
    }
}
