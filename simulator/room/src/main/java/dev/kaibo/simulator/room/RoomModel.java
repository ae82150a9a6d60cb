package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.basics.TrafficSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated audience behaves: every assumption in one place, to be read and changed. Where the domain texts give a number it is
 * cited; the others are set so that a standard night has about 1,300 online at its peak, about 15,000 distinct viewers in three hours, and
 * 10 to 20 facts a second. None of it is measured from a real room, and nothing may be concluded from it about one.
 *
 * @param scale 1 is the standard room; arrivals are multiplied by it, from 0.01 to 100
 */
public record RoomModel(
        double scale, Arrivals arrivals, Stay stay, Habits habits, Trade trade, Map<ProductRole, RoleEffect> roles) {
    /** What an item without a role (an opening, a break) does to the room. */
    static final RoleEffect NO_ITEM = new RoleEffect(1.0, 1.0, 0.0, 0.0, 0.0);

    public RoomModel {
        if (!(scale >= 0.01 && scale <= 100))
            throw new IllegalArgumentException("The scale (%s) lies from 0.01 to 100.".formatted(scale));
        roles = Map.copyOf(roles);
        for (ProductRole role : ProductRole.values())
            if (!roles.containsKey(role))
                throw new IllegalArgumentException("Role %s has no effect stated.".formatted(role));
    }

    /** The room of the sample show. */
    public static RoomModel standard() {
        return new RoomModel(
                1.0, Arrivals.standard(), Stay.standard(), Habits.standard(), Trade.standard(), RoleEffect.standard());
    }

    public RoomModel withScale(double changed) {
        return new RoomModel(changed, arrivals, stay, habits, trade, roles);
    }

    RoleEffect effectOf(@Nullable ProductRole role) {
        if (role == null) return NO_ITEM;
        RoleEffect effect = roles.get(role);
        return effect == null ? NO_ITEM : effect;
    }

    /**
     * Who comes, when and by which entry.
     *
     * @param perSecond distinct viewers a second in a quiet minute
     * @param perMille share of each of the nine entries in that flow, in thousandths, sum 1,000 (D2: square about 60 %, the social ones
     *     follow, share and Moments together about 30 %)
     * @param reserved viewers who come because the reservation notice reminded them (B11), on top of the flow
     * @param reservedAfter mean delay of these after the start
     * @param publicPerPrivate public viewers that one private viewer earns (B8: about 1 to 1), by way of the square
     * @param earnedAfter mean further delay of these
     * @param roundsPerWave every how many rounds the platform sends a wave (L3: a good round brings traffic to the next)
     * @param waveLift how much a wave adds at its crest, in parts of the quiet flow; each wave draws 0.6 to 1.4 of it
     * @param whilePaused part of the flow that still comes while the show pauses
     * @param entryRate entries per exposure (D4); the rest saw the picture and passed on
     * @param mostViewers distinct viewers at which the door closes, so that no parameter can fill the memory
     */
    public record Arrivals(
            double perSecond,
            Map<TrafficSource, Integer> perMille,
            int reserved,
            Duration reservedAfter,
            double publicPerPrivate,
            Duration earnedAfter,
            int roundsPerWave,
            double waveLift,
            double whilePaused,
            double entryRate,
            int mostViewers) {
        public Arrivals {
            perMille = Map.copyOf(perMille);
            int sum = perMille.values().stream().mapToInt(Integer::intValue).sum();
            if (sum != 1000)
                throw new IllegalArgumentException(
                        "The shares of the entries sum to 1000 thousandths (was %d).".formatted(sum));
            if (!(perSecond >= 0 && perSecond <= 1000))
                throw new IllegalArgumentException("Arrivals (%s a second) lie from 0 to 1000.".formatted(perSecond));
            if (reserved < 0)
                throw new IllegalArgumentException("Reservations (%d) cannot be negative.".formatted(reserved));
            if (roundsPerWave < 1)
                throw new IllegalArgumentException(
                        "A wave comes every %d rounds, at least 1.".formatted(roundsPerWave));
            if (!(entryRate > 0 && entryRate <= 1))
                throw new IllegalArgumentException("The entry rate (%s) lies above 0 up to 1.".formatted(entryRate));
        }

        static Arrivals standard() {
            Map<TrafficSource, Integer> shares = new EnumMap<>(TrafficSource.class);
            shares.put(TrafficSource.SQUARE, 600);
            shares.put(TrafficSource.FOLLOW, 120);
            shares.put(TrafficSource.SHARE, 120);
            shares.put(TrafficSource.MOMENTS, 60);
            shares.put(TrafficSource.RECOMMEND, 30);
            shares.put(TrafficSource.SEARCH, 20);
            shares.put(TrafficSource.OFFICIAL_ACCOUNT, 20);
            shares.put(TrafficSource.SHORT_VIDEO, 20);
            shares.put(TrafficSource.RESERVATION, 10);
            return new Arrivals(
                    0.79,
                    shares,
                    1_350,
                    Duration.ofSeconds(70),
                    1.0,
                    Duration.ofMinutes(4),
                    3,
                    2.2,
                    0.3,
                    0.14,
                    500_000);
        }
    }

    /**
     * How long they stay. Half are gone after the median; the tail is heavy, as in every room.
     *
     * @param spread width of the logarithm of the stay; 1.6 makes the mean 3.6 times the median
     * @param longest nobody stays longer in one visit
     * @param knownLonger how many times longer those stay who know the shop (follow, share, reservation notice)
     * @param comesBack probability that one who left comes again
     * @param awayFor mean length of being away
     * @param leavesAfterEnd mean delay of leaving once the show has ended
     */
    public record Stay(
            Duration median,
            double spread,
            Duration longest,
            double knownLonger,
            double comesBack,
            Duration awayFor,
            Duration leavesAfterEnd) {
        static Stay standard() {
            return new Stay(
                    Duration.ofSeconds(115),
                    1.6,
                    Duration.ofHours(2),
                    1.6,
                    0.10,
                    Duration.ofMinutes(8),
                    Duration.ofSeconds(25));
        }
    }

    /**
     * What they do beside buying. Each viewer is born with habits; most never write, as in every room.
     *
     * @param talkers probability of being one who writes; they write every {@code talkEvery} on average
     * @param likers the same for likes; one fact stands for 1 to {@code mostLikes} likes
     * @param followers probability of a wish to follow, which comes up {@code followAfter} into the visit on average (D6)
     * @param sharers the same for sharing the room
     * @param givers the same for a gift, worth 1 to {@code mostCoins} of the platform's coins
     * @param callEvery how often the host calls for a 1 during a flash or traffic item (L4 step 3)
     * @param answersCall probability that a talker in the room answers a call
     * @param answersWithin longest delay of that answer
     */
    public record Habits(
            double talkers,
            Duration talkEvery,
            double likers,
            Duration likeEvery,
            int mostLikes,
            double followers,
            Duration followAfter,
            double sharers,
            double givers,
            int mostCoins,
            Duration callEvery,
            double answersCall,
            Duration answersWithin) {
        static Habits standard() {
            return new Habits(
                    0.11,
                    Duration.ofSeconds(32),
                    0.26,
                    Duration.ofSeconds(40),
                    12,
                    0.055,
                    Duration.ofSeconds(90),
                    0.020,
                    0.004,
                    99,
                    Duration.ofSeconds(150),
                    0.55,
                    Duration.ofSeconds(14));
        }
    }

    /**
     * How they buy.
     *
     * @param shoppers probability of being one who opens products; they do so every {@code clickEvery} on average
     * @param ordersPerClick probability that a click becomes an order, before the role's effect
     * @param orderAfter mean delay from click to order
     * @param pays probability that an order is paid, {@code payAfter} later on average; what is not paid goes back to stock after
     *     {@code unpaidFor}
     * @param refunds probability that a paid order is refunded whole, {@code refundAfter} later on average
     * @param tellsBought probability that a buyer writes 已拍
     * @param tellsMissed probability that one who found it sold out says so
     * @param twoUnits probability that an order has two units instead of one
     */
    public record Trade(
            double shoppers,
            Duration clickEvery,
            double ordersPerClick,
            Duration orderAfter,
            double pays,
            Duration payAfter,
            Duration unpaidFor,
            double refunds,
            Duration refundAfter,
            double tellsBought,
            double tellsMissed,
            double twoUnits) {
        static Trade standard() {
            return new Trade(
                    0.36,
                    Duration.ofSeconds(115),
                    0.022,
                    Duration.ofSeconds(25),
                    0.88,
                    Duration.ofSeconds(35),
                    Duration.ofMinutes(15),
                    0.04,
                    Duration.ofMinutes(30),
                    0.45,
                    0.6,
                    0.08);
        }
    }

    /**
     * What the item on air does to the room (B4). Factors of the ordinary rate, 0 to {@link #MOST}.
     *
     * @param arrivals factor on the flow of viewers
     * @param comments factor on writing
     * @param clicks factor on opening products
     * @param orders factor on orders per click
     * @param holds probability that one who is about to leave stays for it once more
     */
    public record RoleEffect(double arrivals, double comments, double clicks, double orders, double holds) {
        /** The largest factor, so that chance can be thinned from it. */
        public static final double MOST = 3.0;

        public RoleEffect {
            for (double factor : new double[] {arrivals, comments, clicks, orders})
                if (!(factor >= 0 && factor <= MOST))
                    throw new IllegalArgumentException(
                            "A role's factor (%s) lies from 0 to %s.".formatted(factor, MOST));
            if (!(holds >= 0 && holds < 1))
                throw new IllegalArgumentException("A probability to stay (%s) lies from 0 below 1.".formatted(holds));
        }

        static Map<ProductRole, RoleEffect> standard() {
            return Map.of(
                    ProductRole.FLASH, new RoleEffect(1.0, 1.1, 2.0, 1.5, 0.35),
                    ProductRole.TRAFFIC, new RoleEffect(1.3, 1.0, 1.4, 1.2, 0.15),
                    ProductRole.PROFIT, new RoleEffect(0.95, 0.9, 0.8, 0.7, 0.0),
                    ProductRole.TOPIC, new RoleEffect(1.05, 1.6, 0.9, 0.6, 0.10));
        }
    }
}
