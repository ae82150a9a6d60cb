package dev.kaibo.server.upkeep;

import ch.qos.logback.classic.Level;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.schema.NewerDatabase;
import dev.kaibo.schema.postgres.PostgresTrouble;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./kaibo backup}, {@code ./kaibo restore} and {@code ./kaibo rebuild}. */
@SuppressWarnings("SystemOut") // a command line speaks there
public final class Main {
    private static final int DONE = 0;
    private static final int REFUSED = 2;
    /** Time for what was begun to be taken back; the database alone is given a minute to stop. */
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofMinutes(2);

    private Main() {}

    public static void main(String[] arguments) {
        // what Flyway has to say is for the log of a server
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root)
            root.setLevel(Level.ERROR);
        var progress = new ProgressLine(System.err);
        var work = new Work(progress::show, progress::note);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(work, ended), "interrupted"));
        int code = REFUSED;
        try {
            code = run(arguments, System.getenv(), work, progress, System.out, System.err);
        } finally {
            ended.countDown();
        }
        // the interrupt key has its own way out, on which System.exit would wait for ever
        if (!work.isCancelled()) System.exit(code);
    }

    private static void cancel(Work work, CountDownLatch ended) {
        if (ended.getCount() == 0) return;
        work.cancel();
        try {
            if (!ended.await(TAKEN_BACK_WITHIN.toSeconds(), TimeUnit.SECONDS))
                System.err.println("kaibo: it could not be taken back in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * As a program of its own would, without an interrupt key.
     *
     * @return 0 when it is done, 2 when it was refused
     */
    public static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        var progress = new ProgressLine(err);
        return run(arguments, environment, new Work(progress::show, progress::note), progress, out, err);
    }

    private static int run(
            String[] arguments,
            Map<String, String> environment,
            Work work,
            ProgressLine progress,
            PrintStream out,
            PrintStream err) {
        try {
            Order order = Order.of(arguments, environment);
            String report = switch (order) {
                case Order.ToBackUp(DataFolder house, Path file, boolean replace) ->
                    Reports.of(new Backup(house, work).to(file, replace), file, house);
                case Order.ToRestore(DataFolder house, Path file, Restore.Wanted wanted) ->
                    Reports.of(new Restore(house, work).from(file, wanted), file, house);
                case Order.ToRebuild(DataFolder house, ShowId only) ->
                    Reports.of(new Rebuild(house, work).run(only), house);
            };
            progress.clear();
            out.print(report);
            out.flush();
            return DONE;
        } catch (IOException | SQLException | RuntimeException e) {
            progress.clear();
            if (work.isCancelled()) err.println("kaibo: cancelled; what was begun is taken back.");
            else say(e, err);
            return REFUSED;
        }
    }

    /** One sentence for what a person can mend; the whole story for what should not happen. */
    private static void say(Exception failure, PrintStream to) {
        String sentence = switch (failure) {
            case UpkeepTrouble trouble -> trouble.getMessage();
            case PostgresTrouble trouble -> trouble.getMessage();
            case NewerDatabase newer -> newer.getMessage();
            case SQLException refused -> "The database refuses: " + refused.getMessage();
            case FlywayException refused -> "The database cannot be brought to its form: " + refused.getMessage();
            case IOException unwritten -> "A file cannot be read or written: " + unwritten;
            default -> null;
        };
        if (sentence == null) failure.printStackTrace(to);
        else to.println("kaibo: " + sentence);
        for (Throwable left : failure.getSuppressed()) to.println("kaibo: and " + left);
    }

    /** Of this program, as its jar says; a build that is no jar has none. */
    static String version() {
        String version = version(Main.class.getPackage());
        return version == null ? "development" : version;
    }

    private static @Nullable String version(@Nullable Package own) {
        return own == null ? null : own.getImplementationVersion();
    }
}
