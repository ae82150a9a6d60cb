package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Cue;
import dev.kaibo.engine.crew.StepDone;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts names to the ids that stand in the journal. Whoever has left keeps his name in what he did; who never was of the workspace is shown as — .
 *
 * @param workspace what the show's workspace is called
 */
record Names(String workspace, Map<PersonId, Person> people) {
    private static final String UNKNOWN = "—";

    /**
     * The stand-in crew of the simulated sample show. Nobody signs in as this person, so that whatever a person does counts as a person's and is not undone.
     */
    static final PersonId STAND_IN = PersonId.of("00000000-0000-4000-8000-000000000038");

    /** Whatever device joined a show by a link: nobody signs in as this person either, and the audit trail says by which link it came. */
    static final PersonId PROMPTER = PersonId.of("00000000-0000-4000-8000-000000000039");

    private static final String PROMPTER_NAME = "提词器";

    private static final String STAND_IN_NAME = "代班（模拟）";

    /** While nobody can be asked. */
    static final Names NONE = new Names(UNKNOWN, Map.of());

    Names {
        people = Map.copyOf(people);
    }

    static Names of(UUID workspace, People people) {
        return new Names(people.workspace(workspace).map(Workspace::name).orElse(UNKNOWN), people.byId(workspace));
    }

    /** Whether each person has a name whom the crew mentions. */
    boolean knowEverybodyIn(Crew crew) {
        return Stream.of(
                        crew.cues().stream().map(Cue::sentBy),
                        crew.cues().stream()
                                .flatMap(cue -> cue.acknowledged().stream().map(Cue.Acknowledgement::by)),
                        crew.steps().stream().map(StepDone::by),
                        Stream.ofNullable(crew.host()))
                .flatMap(it -> it)
                .allMatch(id -> id.equals(STAND_IN) || id.equals(PROMPTER) || people.containsKey(id));
    }

    PersonView of(PersonId id) {
        if (id.equals(STAND_IN)) return new PersonView(id.toString(), STAND_IN_NAME, Words.of(CrewRole.OPERATOR));
        if (id.equals(PROMPTER)) return new PersonView(id.toString(), PROMPTER_NAME, Words.of(CrewRole.HOST));
        Person person = people.get(id);
        return person == null
                ? new PersonView(id.toString(), UNKNOWN, Words.of(CrewRole.BRAND_VIEWER))
                : new PersonView(id.toString(), person.name(), Words.of(person.role()));
    }

    @Nullable
    PersonView ofNullable(@Nullable PersonId id) {
        return id == null ? null : of(id);
    }
}
