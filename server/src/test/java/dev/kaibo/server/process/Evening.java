package dev.kaibo.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser;
import dev.kaibo.server.Browser.Reply;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A show on air with two screens that look at it and a few hands that wish, while something breaks beneath it. */
final class Evening implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofMinutes(3);
    /** A frame comes at least once a second; a machine that is busy may be late with it. */
    private static final Duration FRAMES_WITHIN = Duration.ofSeconds(20);

    /** A frame of a machine that is busy may lie a few seconds; a clock that stood still would be off by as long as the trouble lasts. */
    private static final Duration CLOCK_OFF = Duration.ofSeconds(10);

    private static final int HANDS = 4;

    final KaiboServer server;
    final String show;
    final Ledger ledger = new Ledger();
    private final Browser floor;
    private final List<Screen> screens;
    private final Crowd crowd;

    Evening(KaiboServer server) {
        this.server = server;
        floor = server.browser().signedInAs("floorController");
        show = Shows.onAir(floor);
        ledger.with(Source.of(floor, show, "来源1"));
        ledger.with(Source.of(floor, show, "来源2"));
        screens = List.of(Screen.of(server, "floorController", show), Screen.of(server, "host", show));
        crowd = new Crowd(server, show, ledger, HANDS, 7);
        awaitWork();
    }

    Browser floor() {
        return floor;
    }

    StoredJournal journal() {
        try (var database = server.connect()) {
            return StoredJournal.of(show, database);
        } catch (SQLException e) {
            throw new AssertionError("The journal cannot be read.", e);
        }
    }

    /** Wishes are acknowledged, and no screen says otherwise. */
    void awaitWork() {
        int before = crowd.answered();
        int posts = crowd.posted();
        Until.so(
                WITHIN,
                "wishes are acknowledged and every screen says that the journal is written",
                () -> crowd.answered() >= before + 20
                        && crowd.posted() >= posts + 5
                        && screens.stream().allMatch(each -> each.shown().writing()),
                () -> "%d and %d posts, last refusal: %s, screens: %s"
                        .formatted(crowd.answered() - before, crowd.posted() - posts, crowd.lastRefusal(), screens));
    }

    /** Every screen says 「没写进日志」 and why. */
    void awaitScreensSayNotWritten(String reason) {
        Until.so(
                WITHIN,
                "every screen says that the journal is not written: " + reason,
                () -> screens.stream().map(Screen::shown).allMatch(each -> says(each, reason)),
                () -> "%s%n%s".formatted(screens, server.whatItDoes()));
    }

    private static boolean says(Screen.Shown shown, String reason) {
        String problem = shown.problem();
        return !shown.writing() && problem != null && problem.contains(reason);
    }

    /** A wish is turned away with the reason, and does not count. */
    void awaitRefusal(String reason) {
        var last = new Object() {
            @Nullable
            Reply reply;
        };
        Until.so(
                WITHIN,
                "a wish is refused: " + reason,
                () -> {
                    // in the ledger as well: one that is granted after all, or found to stand later, counts
                    Ledger.Asked wish = ledger.next(false);
                    Reply reply = floor.wish(show, wish.json(), wish.key().toString());
                    if (reply.status() == 200)
                        ledger.acknowledged(wish, reply.json().get("position").longValue());
                    else ledger.refused(wish);
                    last.reply = reply;
                    return reply.status() == 503
                            && reply.problem().equals("not-journaled")
                            && reply.json().path("reason").asString("").contains(reason);
                },
                () -> last.reply);
    }

    /** Frames go on, and their clock goes with the real one. */
    void assertClocksGoOn() {
        for (Screen screen : screens) {
            Screen.Shown before = screen.shown();
            Until.so(
                    FRAMES_WITHIN,
                    "three more frames",
                    () -> screen.shown().frames() >= before.frames() + 3,
                    () -> screen);
            Screen.Shown now = screen.shown();
            assertThat(now.clock()).isAfter(before.clock());
            assertThat(Duration.between(now.clock(), Instant.now()).abs())
                    .as("how far the screen's clock is off: " + screen)
                    .isLessThan(CLOCK_OFF);
            assertThat(screen.hasEnded()).as("its stream never broke").isFalse();
        }
    }

    /** The hands rest when all that they wished is acknowledged. */
    void rest() {
        Until.so(
                WITHIN,
                "all that was open is acknowledged",
                ledger::noWishOpen,
                () -> ledger.open() + ", " + crowd.lastRefusal());
        crowd.close();
    }

    @Override
    public void close() {
        crowd.close();
        screens.forEach(Screen::close);
        floor.close();
    }
}
