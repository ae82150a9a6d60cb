package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.TrafficSource;

/** One simulated viewer, with habits he was born with and dice of his own. */
final class Viewer {
    static final int OUTSIDE = -1;

    final int number;
    final TrafficSource source;
    final Dice dice;
    final boolean talks;
    final boolean likes;
    final boolean shops;
    /** Wishes that come true once: whoever has followed does not follow again. */
    boolean wantsToFollow;

    boolean follows;

    boolean wantsToShare;
    boolean wantsToGive;
    /** 1 in the first visit. What was planned in an earlier visit is void. */
    int visit;
    /** In which visit he entered the lucky bag that is open; 0 when in none. */
    int bagVisit;
    /** Place in the list of those in the room. */
    int place = OUTSIDE;

    Viewer(int number, TrafficSource source, Dice dice, RoomModel model) {
        this.number = number;
        this.source = source;
        this.dice = dice;
        RoomModel.Habits habits = model.habits();
        talks = dice.chance(habits.talkers());
        likes = dice.chance(habits.likers());
        shops = dice.chance(model.trade().shoppers());
        // Who came by "follow" follows already.
        follows = source == TrafficSource.FOLLOW;
        wantsToFollow = dice.chance(habits.followers()) && !follows;
        wantsToShare = dice.chance(habits.sharers());
        wantsToGive = dice.chance(habits.givers());
    }

    boolean knowsTheShop() {
        return switch (source) {
            case FOLLOW, SHARE, RESERVATION -> true;
            case SQUARE, RECOMMEND, OFFICIAL_ACCOUNT, SEARCH, SHORT_VIDEO, MOMENTS, OTHER, UNKNOWN -> false;
        };
    }

    boolean inside() {
        return place != OUTSIDE;
    }
}
