package dev.kaibo.server.live.web;

import static dev.kaibo.engine.basics.CrewRole.CONSOLE_OPERATOR;
import static dev.kaibo.engine.basics.CrewRole.FLOOR_CONTROLLER;
import static dev.kaibo.engine.basics.CrewRole.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.crew.Wish;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RightsTest {
    private static final ItemId ITEM = new ItemId("item-1");
    private static final CueId CUE = new CueId(UUID.randomUUID());
    private static final StepId STEP = new StepId(UUID.randomUUID());

    private static final Map<Wish, Set<CrewRole>> TABLE = table();

    private static Map<Wish, Set<CrewRole>> table() {
        Map<Wish, Set<CrewRole>> table = new LinkedHashMap<>();
        Set<CrewRole> run = Set.of(OPERATOR, FLOOR_CONTROLLER);
        Set<CrewRole> cue = Set.of(OPERATOR, FLOOR_CONTROLLER, CONSOLE_OPERATOR);
        table.put(new Wish.StartShow(), run);
        table.put(new Wish.PauseShow(), run);
        table.put(new Wish.ResumeShow(), run);
        table.put(new Wish.EndShow(), run);
        table.put(new Wish.TakeItem(ITEM), run);
        table.put(new Wish.ExtendItem(ITEM, Duration.ofSeconds(40)), run);
        table.put(new Wish.SkipItem(ITEM), run);
        table.put(new Wish.ReorderItems(List.of(ITEM)), run);
        table.put(new Wish.ChangeHostShift(new PersonId(UUID.randomUUID())), run);
        table.put(new Wish.SendCue(CUE, "求关注", Map.of(CrewRole.HOST, "点个关注")), cue);
        table.put(new Wish.TakeBackCue(CUE), cue);
        for (CrewRole role : CrewRole.values())
            table.put(new Wish.AcknowledgeCue(CUE, role), role == CrewRole.BRAND_VIEWER ? Set.of() : Set.of(role));
        // each for himself, and those who run the show for somebody whose hands are full
        table.put(step(CrewRole.BRAND_VIEWER), Set.of());
        table.put(step(OPERATOR), run);
        table.put(step(FLOOR_CONTROLLER), run);
        for (CrewRole role : Set.of(
                CrewRole.HOST, CONSOLE_OPERATOR, CrewRole.CO_HOST, CrewRole.CUSTOMER_SERVICE, CrewRole.PRIVATE_DOMAIN))
            table.put(step(role), Set.of(OPERATOR, FLOOR_CONTROLLER, role));
        table.put(new Wish.TakeBackStep(STEP), EnumSet.complementOf(EnumSet.of(CrewRole.BRAND_VIEWER)));
        return table;
    }

    private static Wish step(CrewRole role) {
        return new Wish.RecordStep(STEP, "推企微卡片", role, null);
    }

    static Stream<Wish> wishes() {
        return TABLE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void each_wish_is_open_to_its_roles_and_to_no_other(Wish wish) {
        assertThat(Rights.may(wish)).isEqualTo(TABLE.get(wish));
    }

    @Test
    void no_wish_is_missing_from_this_table() {
        assertThat(TABLE.keySet().stream().map(Object::getClass)).containsOnly(Wish.class.getPermittedSubclasses());
        assertThat(WishReader.names()).hasSameSizeAs(Wish.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource(CrewRole.class)
    void a_brand_only_reads_and_everybody_else_answers_for_himself(CrewRole role) {
        long mayDo = TABLE.keySet().stream()
                .filter(wish -> Rights.may(wish).contains(role))
                .count();
        if (role == CrewRole.BRAND_VIEWER) assertThat(mayDo).isZero();
        else assertThat(Rights.may(new Wish.AcknowledgeCue(CUE, role))).containsExactly(role);
    }
}
