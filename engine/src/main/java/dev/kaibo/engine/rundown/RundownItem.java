package dev.kaibo.engine.rundown;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.ProductRole;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of the talk (B5), as the host meets it.
 *
 * @param code the shop's item number, by which clicks and orders find this item; null when it is not sold
 * @param role what the product is there for (B4); null for an opening, a break or a farewell
 * @param price what a buyer pays; null when there is no price to say
 * @param planned length of the talk, 6 to 10 minutes for a product (L3)
 * @param stock pieces promised for this show, for sell-through; null when nobody said
 * @param points what the host can say in numbers (L2), in the order of the prompter
 * @param line the sentence to read out; null when there is none
 */
public record RundownItem(
        ItemId id,
        String name,
        @Nullable String code,
        @Nullable ProductRole role,
        @Nullable Money price,
        Duration planned,
        @Nullable Integer stock,
        List<Point> points,
        @Nullable String line) {
    public RundownItem {
        if (planned.isNegative() || planned.isZero())
            throw new IllegalArgumentException("An item's planned length (%s) must be positive.".formatted(planned));
        points = List.copyOf(points);
    }

    /** One measurable fact, for example 裤长: 98 公分. */
    public record Point(String label, String text) {}
}
