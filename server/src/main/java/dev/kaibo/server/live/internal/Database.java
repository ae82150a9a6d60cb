package dev.kaibo.server.live.internal;

import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;

/** What the live desk asks the database fails in one way only, whoever refused: the driver, the pool or Spring's transaction. */
final class Database {
    static final String NOT_WRITTEN = "The database does not write: ";

    private Database() {}

    /** @throws Journal.Trouble when it does not answer, or refuses */
    static void run(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    /** @throws Journal.Trouble when it does not answer, or refuses */
    static <T extends @Nullable Object> T ask(Supplier<T> work) {
        try {
            return work.get();
        } catch (Journal.Collision | Journal.Trouble e) {
            throw e;
        } catch (DataAccessException | NestedRuntimeException e) {
            if (e.getCause() instanceof Journal.Collision collision) throw collision;
            throw new Journal.Trouble(NOT_WRITTEN + innermost(e), e);
        }
    }

    private static String innermost(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null && last.getCause() != last) last = last.getCause();
        String message = last.getMessage();
        return message == null
                ? last.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
