package dev.kaibo.bench;

import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/** What a source tells of an invented crowd, with its own ids and texts, each fact under a running number. The same seed tells the same. */
public final class Crowd {
    public static final StreamHeader STREAM = new StreamHeader(
            "bench",
            Origin.CAPTURED,
            EnumSet.complementOf(EnumSet.of(FactKind.UNRECOGNISED)),
            "Asia/Shanghai",
            Duration.ofSeconds(10));

    private static final String[] TALK = {"1", "多少钱", "有没有大码", "这个颜色好看", "拍了", "主播声音小一点点", "什么时候发货呀"};
    private static final TrafficSource[] SOURCES = TrafficSource.values();
    private static final int PRODUCTS = 40;
    private static final int PRICE_FEN = 9_900;
    /** One in so many facts is of somebody who was not seen before. */
    private static final int NEWCOMER = 10;

    private final SplittableRandom dice;
    private long told;
    private int newest;

    public Crowd(long seed) {
        dice = new SplittableRandom(seed);
    }

    public List<Sighting> next(int count, Moment happened) {
        List<Sighting> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) some.add(next(happened));
        return some;
    }

    public Sighting next(Moment happened) {
        long number = told++;
        boolean newcomer = number % NEWCOMER == 0;
        if (newcomer) newest++;
        // most of what is done is done by those who came lately
        int viewer = newcomer ? newest : Math.max(1, newest - dice.nextInt(dice.nextInt(10) == 0 ? newest : 5_000));
        int roll = newcomer ? 0 : dice.nextInt(1000);
        if (roll < 200)
            return by(viewer, FactKind.ENTERED, number, happened)
                    .withSource(SOURCES[1 + dice.nextInt(SOURCES.length - 1)]);
        if (roll < 350) return by(viewer, FactKind.LEFT, number, happened);
        if (roll < 550)
            return by(viewer, FactKind.COMMENTED, number, happened).withText(TALK[dice.nextInt(TALK.length)]);
        if (roll < 750) return by(viewer, FactKind.LIKED, number, happened).withAmounts(1 + dice.nextInt(9), 0);
        if (roll < 770) return by(viewer, FactKind.FOLLOWED, number, happened);
        if (roll < 790) return by(viewer, FactKind.SHARED, number, happened);
        String product = "SAMPLE-" + dice.nextInt(PRODUCTS);
        if (roll < 960) return by(viewer, FactKind.CLICKED, number, happened).withProduct(product);
        if (roll < 975)
            return by(viewer, FactKind.ORDERED, number, happened)
                    .withProduct(product)
                    .withSale("order-" + number, 1, PRICE_FEN);
        if (roll < 988)
            return by(viewer, FactKind.PAID, number, happened)
                    .withProduct(product)
                    .withSale("order-" + Math.max(0, number - dice.nextInt(60)), 1, PRICE_FEN);
        return Sighting.of(FactKind.ONLINE, happened).withSequence(number).withAmounts(1, dice.nextInt(5_000));
    }

    private static Sighting by(int viewer, FactKind kind, long number, Moment happened) {
        return Sighting.of(kind, happened)
                .withSequence(number)
                .withViewer("v_%08x".formatted(viewer * 0x9E3779B1), "示例" + viewer);
    }
}
