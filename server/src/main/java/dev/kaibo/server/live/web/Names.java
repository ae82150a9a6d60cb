package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts names to the ids that stand in the journal. Whoever has left is shown as — . */
record Names(Map<PersonId, Person> people) {
    Names {
        people = Map.copyOf(people);
    }

    PersonView of(PersonId id) {
        Person person = people.get(id);
        return person == null
                ? new PersonView(id.toString(), "—", Words.of(CrewRole.BRAND_VIEWER))
                : new PersonView(id.toString(), person.name(), Words.of(person.role()));
    }

    @Nullable
    PersonView ofNullable(@Nullable PersonId id) {
        return id == null ? null : of(id);
    }
}
