package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The assessment rounds (L3). Each tally holds two things: distinct counters and visits of those who arrived in the round, totals of what happened in it. */
final class Rounds {
    static final long NOT_STARTED = Long.MIN_VALUE;

    private static final Duration LONGEST_SHOW = Duration.ofHours(48);
    /** No show has more rounds than 48 hours have minutes, however short a round is made. */
    private static final long MOST = 2_880;

    private long length = Duration.ofMinutes(5).toMillis();
    private long start = NOT_STARTED;
    private final List<long[]> tallies = new ArrayList<>();
    /** Beside each tally: how many of its arrivals are there at each age of {@link Survival}, and behind these how many came by entering. */
    private final List<int[]> survivals = new ArrayList<>();

    private final BitSet reopened = new BitSet();
    /** Facts that happened after the last possible round and count in it. */
    private long beyond;

    void lasting(long millis) {
        length = Math.max(1, millis);
    }

    void startAt(long moment) {
        if (start == NOT_STARTED) start = moment;
    }

    long start() {
        return start;
    }

    long length() {
        return length;
    }

    long beyond() {
        return beyond;
    }

    int most() {
        return (int) Math.clamp((LONGEST_SHOW.toMillis() + length - 1) / length, 1, MOST);
    }

    /** The round in which a moment lies. What happened before t0 lies in round 0, what happened too late in the last possible round. */
    int indexAt(long moment) {
        if (start == NOT_STARTED || moment < start) return 0;
        return (int) Math.min(most() - 1, (moment - start) / length);
    }

    /** The tally of the round, with all rounds up to it. */
    long[] tally(int index) {
        while (tallies.size() <= index) {
            tallies.add(Tally.fresh());
            survivals.add(new int[Survival.AGES + 1]);
        }
        return tallies.get(index);
    }

    /** Of the arrivals of a round: there at each age, and behind the ages how many came by entering. */
    int[] survival(int index) {
        tally(index);
        return survivals.get(index);
    }

    void countBeyond(long moment) {
        if (start != NOT_STARTED && (moment - start) / length >= most()) beyond++;
    }

    void reopen(int index) {
        reopened.set(index);
    }

    boolean reopened(int index) {
        return reopened.get(index);
    }

    /** Rounds that something happened in, and those before them. */
    int size() {
        return tallies.size();
    }

    long[] at(int index) {
        return index < tallies.size() ? tallies.get(index) : Tally.fresh();
    }

    /** What is known of the cohort until a moment. */
    Survival survivalAt(int index, long until) {
        int[] counted = index < survivals.size() ? survivals.get(index) : new int[Survival.AGES + 1];
        // before t0 a round has no end, and the last possible one takes in all that comes later
        boolean ends = start != NOT_STARTED && index < most() - 1;
        int reached = ends ? Survival.reached(until - (start + (index + 1) * length)) : 0;
        return new Survival(
                counted[Survival.AGES],
                Arrays.stream(counted, 0, reached).mapToObj(Long::valueOf).toList());
    }

    void writeTo(ByteWriter out) {
        out.unsigned(length).signed(start).unsigned(beyond).unsigned(tallies.size());
        for (int i = 0; i < tallies.size(); i++) {
            out.flag(reopened.get(i));
            Tally.write(out, tallies.get(i));
            for (int each : survivals.get(i)) out.signed(each);
        }
    }

    static Rounds readFrom(ByteReader in) {
        Rounds rounds = new Rounds();
        rounds.length = in.unsigned();
        rounds.start = in.signed();
        rounds.beyond = in.unsigned();
        int size = in.count();
        if (rounds.length < 1 || size > MOST)
            throw new DamagedBytes("%d rounds of %d ms".formatted(size, rounds.length));
        for (int i = 0; i < size; i++) {
            if (in.flag()) rounds.reopened.set(i);
            rounds.tallies.add(Tally.read(in));
            int[] survival = new int[Survival.AGES + 1];
            for (int age = 0; age < survival.length; age++) survival[age] = (int) in.signed();
            rounds.survivals.add(survival);
        }
        return rounds;
    }
}
