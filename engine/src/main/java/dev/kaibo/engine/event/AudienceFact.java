package dev.kaibo.engine.event;

import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.TrafficSource;

/** What the audience did, or what was measured of it. Viewers, products, orders and comments are numbers; who and what they are stays out of the journal. */
public sealed interface AudienceFact extends ShowEvent {
    /** The fact names no product. */
    int NO_PRODUCT = -1;

    FactHead head();

    FactKind kind();

    /** 進場. Also counted when the same viewer comes again. */
    record Entered(FactHead head, TrafficSource source) implements AudienceFact {
        @Override
        public FactKind kind() {
            return FactKind.ENTERED;
        }
    }

    /** 離開 */
    record Left(FactHead head) implements AudienceFact {
        @Override
        public FactKind kind() {
            return FactKind.LEFT;
        }
    }

    /**
     * 評論
     *
     * @param comment number under which the text is kept apart, from 0
     */
    record Commented(FactHead head, long comment) implements AudienceFact {
        @Override
        public FactKind kind() {
            return FactKind.COMMENTED;
        }
    }

    /**
     * 點贊
     *
     * @param times how many likes this fact stands for, at least 1
     */
    record Liked(FactHead head, int times) implements AudienceFact {
        public Liked {
            if (times < 1) throw new IllegalArgumentException("Likes (%d) start at 1.".formatted(times));
        }

        @Override
        public FactKind kind() {
            return FactKind.LIKED;
        }
    }

    /** 關注, counted as 轉粉 */
    record Followed(FactHead head) implements AudienceFact {
        @Override
        public FactKind kind() {
            return FactKind.FOLLOWED;
        }
    }

    /** 分享 */
    record Shared(FactHead head) implements AudienceFact {
        @Override
        public FactKind kind() {
            return FactKind.SHARED;
        }
    }

    /** 點擊商品 */
    record Clicked(FactHead head, int product) implements AudienceFact {
        @Override
        public FactKind kind() {
            return FactKind.CLICKED;
        }
    }

    /**
     * 下單, not paid yet.
     *
     * @param order 64-bit fingerprint of the shop's order id
     * @param units pieces, at least 1
     */
    record Ordered(FactHead head, long order, int product, int units, Money amount) implements AudienceFact {
        public Ordered {
            if (units < 1) throw new IllegalArgumentException("Ordered units (%d) start at 1.".formatted(units));
            requireNotNegative(amount);
        }

        @Override
        public FactKind kind() {
            return FactKind.ORDERED;
        }
    }

    /** 付款. Buyers and GMV count from here. */
    record Paid(FactHead head, long order, int product, int units, Money amount) implements AudienceFact {
        public Paid {
            if (units < 1) throw new IllegalArgumentException("Paid units (%d) start at 1.".formatted(units));
            requireNotNegative(amount);
        }

        @Override
        public FactKind kind() {
            return FactKind.PAID;
        }
    }

    /**
     * 退款, taken off GMV.
     *
     * @param units pieces that came back; 0 when only money went back
     */
    record Refunded(FactHead head, long order, int product, int units, Money amount) implements AudienceFact {
        public Refunded {
            if (units < 0)
                throw new IllegalArgumentException("Refunded units (%d) cannot be negative.".formatted(units));
            requireNotNegative(amount);
        }

        @Override
        public FactKind kind() {
            return FactKind.REFUNDED;
        }
    }

    /**
     * 送禮
     *
     * @param count gifts in this sending, at least 1
     * @param coins worth in the platform's own coin (微信幣); not money
     */
    record Gifted(FactHead head, int count, long coins) implements AudienceFact {
        public Gifted {
            if (count < 1) throw new IllegalArgumentException("Gifts (%d) start at 1.".formatted(count));
            if (coins < 0) throw new IllegalArgumentException("Coins (%d) cannot be negative.".formatted(coins));
        }

        @Override
        public FactKind kind() {
            return FactKind.GIFTED;
        }
    }

    /** 在線 was measured: how many are in the room at that moment. */
    record OnlineSampled(FactHead head, int online) implements AudienceFact {
        public OnlineSampled {
            if (online < 0) throw new IllegalArgumentException("Online (%d) cannot be negative.".formatted(online));
        }

        @Override
        public FactKind kind() {
            return FactKind.ONLINE;
        }
    }

    /** 曝光 was measured: how often the room has been shown since its start, a running total. */
    record ExposureSampled(FactHead head, long exposures) implements AudienceFact {
        public ExposureSampled {
            if (exposures < 0)
                throw new IllegalArgumentException("Exposures (%d) cannot be negative.".formatted(exposures));
        }

        @Override
        public FactKind kind() {
            return FactKind.EXPOSURE;
        }
    }

    /** A type that this version does not know. Kept and counted, so that a later version can say what it was. */
    record Unrecognised(FactHead head, String type) implements AudienceFact {
        @Override
        public FactKind kind() {
            return FactKind.UNRECOGNISED;
        }
    }

    private static void requireNotNegative(Money amount) {
        if (amount.isNegative())
            throw new IllegalArgumentException("An amount (%d fen) cannot be negative.".formatted(amount.fen()));
    }
}
