package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random facts of all kinds, with texts that are hard to write down. */
final class Sightings {
    static final long EVENING = 1_769_860_800_000L; // 2026-01-31 20:00 in Shanghai
    private static final String[] HARD = {
        "多少钱",
        "a,b",
        "say \"hi\"",
        "two\nlines",
        "tab\there",
        "😀 emoji",
        "\\ back",
        "{\"type\":1}",
        "'",
        "\"",
        ",",
        "龘𠮷",
        "CR\r\nLF"
    };

    private Sightings() {}

    static List<Sighting> random(long seed, int count) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < count; i++) sightings.add(one(dice, i));
        return sightings;
    }

    private static Sighting one(SplittableRandom dice, int number) {
        FactKind kind = FactKind.values()[dice.nextInt(FactKind.values().length)];
        Sighting s = Sighting.of(kind, new Moment(EVENING + dice.nextInt(3 * 3_600_000)));
        if (dice.nextInt(4) > 0) s = s.withViewer("v" + dice.nextInt(20), dice.nextBoolean() ? hard(dice) : null);
        if (dice.nextInt(3) == 0) s = s.withSequence((long) number);
        else if (dice.nextBoolean()) s = s.withMessageId("m-" + number);
        return switch (kind) {
            case ENTERED ->
                dice.nextBoolean()
                        ? s
                        : s.withSource(TrafficSource.values()[dice.nextInt(TrafficSource.values().length)]);
            case COMMENTED -> s.withText(hard(dice));
            case CLICKED -> s.withProduct("SP" + dice.nextInt(5));
            case LIKED -> s.withAmounts(1 + dice.nextInt(100), 0);
            case ORDERED, PAID ->
                s.withProduct("SP" + dice.nextInt(5))
                        .withSale("o" + dice.nextInt(50), 1 + dice.nextInt(4), dice.nextInt(100_000));
            case REFUNDED ->
                s.withProduct("SP" + dice.nextInt(5))
                        .withSale("o" + dice.nextInt(50), dice.nextInt(3), dice.nextInt(100_000));
            case GIFTED -> s.withAmounts(1 + dice.nextInt(9), dice.nextInt(1_000));
            case ONLINE -> s.withAmounts(1, dice.nextInt(9_999));
            case EXPOSURE -> s.withAmounts(1, dice.nextInt(99_999));
            case UNRECOGNISED -> s.withRawType("strange" + dice.nextInt(3));
            case LEFT, FOLLOWED, SHARED -> s;
        };
    }

    private static String hard(SplittableRandom dice) {
        return HARD[dice.nextInt(HARD.length)] + HARD[dice.nextInt(HARD.length)];
    }
}
