package dev.kaibo.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.kaibo.server.KaiboApplication;
import dev.kaibo.sinners.modules.SinnersApplication;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

class ArchitectureTest {
    /** After packaging, the tests of other modules come as a jar of their own. */
    private static final ImportOption NO_TEST_JARS = location -> !location.contains("-tests.jar");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(NO_TEST_JARS)
            .importPackages("dev.kaibo");

    private static final String SINNERS_LIVE_IN = "dev.kaibo.sinners";
    private static final JavaClasses SINNERS = new ClassFileImporter().importPackages(SINNERS_LIVE_IN);

    private static final ImportOption EVERYTHING = _ -> true;

    private static final Map<String, ArchRule> RULES = HouseRules.under("dev.kaibo");

    /** Who breaks which rule, and nothing but that one. */
    private static final Map<String, String> SINS = Map.ofEntries(
            Map.entry("engine-clock", "EngineReadsTheClock"),
            Map.entry("engine-dice", "EngineThrowsDice"),
            Map.entry("engine-io", "EngineReadsAFile"),
            Map.entry("engine-alone", "EngineAsksTheCapture"),
            Map.entry("engine-spring", "EngineIsABean"),
            Map.entry("capture-direction", "CaptureAsksTheServer"),
            Map.entry("capture-spring", "CaptureIsABean"),
            Map.entry("simulator-direction", "SimulatorAsksTheServer"),
            Map.entry("simulator-spring", "SimulatorIsABean"),
            Map.entry("cli-direction", "CommandAsksTheServer"),
            Map.entry("cli-spring", "CommandIsABean"),
            Map.entry("upkeep-spring", "UpkeepIsABean"),
            Map.entry("bench-direction", "BenchAsksTheServer"),
            Map.entry("bench-spring", "BenchIsABean"),
            Map.entry("bench-alone", "ServerAsksTheBench"),
            Map.entry("identity-schema", "IdentityReadsTheLiveTables"),
            Map.entry("live-schema", "LiveReadsTheIdentityTables"),
            Map.entry("edge-schema", "EdgeReadsTables"),
            Map.entry("controllers", "OpenController"),
            Map.entry("server-stand-in", "ServerAsksTheStandIn"));

    private static ArchRule rule(Map<String, ArchRule> rules, String name) {
        return Objects.requireNonNull(rules.get(name), name);
    }

    static Stream<String> rules() {
        return RULES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_the_rule(String rule) {
        rule(RULES, rule).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_sinner_is_caught_by_the_rule(String rule) {
        EvaluationResult result = rule(HouseRules.under(SINNERS_LIVE_IN), rule).evaluate(SINNERS);
        assertThat(result.hasViolation()).as("the rule %s does not fire", rule).isTrue();
        List<String> details = result.getFailureReport().getDetails();
        assertThat(details).as(rule).anySatisfy(detail -> assertThat(detail).contains(SINS.get(rule)));
    }

    @Test
    void every_rule_has_its_sinner() {
        assertThat(SINS.keySet()).isEqualTo(RULES.keySet());
    }

    @Test
    void the_modules_of_the_server_keep_their_directions() {
        ApplicationModules.of(KaiboApplication.class).verify();
    }

    @Test
    void a_module_that_looks_upward_is_caught() {
        assertThatThrownBy(() -> ApplicationModules.of(SinnersApplication.class, EVERYTHING)
                        .verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("below");
    }
}
