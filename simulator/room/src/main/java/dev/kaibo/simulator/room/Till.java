package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.rundown.RundownItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was ordered, and what is left of what was promised: nobody orders a piece that is not there. */
final class Till {
    private final List<Order> orders = new ArrayList<>();
    private final Map<ItemId, Integer> taken = new HashMap<>();

    /** One order on its way. Its number is its place, from 0. */
    static final class Order {
        final int number;
        final Viewer viewer;
        final RundownItem item;
        final String product;
        final int units;
        final Money amount;

        private Order(int number, Viewer viewer, RundownItem item, String product, int units, Money amount) {
            this.number = number;
            this.viewer = viewer;
            this.item = item;
            this.product = product;
            this.units = units;
            this.amount = amount;
        }

        String id() {
            return "simulated-order-%d".formatted(number);
        }
    }

    /** A viewer has made up his mind; the pieces are not his yet. */
    Order consider(Viewer viewer, RundownItem item, String product, Money price, int units) {
        Order order = new Order(
                orders.size(), viewer, item, product, units, new Money(Math.multiplyExact(price.fen(), (long) units)));
        orders.add(order);
        return order;
    }

    Order order(int number) {
        return orders.get(number);
    }

    /** Takes the pieces from what was promised. False when there are not enough: then nothing is taken. */
    boolean take(Order order) {
        int before = taken.getOrDefault(order.item.id(), 0);
        Integer promised = order.item.stock();
        if (promised != null && before + order.units > promised) return false;
        taken.put(order.item.id(), before + order.units);
        return true;
    }

    /** An unpaid order has run out; its pieces can be had again. */
    void giveBack(Order order) {
        taken.merge(order.item.id(), -order.units, Integer::sum);
    }
}
