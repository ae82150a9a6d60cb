package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.rundown.RundownItem;
import dev.kaibo.simulator.room.Agenda.Due;
import dev.kaibo.simulator.room.Agenda.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What viewers do once they are in the room: stay, write, like, follow, share, open products, buy, leave. */
final class Audience {
    /** One who stays for an item stays this much longer on average. */
    private static final Duration HELD_FOR = Duration.ofMinutes(2);

    /** After the end nobody stays longer than this. */
    private static final Duration GONE_AFTER = Duration.ofMinutes(3);

    private static final Duration TELLS_WITHIN = Duration.ofSeconds(20);

    private final RoomModel model;
    private final Stage stage;
    private final Crowd crowd;
    private final Agenda agenda;
    private final Voice voice;
    private final Till till = new Till();

    Audience(RoomModel model, Stage stage, Crowd crowd, Agenda agenda, Voice voice) {
        this.model = model;
        this.stage = stage;
        this.crowd = crowd;
        this.agenda = agenda;
        this.voice = voice;
    }

    void enter(Viewer viewer, long now) {
        crowd.enter(viewer);
        voice.entered(viewer, now);
        RoomModel.Stay stay = model.stay();
        RoomModel.Habits habits = model.habits();
        double median = (double) stay.median().toMillis() * (viewer.knowsTheShop() ? stay.knownLonger() : 1.0);
        long length = Math.min(
                (long) viewer.dice.heavyTailed(median, stay.spread()),
                stay.longest().toMillis());
        plan(Kind.LEAVE, viewer, now + 1 + length);
        if (viewer.talks) planThinned(Kind.TALK, viewer, now, habits.talkEvery());
        if (viewer.likes) planThinned(Kind.LIKE, viewer, now, habits.likeEvery());
        if (viewer.shops) planThinned(Kind.CLICK, viewer, now, model.trade().clickEvery());
        if (viewer.wantsToFollow) planAfter(Kind.FOLLOW, viewer, now, habits.followAfter());
        if (viewer.wantsToShare) planAfter(Kind.SHARE, viewer, now, habits.followAfter());
        if (viewer.wantsToGive) planAfter(Kind.GIFT, viewer, now, habits.followAfter());
    }

    /** What a viewer planned in this visit comes due. If he has left since, it falls flat. */
    void act(Due due) {
        Viewer viewer = crowd.viewer(due.number());
        if (!viewer.inside() || viewer.visit != due.visit()) return;
        long now = due.millis();
        RoomModel.Habits habits = model.habits();
        RoomModel.RoleEffect effect = model.effectOf(stage.role());
        switch (due.kind()) {
            case LEAVE -> leave(viewer, now, effect);
            case TALK -> {
                planThinned(Kind.TALK, viewer, now, habits.talkEvery());
                if (accepted(viewer, effect.comments())) say(viewer, Phrases.intent(viewer.dice), now);
            }
            case LIKE -> {
                planThinned(Kind.LIKE, viewer, now, habits.likeEvery());
                if (accepted(viewer, 1.0)) voice.liked(viewer, viewer.dice.between(1, habits.mostLikes()), now);
            }
            case CLICK -> {
                planThinned(Kind.CLICK, viewer, now, model.trade().clickEvery());
                if (!stage.paused && !stage.ended && accepted(viewer, effect.clicks())) click(viewer, effect, now);
            }
            case FOLLOW -> {
                viewer.wantsToFollow = false;
                voice.did(FactKind.FOLLOWED, viewer, now);
            }
            case SHARE -> {
                viewer.wantsToShare = false;
                voice.did(FactKind.SHARED, viewer, now);
            }
            case GIFT -> {
                viewer.wantsToGive = false;
                voice.gave(viewer, viewer.dice.between(1, habits.mostCoins()), now);
            }
            case ANSWER -> say(viewer, Intent.CALL, now);
            case TELL_BOUGHT -> say(viewer, Intent.BOUGHT, now);
            case TELL_MISSED -> say(viewer, Intent.MISSED, now);
            case SECOND,
                    ONLINE_SAMPLE,
                    EXPOSURE_SAMPLE,
                    CALL,
                    RESERVED_ARRIVES,
                    EARNED_ARRIVES,
                    FLOW_ARRIVES,
                    RETURN,
                    ORDER,
                    PAY,
                    GIVE_BACK,
                    REFUND ->
                throw new IllegalStateException("%s is not what a viewer does in a visit.".formatted(due.kind()));
        }
    }

