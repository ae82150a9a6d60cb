package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Checks and sets passwords and makes the first administrator. */
@Service
class Accounts {
    static final int LONGEST_LOGIN = 80;
    static final int LONGEST_NAME = 40;

    private final IdentityStore store;
    private final PasswordEncoder encoder;
    private final Throttle throttle;
    private final Clock clock = Clock.systemUTC();

    /** A password that nobody has: an unknown account takes as long to refuse as a known one. Made when first needed, for it takes its time. */
    private final Supplier<String> nobodys;

    Accounts(IdentityStore store, PasswordEncoder encoder, Throttle throttle) {
        this.store = store;
        this.encoder = encoder;
        this.throttle = throttle;
        this.nobodys = SingletonSupplier.of(() -> encoded(UUID.randomUUID().toString()));
    }

    sealed interface Checked {
        /** @param handedUntil until when it is good for choosing one of his own; null when it is his own */
        record Right(String login, String encoded, @Nullable Instant handedUntil) implements Checked {}

        record Wrong(int triesLeft) implements Checked {}

        record MustWait(Duration length) implements Checked {}
    }

    static String login(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    Checked check(String typedLogin, String password, String address) {
        String login = login(typedLogin);
        return switch (throttle.take(login, address)) {
            case Throttle.MustWait(var length) -> new Checked.MustWait(length);
            case Throttle.Try taken -> check(taken, login, password);
        };
    }

    private Checked check(Throttle.Try taken, String login, String password) {
        try (taken) {
            Optional<IdentityStore.Account> account = store.account(login);
            boolean right = encoder.matches(
                    password, account.map(IdentityStore.Account::password).orElseGet(nobodys));
            if (account.isEmpty() || !right) return new Checked.Wrong(taken.wrong());
            taken.right();
            return new Checked.Right(
                    login, account.get().password(), account.get().handedUntil());
        }
    }

    /**
     * Makes the first administrator with a workspace of his own. He is an operator in it: somebody must be able to run the first show.
     *
     * @return empty when there is one already
     */
    @Transactional
    public Optional<PersonId> makeFirstAdministrator(
            String workspaceName, String name, String typedLogin, String password) {
        store.lockForFirstAdministrator();
        if (store.hasAdministrator()) return Optional.empty();
        Workspace workspace = new Workspace(UUID.randomUUID(), workspaceName, false);
        Person person = new Person(new PersonId(UUID.randomUUID()), name, CrewRole.OPERATOR);
        store.add(workspace, clock.instant());
        String login = login(typedLogin);
        store.add(login, encoded(password), null);
        store.add(person, workspace.id(), true, login);
        return Optional.of(person.id());
    }

    String encoded(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /** A new password begins anew, also where wrong ones were tried too often. */
    void forgiveWrongTries(String login) {
        throttle.forgive(login);
    }

    boolean isTaken(String typedLogin) {
        return store.account(login(typedLogin)).isPresent();
    }
}
