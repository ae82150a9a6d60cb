package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.room.Figures;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Every figure of one scope, word for word as in the contract. null: not given; 0: given and nothing came. */
record FiguresView(
        @Nullable String startedAt,
        @Nullable Long onlineLast,
        @Nullable Long onlinePeak,
        @Nullable Long entries,
        @Nullable Long exposures,
        @Nullable Double entryRate,
        int uv,
        @Nullable Long stayMs,
        boolean stayEstimated,
        @Nullable Long comments,
        @Nullable Long commenters,
        @Nullable Double interactionRate,
        @Nullable Long likes,
        @Nullable Long likers,
        @Nullable Double likeRate,
        @Nullable Long follows,
        @Nullable Long followers,
        @Nullable Double followRate,
        @Nullable Long shares,
        @Nullable Long sharers,
        @Nullable Double shareRate,
        @Nullable Long gifts,
        @Nullable Long giftCoins,
        @Nullable Long clicks,
        @Nullable Long clickers,
        @Nullable Double clickRate,
        @Nullable Long orders,
        @Nullable Double dealRate,
        @Nullable Long buyers,
        @Nullable Double conversionRate,
        @Nullable Long unitsSold,
        @Nullable Double sellThrough,
        @Nullable Long paidFen,
        @Nullable Long refundedFen,
        @Nullable Long gmvFen,
        @Nullable Long averageOrderFen,
        @Nullable Long uvValueFen,
        @Nullable Long gpmFen) {
    static FiguresView of(Figures it) {
        return new FiguresView(
                text(it.startedAt()),
                it.onlineLast(),
                it.onlinePeak(),
                it.entries(),
                it.exposures(),
                it.entryRate(),
                it.uv(),
                millis(it.stay()),
                it.stayEstimated(),
                it.comments(),
                it.commenters(),
                it.interactionRate(),
                it.likes(),
                it.likers(),
                it.likeRate(),
                it.follows(),
                it.followers(),
                it.followRate(),
                it.shares(),
                it.sharers(),
                it.shareRate(),
                it.gifts(),
                it.giftCoins(),
                it.clicks(),
                it.clickers(),
                it.clickRate(),
                it.orders(),
                it.dealRate(),
                it.buyers(),
                it.conversionRate(),
                it.unitsSold(),
                it.sellThrough(),
                fen(it.paid()),
                fen(it.refunded()),
                fen(it.gmv()),
                fen(it.averageOrder()),
                fen(it.uvValue()),
                fen(it.gpm()));
    }

    static @Nullable String text(@Nullable Moment moment) {
        return moment == null ? null : moment.toString();
    }

    static @Nullable Long millis(@Nullable Duration length) {
        return length == null ? null : length.toMillis();
    }

    static @Nullable Long fen(@Nullable Money amount) {
        return amount == null ? null : amount.fen();
    }
}