    /** Those who write answer the host's call for a 1. */
    void call(long now) {
        RoomModel.Habits habits = model.habits();
        int within = (int) habits.answersWithin().toMillis();
        for (Viewer viewer : crowd.inside())
            if (viewer.talks && viewer.dice.chance(habits.answersCall()))
                plan(Kind.ANSWER, viewer, now + viewer.dice.between(300, within));
    }

    void sendHome(long now) {
        for (Viewer viewer : crowd.inside()) {
            long after = Math.min(viewer.dice.waiting(model.stay().leavesAfterEnd()), GONE_AFTER.toMillis());
            plan(Kind.LEAVE, viewer, now + 1 + after);
        }
    }

    void order(Due due) {
        Till.Order order = till.order(due.number());
        Viewer viewer = order.viewer;
        long now = due.millis();
        if (!viewer.inside()) return;
        if (!till.take(order)) {
            if (viewer.dice.chance(model.trade().tellsMissed()))
                planAfter(Kind.TELL_MISSED, viewer, now, TELLS_WITHIN.dividedBy(4));
            return;
        }
        voice.traded(FactKind.ORDERED, order, now);
        RoomModel.Trade trade = model.trade();
        if (viewer.dice.chance(trade.pays()))
            agenda.plan(now + 1 + viewer.dice.waiting(trade.payAfter()), Kind.PAY, order.number, 0);
        else agenda.plan(now + trade.unpaidFor().toMillis(), Kind.GIVE_BACK, order.number, 0);
    }

    void pay(Due due) {
        Till.Order order = till.order(due.number());
        Viewer viewer = order.viewer;
        RoomModel.Trade trade = model.trade();
        voice.traded(FactKind.PAID, order, due.millis());
        if (viewer.inside() && viewer.dice.chance(trade.tellsBought()))
            planAfter(Kind.TELL_BOUGHT, viewer, due.millis(), TELLS_WITHIN);
        if (viewer.dice.chance(trade.refunds()))
            agenda.plan(due.millis() + 1 + viewer.dice.waiting(trade.refundAfter()), Kind.REFUND, order.number, 0);
    }

    void giveBack(Due due) {
        till.giveBack(till.order(due.number()));
    }

    void refund(Due due) {
        voice.traded(FactKind.REFUNDED, till.order(due.number()), due.millis());
    }

    private void leave(Viewer viewer, long now, RoomModel.RoleEffect effect) {
        if (!stage.ended && !stage.paused && viewer.dice.chance(effect.holds())) {
            planAfter(Kind.LEAVE, viewer, now, HELD_FOR);
            return;
        }
        crowd.leave(viewer);
        voice.did(FactKind.LEFT, viewer, now);
        if (!stage.ended && viewer.dice.chance(model.stay().comesBack()))
            agenda.plan(now + 1 + viewer.dice.waiting(model.stay().awayFor()), Kind.RETURN, viewer.number, 0);
    }

    private void click(Viewer viewer, RoomModel.RoleEffect effect, long now) {
        RundownItem item = stage.item;
        @Nullable String product = item == null ? null : item.code();
        if (item == null || product == null) return;
        voice.clicked(viewer, product, now);
        Money price = item.price();
        RoomModel.Trade trade = model.trade();
        if (price == null || !viewer.dice.chance(trade.ordersPerClick() * effect.orders())) return;
        Till.Order order = till.consider(viewer, item, product, price, viewer.dice.chance(trade.twoUnits()) ? 2 : 1);
        agenda.plan(now + 1 + viewer.dice.waiting(trade.orderAfter()), Kind.ORDER, order.number, 0);
    }

    private void say(Viewer viewer, Intent intent, long now) {
        voice.commented(viewer, Phrases.text(intent, stage.itemWord(), viewer.dice), now);
    }

    /** Planned as often as the strongest item could ask for; {@link #accepted} then lets through what the item on air really asks for. */
    private void planThinned(Kind kind, Viewer viewer, long now, Duration mean) {
        plan(kind, viewer, now + 1 + (long) viewer.dice.waiting((double) mean.toMillis() / RoomModel.RoleEffect.MOST));
    }

    private static boolean accepted(Viewer viewer, double factor) {
        return viewer.dice.chance(factor / RoomModel.RoleEffect.MOST);
    }

    private void planAfter(Kind kind, Viewer viewer, long now, Duration mean) {
        plan(kind, viewer, now + 1 + viewer.dice.waiting(mean));
    }

    private void plan(Kind kind, Viewer viewer, long at) {
        agenda.plan(at, kind, viewer.number, viewer.visit);
    }
}
