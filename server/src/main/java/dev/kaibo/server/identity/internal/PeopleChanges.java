package dev.kaibo.server.identity.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.ExecuteType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts what this server writes about people, sign-ins and workspaces, so that what was read before is known to be old. It looks at each statement rather than being
 * told, because a place that forgets to tell would leave somebody a right that was taken from him.
 */
@Component
class PeopleChanges implements ExecuteListener, ExecuteListenerProvider {
    private static final String SCHEMA = "identity";

    private final AtomicLong version = new AtomicLong();

    /** Grows when a change stands, before whoever made it is told so. */
    long version() {
        return version.get();
    }

    @Override
    public ExecuteListener provide() {
        return this;
    }

    /** Also of a statement that failed: what it left is not worth guessing. */
    @Override
    public void end(ExecuteContext context) {
        if (context.type() == ExecuteType.READ || !isAboutPeople(context)) return;
        version.incrementAndGet();
        if (TransactionSynchronizationManager.isSynchronizationActive())
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    version.incrementAndGet();
                }
            });
    }

    private static boolean isAboutPeople(ExecuteContext context) {
        String sql = context.sql();
        return sql != null
                ? sql.contains(SCHEMA)
                : Stream.of(context.batchSQL()).anyMatch(one -> one != null && one.contains(SCHEMA));
    }
}
