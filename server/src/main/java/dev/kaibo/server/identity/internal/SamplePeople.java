package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the sample workspace 示例 with its invented crew, once, on an empty database. Whoever removes it does not get it back. */
@Component
class SamplePeople {
    private static final Logger LOG = LoggerFactory.getLogger(SamplePeople.class);

    /** Invented names; they are those of the pictures in the handbook. */
    private static final List<Invented> CREW = List.of(
            new Invented("木木", CrewRole.OPERATOR),
            new Invented("晚晴", CrewRole.HOST),
            new Invented("阿禾", CrewRole.HOST),
            new Invented("石头", CrewRole.FLOOR_CONTROLLER),
            new Invented("豆子", CrewRole.CONSOLE_OPERATOR),
            new Invented("小鹿", CrewRole.CO_HOST),
            new Invented("阿茶", CrewRole.CUSTOMER_SERVICE),
            new Invented("阿岚", CrewRole.PRIVATE_DOMAIN));

    private final IdentityStore store;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    SamplePeople(IdentityStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    private record Invented(String name, CrewRole role) {}

    @PostConstruct
    void makeOnAnEmptyDatabase() {
        transaction.executeWithoutResult(_ -> {
            if (!store.isEmpty()) return;
            Workspace sample = new Workspace(UUID.randomUUID(), "示例", true);
            store.add(sample, clock.instant());
            for (Invented one : CREW)
                store.add(
                        new Person(new PersonId(UUID.randomUUID()), one.name(), one.role()), sample.id(), false, null);
            LOG.info("The sample workspace was made with a crew of {}.", CREW.size());
        });
    }
}
