package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.basics.TrafficSource;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated audience behaves: every assumption in one place, to be read and changed. Each number says its meaning, unit, range and source where it
 * stands ({@link Stated}); {@code ./kaibo simulate --explain-model} prints them. Where the rules of the trade give a number it is cited; the
 * others are set so that a standard night has about 1,300 online at its peak, about 15,000 distinct viewers in three hours, and 10 to 20 facts a second. None
 * of it is measured from a real room, and nothing may be concluded from it about one.
 *
 * @param name what a person calls this model, 1 to 64 characters
 */
public record RoomModel(
        String name,

        @Stated(means = "size of the room: arrivals are multiplied by it", from = 0.01, to = 100)
        double scale,

        Arrivals arrivals,
        Stay stay,
        Habits habits,

        @Stated(means = "how often one who writes of himself writes about this; all sum to 100", unit = "%", to = 100)
        Map<Intent, Integer> comments,

        Trade trade,
        Price price,
        Talk talk,
        Bags bags,
        Cues cues,
        Map<ProductRole, RoleEffect> roles) {
    /** What an item without a role (an opening, a break) does to the room. */
    static final RoleEffect NO_ITEM = new RoleEffect(1.0, 1.0, 0.0, 0.0, 0.0);

    /** @throws IllegalArgumentException when a number lies outside its range, or shares do not sum up */
    public RoomModel {
        if (name.isBlank() || name.length() > 64)
            throw new IllegalArgumentException("A model's name ('%s') has 1 to 64 characters.".formatted(name));
        if (!(scale >= 0.01 && scale <= 100))
            throw new IllegalArgumentException("The scale (%s) lies from 0.01 to 100.".formatted(scale));
        comments = ordered(Intent.class, comments);
        roles = ordered(ProductRole.class, roles);
        for (Intent intent : comments.keySet())
            if (!intent.comesByItself())
                throw new IllegalArgumentException("Nobody writes %s of himself.".formatted(intent));
        sumsTo(100, "The shares of what viewers write sum to 100", comments);
        for (ProductRole role : ProductRole.values())
            if (!roles.containsKey(role))
                throw new IllegalArgumentException("Role %s has no effect stated.".formatted(role));
        Parameters.check("arrivals", arrivals);
        Parameters.check("stay", stay);
        Parameters.check("habits", habits);
        Parameters.check("trade", trade);
        Parameters.check("price", price);
        Parameters.check("talk", talk);
        Parameters.check("bags", bags);
        Parameters.check("cues", cues);
        roles.forEach(
                (role, effect) -> Parameters.check("roles." + role.name().toLowerCase(java.util.Locale.ROOT), effect));
    }

    /** The room of the sample show. */
    public static RoomModel standard() {
        return new RoomModel(
                "standard",
                1.0,
                Arrivals.standard(),
                Stay.standard(),
                Habits.standard(),
                Map.of(
                        Intent.SIZE, 26,
                        Intent.PRICE, 13,
                        Intent.SHIPPING, 12,
                        Intent.STOCK, 12,
                        Intent.PRAISE, 12,
                        Intent.WANTED, 12,
                        Intent.FABRIC, 8,
                        Intent.AFTER_SALES, 5),
                Trade.standard(),
                Price.standard(),
                Talk.standard(),
                Bags.standard(),
                Cues.standard(),
                RoleEffect.standard());
    }

    public RoomModel withName(String changed) {
        return new RoomModel(changed, scale, arrivals, stay, habits, comments, trade, price, talk, bags, cues, roles);
    }

    public RoomModel withScale(double changed) {
        return new RoomModel(name, changed, arrivals, stay, habits, comments, trade, price, talk, bags, cues, roles);
    }

    RoleEffect effectOf(@Nullable ProductRole role) {
        if (role == null) return NO_ITEM;
        RoleEffect effect = roles.get(role);
        return effect == null ? NO_ITEM : effect;
    }

    /** In the order of the constants, so that a model is written the same way every time. */
    private static <K extends Enum<K>, V> Map<K, V> ordered(Class<K> keys, Map<K, V> map) {
        Map<K, V> copy = new EnumMap<>(keys);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    private static void sumsTo(int whole, String what, Map<?, Integer> shares) {
        int sum = 0;
        for (int share : shares.values()) {
            if (share < 0) throw new IllegalArgumentException("%s, each at least 0 (was %d).".formatted(what, share));
            sum = Math.addExact(sum, share);
        }
        if (sum != whole) throw new IllegalArgumentException("%s (was %d).".formatted(what, sum));
    }

    /** Who comes, when and by which entry. */
    public record Arrivals(
            @Stated(means = "distinct viewers in a quiet minute", unit = "viewers/s", to = 1000)
            double perSecond,

            @Stated(
                    means = "share of this entry in that flow; the nine sum to 1000",
                    unit = "‰",
                    to = 1000,
                    source = "D2: square about 60 %, share, Moments and follow about 30 %")
            Map<TrafficSource, Integer> perMille,

            @Stated(
                    means = "viewers whom the reservation notice reminds, on top of the flow",
                    unit = "viewers",
                    to = 100_000,
                    source = "B11; the number is ours")
            int reserved,

            @Stated(means = "how long after the start these come, on average", unit = "s", to = 3_600)
            Duration reservedAfter,

            @Stated(
                    means = "probability that one of these earns a viewer more by way of the square",
                    source = "B8: about 1 to 1")
            double publicPerPrivate,

            @Stated(means = "how much later that one comes, on average", unit = "s", to = 3_600)
            Duration earnedAfter,

            @Stated(
                    means = "every how many rounds the platform sends a wave",
                    unit = "rounds",
                    from = 1,
                    to = 100,
                    source = "L3: a good round brings traffic to the next; the number is ours")
            int roundsPerWave,

            @Stated(means = "what a wave adds at its crest, in parts of the quiet flow", to = 20)
            double waveLift,

            @Stated(means = "by how much waves differ: each adds 1 less this to 1 more this of that")
            double waveVaries,

            @Stated(means = "part of the flow that still comes while the show pauses")
            double whilePaused,

            @Stated(
                    means = "entries per exposure; the rest saw the picture and passed on",
                    from = 0.001,
                    source = "D4; the number is ours")
            double entryRate,

            @Stated(
                    means = "distinct viewers at which the door closes, so that no number can fill the memory",
                    unit = "viewers",
                    from = 1,
                    to = 2_000_000)
            int mostViewers) {
        public Arrivals {
            perMille = ordered(TrafficSource.class, perMille);
            sumsTo(1000, "The shares of the entries sum to 1000 thousandths", perMille);
        }

        static Arrivals standard() {
            return new Arrivals(
                    0.79,
                    Map.of(
                            TrafficSource.SQUARE, 600,
                            TrafficSource.FOLLOW, 120,
                            TrafficSource.SHARE, 120,
                            TrafficSource.MOMENTS, 60,
                            TrafficSource.RECOMMEND, 30,
                            TrafficSource.SEARCH, 20,
                            TrafficSource.OFFICIAL_ACCOUNT, 20,
                            TrafficSource.SHORT_VIDEO, 20,
                            TrafficSource.RESERVATION, 10),
                    1_350,
                    Duration.ofSeconds(70),
                    1.0,
                    Duration.ofMinutes(4),
                    3,
                    2.2,
                    0.4,
                    0.3,
                    0.14,
                    500_000);
        }
    }

    /** How long they stay. Half are gone after the median; the tail is heavy, as in every room. */
    public record Stay(
            @Stated(means = "half of the visits are shorter", unit = "s", from = 1, to = 3_600)
            Duration median,

            @Stated(means = "width of the logarithm of a visit; 1.6 makes the mean 3.6 times the median", to = 3)
            double spread,

            @Stated(means = "nobody stays longer in one visit", unit = "s", from = 1, to = 43_200)
            Duration longest,

            @Stated(
                    means = "how many times longer those stay who know the shop (follow, share, reservation notice)",
                    from = 0.1,
                    to = 10)
            double knownLonger,

            @Stated(
                    means = "how much longer one stays who is held by an item, on average",
                    unit = "s",
                    from = 1,
                    to = 3_600)
            Duration heldFor,

            @Stated(means = "probability that one who left comes again")
            double comesBack,

            @Stated(means = "how long he is away, on average", unit = "s", from = 1, to = 43_200)
            Duration awayFor,

            @Stated(means = "how soon they leave once the show has ended, on average", unit = "s", from = 1, to = 600)
            Duration leavesAfterEnd,

            @Stated(means = "nobody is left so long after the end", unit = "s", from = 1, to = 1_200)
            Duration goneAfterEnd) {
        static Stay standard() {
            return new Stay(
                    Duration.ofSeconds(115),
                    1.6,
                    Duration.ofHours(2),
                    1.6,
                    Duration.ofMinutes(2),
                    0.10,
                    Duration.ofMinutes(8),
                    Duration.ofSeconds(25),
                    Duration.ofMinutes(3));
        }
    }

    /** What they do beside buying. Each viewer is born with habits; most never write, as in every room. */
    public record Habits(
            @Stated(means = "probability of being one who writes")
            double talkers,

            @Stated(means = "how often these write, on average", unit = "s", from = 1, to = 3_600)
            Duration talkEvery,

            @Stated(means = "probability of being one who likes")
            double likers,

            @Stated(means = "how often these like, on average", unit = "s", from = 1, to = 3_600)
            Duration likeEvery,

            @Stated(means = "one fact stands for 1 up to so many likes", unit = "likes", from = 1, to = 1_000)
            int mostLikes,

            @Stated(means = "probability of a wish to follow")
            double followers,

            @Stated(
                    means = "when in the visit wishes to follow, to share and to give come up, on average",
                    unit = "s",
                    from = 1,
                    to = 3_600)
            Duration wishAfter,

            @Stated(means = "probability of a wish to share the room")
            double sharers,

            @Stated(means = "probability of a wish to give a gift")
            double givers,

            @Stated(
                    means = "a gift is worth 1 up to so many of the platform's coins",
                    unit = "coins",
                    from = 1,
                    to = 100_000)
            int mostCoins) {
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
                    99);
        }
    }

    /** How they buy. */
    public record Trade(
            @Stated(means = "probability of being one who opens products")
            double shoppers,

            @Stated(means = "how often these open one, on average", unit = "s", from = 1, to = 3_600)
            Duration clickEvery,

            @Stated(means = "probability that a click becomes an order, before role, price and cues")
            double ordersPerClick,

            @Stated(means = "from click to order, on average", unit = "s", to = 600)
            Duration orderAfter,

            @Stated(means = "probability that an order is paid")
            double pays,

            @Stated(means = "from order to payment, on average", unit = "s", to = 600)
            Duration payAfter,

            @Stated(means = "after so long what is not paid goes back to stock", unit = "s", from = 1, to = 86_400)
            Duration unpaidFor,

            @Stated(means = "probability that a paid order is refunded whole")
            double refunds,

            @Stated(means = "from payment to refund, on average", unit = "s", to = 86_400)
            Duration refundAfter,

            @Stated(means = "probability that a buyer writes 已拍", source = "L4; the number is ours")
            double tellsBought,

            @Stated(means = "probability that one who found it sold out says so", source = "L8; the number is ours")
            double tellsMissed,

            @Stated(means = "how soon one writes that he bought, on average", unit = "s", to = 600)
            Duration tellsAfter,

            @Stated(means = "probability that an order has two units instead of one")
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
                    Duration.ofSeconds(20),
                    0.08);
        }
    }

    /** What the price does to orders per click (B4): a straight line through three points, level beyond half and twice the average. */
    public record Price(
            @Stated(
                    means = "average order value of the room, which prices are held against",
                    unit = "fen",
                    from = 1,
                    to = 100_000_000,
                    source = "B4 names the measure; the number is the sample shop's")
            long averageOrderFen,

            @Stated(
                    means = "factor on orders at and below half of the average; 1 at the average itself",
                    to = 3,
                    source = "B4; the number is ours")
            double atHalf,

            @Stated(
                    means = "factor on orders at and above twice the average",
                    to = 3,
                    source = "B4; the number is ours")
            double atTwice) {
        static Price standard() {
            return new Price(SampleShow.AVERAGE_ORDER.fen(), 1.3, 0.7);
        }

        double factor(Money price) {
            double part = (double) price.fen() / averageOrderFen;
            if (part <= 0.5) return atHalf;
            if (part <= 1) return atHalf + (1 - atHalf) * (part - 0.5) * 2;
            if (part <= 2) return 1 + (atTwice - 1) * (part - 1);
            return atTwice;
        }
    }

    /** What the length of the talk about one product does (L3): interest warms up, is whole, then falls. It is a factor on coming, writing, opening and on being held. */
    public record Talk(
            @Stated(means = "interest when an item has just been taken")
            double atFirst,

            @Stated(means = "after so long it is whole", unit = "s", to = 3_600)
            Duration warmsUp,

            @Stated(
                    means = "until then it stays whole",
                    unit = "s",
                    to = 43_200,
                    source = "L3: 6 to 10 minutes a product")
            Duration goodFor,

            @Stated(means = "over so long it then falls", unit = "s", from = 1, to = 43_200)
            Duration fadesOver,

            @Stated(means = "interest that is left in the end")
            double atLast,

            @Stated(means = "part of the room that leaves in a minute where no interest is left", unit = "1/min")
            double leaves) {
        static Talk standard() {
            return new Talk(0.7, Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofMinutes(10), 0.35, 0.25);
        }

        /** @param talked for how many milliseconds the item has been talked about, pauses left out */
        double interest(long talked) {
            long warm = warmsUp.toMillis();
            return talked < warm ? atFirst + (1 - atFirst) * talked / warm : 1.0 - fatigue(talked);
        }

        /** What of the interest is gone because the talk has lasted too long. */
        double fatigue(long talked) {
            double over = (double) (talked - goodFor.toMillis()) / fadesOver.toMillis();
            return over <= 0 ? 0.0 : (1.0 - atLast) * Math.min(1.0, over);
        }
    }

    /** What a lucky bag (福袋) does (L5). */
    public record Bags(
            @Stated(means = "how long a bag is open", unit = "s", from = 1, to = 3_600)
            Duration openFor,

            @Stated(
                    means = "factor on coming while it is open",
                    to = 5,
                    source = "L5: the entry comment spreads the show; the number is ours")
            double arrivals,

            @Stated(
                    means = "probability that one in the room writes the entry comment",
                    source = "L5; the number is ours")
            double enters,

            @Stated(means = "how soon he writes it, at most", unit = "s", from = 1, to = 600)
            Duration entersWithin,

            @Stated(means = "probability that he follows first", source = "L5; the number is ours")
            double follows,

            @Stated(means = "probability that another who is about to leave waits for the draw; whoever entered does")
            double holds,

            @Stated(
                    means = "how soon those who waited leave after the draw, on average",
                    unit = "s",
                    from = 1,
                    to = 600)
            Duration leavesAfterDraw) {
        static Bags standard() {
            return new Bags(
                    Duration.ofMinutes(10), 1.3, 0.10, Duration.ofSeconds(90), 0.05, 0.15, Duration.ofSeconds(60));
        }
    }

    /** What a cue brings about, when the host does what it says (L4, D5, D6). */
    public record Cues(
            @Stated(
                    means = "how often the host calls for a 1 by himself during a flash or traffic item",
                    unit = "s",
                    from = 10,
                    to = 3_600,
                    source = "L4 step 3; the number is ours")
            Duration callEvery,

            @Stated(
                    means = "扣 1: probability that one who writes answers",
                    source = "L4 steps 3 and 7; the number is ours")
            double answers,

            @Stated(means = "扣 1: how soon he answers, at most", unit = "s", from = 1, to = 600)
            Duration answersWithin,

            @Stated(
                    means = "求关注: probability that one who does not follow yet does so",
                    source = "D6; the number is ours")
            double follows,

            @Stated(means = "求关注: how soon he follows, at most", unit = "s", from = 1, to = 600)
            Duration followsWithin,

            @Stated(
                    means = "倒数放单: probability that one who opens products opens this one",
                    source = "L4 step 5; the number is ours")
            double opens,

            @Stated(means = "倒数放单: how soon he opens it, at most", unit = "s", from = 1, to = 600)
            Duration opensWithin,

            @Stated(means = "倒数放单: factor on orders", to = 5, source = "L4 step 5, D5; the number is ours")
            double hurried,

            @Stated(means = "打消顾虑: factor on orders", to = 5, source = "L4 step 4; the number is ours")
            double reassured,

            @Stated(means = "念已拍: factor on orders", to = 5, source = "L4 step 6; the number is ours")
            double testified,

            @Stated(means = "how long such a factor lasts", unit = "s", to = 3_600)
            Duration lasts) {
        static Cues standard() {
            return new Cues(
                    Duration.ofSeconds(150),
                    0.55,
                    Duration.ofSeconds(14),
                    0.02,
                    Duration.ofSeconds(20),
                    0.25,
                    Duration.ofSeconds(12),
                    1.5,
                    1.2,
                    1.15,
                    Duration.ofSeconds(60));
        }
    }

    /** What the item on air does to the room by its role (B4), as factors of the ordinary rate. */
    public record RoleEffect(
            @Stated(means = "factor on coming", to = MOST, source = "B4; the number is ours")
            double arrivals,

            @Stated(means = "factor on writing", to = MOST, source = "B4; the number is ours")
            double comments,

            @Stated(means = "factor on opening products", to = MOST, source = "B4; the number is ours")
            double clicks,

            @Stated(
                    means = "factor on orders per click, beside the price",
                    to = MOST,
                    source = "B4; the number is ours")
            double orders,

            @Stated(
                    means = "probability that one who is about to leave stays for it once more",
                    to = 0.95,
                    source = "B4; the number is ours")
            double holds) {
        /** The largest factor, so that chance can be thinned from it. */
        public static final double MOST = 3.0;

        static Map<ProductRole, RoleEffect> standard() {
            return Map.of(
                    ProductRole.FLASH, new RoleEffect(1.0, 1.1, 2.0, 1.15, 0.35),
                    ProductRole.TRAFFIC, new RoleEffect(1.3, 1.0, 1.4, 1.3, 0.15),
                    ProductRole.PROFIT, new RoleEffect(0.95, 0.9, 0.8, 1.0, 0.0),
                    ProductRole.TOPIC, new RoleEffect(1.05, 1.6, 0.9, 0.85, 0.10));
        }
    }
}
