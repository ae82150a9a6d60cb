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
    private final RoomModel model;
    private final Stage stage;
    private final Crowd crowd;
    private final Agenda agenda;
    private final Voice voice;
    /** Who of all loses patience: drawn by the room, not by the viewers. */
    private final Dice restless;

    private final Till till = new Till();

    Audience(RoomModel model, Stage stage, Crowd crowd, Agenda agenda, Voice voice, Dice restless) {
        this.model = model;
        this.stage = stage;
        this.crowd = crowd;
        this.agenda = agenda;
        this.voice = voice;
        this.restless = restless;
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
        if (viewer.wantsToFollow) planAfter(Kind.FOLLOW, viewer, now, habits.wishAfter());
        if (viewer.wantsToShare) planAfter(Kind.SHARE, viewer, now, habits.wishAfter());
        if (viewer.wantsToGive) planAfter(Kind.GIFT, viewer, now, habits.wishAfter());
        if (stage.bag.isOpen(now)) offerBag(viewer, now);
    }

    /** What a viewer planned in this visit comes due. If he has left since, it falls flat. */
    void act(Due due) {
        Viewer viewer = crowd.viewer(due.number());
        if (!viewer.inside() || viewer.visit != due.visit()) return;
        long now = due.millis();
        RoomModel.Habits habits = model.habits();
        RoomModel.RoleEffect effect = stage.effect();
        double interest = stage.interest(now);
        switch (due.kind()) {
            case LEAVE -> leave(viewer, now, effect.holds() * interest);
            case TALK -> {
                planThinned(Kind.TALK, viewer, now, habits.talkEvery());
                if (accepted(viewer, effect.comments() * interest))
                    say(viewer, Phrases.intent(model.comments(), viewer.dice), now);
            }
            case LIKE -> {
                planThinned(Kind.LIKE, viewer, now, habits.likeEvery());
                if (accepted(viewer, 1.0)) voice.liked(viewer, viewer.dice.between(1, habits.mostLikes()), now);
            }
            case CLICK -> {
                planThinned(Kind.CLICK, viewer, now, model.trade().clickEvery());
                if (accepted(viewer, effect.clicks() * interest)) click(viewer, now);
            }
            case HURRY -> click(viewer, now);
            case FOLLOW -> follow(viewer, now);
            case SHARE -> {
                viewer.wantsToShare = false;
                voice.did(FactKind.SHARED, viewer, now);
            }
            case GIFT -> {
                viewer.wantsToGive = false;
                voice.gave(viewer, viewer.dice.between(1, habits.mostCoins()), now);
            }
            case ANSWER -> say(viewer, Intent.CALL, now);
            case ENTER_BAG -> enterBag(viewer, now);
            case TELL_BOUGHT -> say(viewer, Intent.BOUGHT, now);
            case TELL_MISSED -> say(viewer, Intent.MISSED, now);
            case SECOND,
                    ONLINE_SAMPLE,
                    EXPOSURE_SAMPLE,
                    CALL,
                    BAG_OPENS,
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
        RoomModel.Cues cues = model.cues();
        for (Viewer viewer : crowd.inside())
            if (viewer.talks && viewer.dice.chance(cues.answers()))
                planWithin(Kind.ANSWER, viewer, now, cues.answersWithin());
    }

    /** The host asks for a follow (D6). */
    void askToFollow(long now) {
        RoomModel.Cues cues = model.cues();
        for (Viewer viewer : crowd.inside())
            if (!viewer.follows && viewer.dice.chance(cues.follows()))
                planWithin(Kind.FOLLOW, viewer, now, cues.followsWithin());
    }

    /** The countdown is over and the link is up (L4 step 5). */
    void hurry(long now) {
        RoomModel.Cues cues = model.cues();
        for (Viewer viewer : crowd.inside())
            if (viewer.shops && viewer.dice.chance(cues.opens()))
                planWithin(Kind.HURRY, viewer, now, cues.opensWithin());
    }

    /** A lucky bag is open: whoever is in the room may enter it. */
    void offerBag(long now) {
        for (Viewer viewer : crowd.inside()) offerBag(viewer, now);
    }

    /** What one second of talk that has lasted too long costs (L3); whoever waits for a draw waits on. */
    void tire(long now) {
        if (stage.paused() || stage.bag.isOpen(now)) return;
        double fatigue = stage.fatigue(now);
        if (fatigue <= 0) return;
        double leaving = crowd.online() * model.talk().leaves() * fatigue / 60.0;
        int some = (int) leaving;
        if (restless.chance(leaving - some)) some++;
        for (int left = Math.min(some, crowd.online()); left > 0; left--)
            depart(crowd.inside().get(restless.below(crowd.online())), now);
    }

    void sendHome(long now) {
        for (Viewer viewer : crowd.inside()) {
            long after = Math.min(
                    viewer.dice.waiting(model.stay().leavesAfterEnd()),
                    model.stay().goneAfterEnd().toMillis());
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
                planAfter(
                        Kind.TELL_MISSED,
                        viewer,
                        now,
                        model.trade().tellsAfter().dividedBy(4));
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
            planAfter(Kind.TELL_BOUGHT, viewer, due.millis(), trade.tellsAfter());
        if (viewer.dice.chance(trade.refunds()))
            agenda.plan(due.millis() + 1 + viewer.dice.waiting(trade.refundAfter()), Kind.REFUND, order.number, 0);
    }

    void giveBack(Due due) {
        till.giveBack(till.order(due.number()));
    }

    void refund(Due due) {
        voice.traded(FactKind.REFUNDED, till.order(due.number()), due.millis());
    }

    /** @param holds probability that the item on air keeps him once more */
    private void leave(Viewer viewer, long now, double holds) {
        if (!stage.ended && waitsForDraw(viewer, now)) {
            RoomModel.Bags bags = model.bags();
            plan(Kind.LEAVE, viewer, stage.bag.until() + 1 + viewer.dice.waiting(bags.leavesAfterDraw()));
            return;
        }
        if (!stage.ended && !stage.paused() && viewer.dice.chance(holds)) {
            planAfter(Kind.LEAVE, viewer, now, model.stay().heldFor());
            return;
        }
        depart(viewer, now);
    }

    private boolean waitsForDraw(Viewer viewer, long now) {
        if (!stage.bag.isOpen(now)) return false;
        return viewer.bagVisit == viewer.visit
                || viewer.dice.chance(model.bags().holds());
    }

    private void offerBag(Viewer viewer, long now) {
        RoomModel.Bags bags = model.bags();
        viewer.bagVisit = 0;
        if (viewer.dice.chance(bags.enters())) planWithin(Kind.ENTER_BAG, viewer, now, bags.entersWithin());
    }

    private void enterBag(Viewer viewer, long now) {
        if (stage.ended || !stage.bag.isOpen(now)) return;
        if (viewer.dice.chance(model.bags().follows())) follow(viewer, now);
        viewer.bagVisit = viewer.visit;
        voice.commented(viewer, stage.bag.word(), now);
    }

    private void follow(Viewer viewer, long now) {
        viewer.wantsToFollow = false;
        if (viewer.follows) return;
        viewer.follows = true;
        voice.did(FactKind.FOLLOWED, viewer, now);
    }

    private void depart(Viewer viewer, long now) {
        crowd.leave(viewer);
        voice.did(FactKind.LEFT, viewer, now);
        if (!stage.ended && viewer.dice.chance(model.stay().comesBack()))
            agenda.plan(now + 1 + viewer.dice.waiting(model.stay().awayFor()), Kind.RETURN, viewer.number, 0);
    }

    private void click(Viewer viewer, long now) {
        if (stage.paused() || stage.ended) return;
        RundownItem item = stage.item;
        @Nullable String product = item == null ? null : item.code();
        if (item == null || product == null) return;
        voice.clicked(viewer, product, now);
        Money price = item.price();
        RoomModel.Trade trade = model.trade();
        if (price == null || !viewer.dice.chance(trade.ordersPerClick() * stage.orders(item, now))) return;
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

    /** Spread evenly, as people who have just heard something need their time to type. */
    private void planWithin(Kind kind, Viewer viewer, long now, Duration longest) {
        int most = (int) longest.toMillis();
        plan(kind, viewer, now + viewer.dice.between(Math.min(300, most), most));
    }

    private void plan(Kind kind, Viewer viewer, long at) {
        agenda.plan(at, kind, viewer.number, viewer.visit);
    }
}
