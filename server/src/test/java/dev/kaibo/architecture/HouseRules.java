package dev.kaibo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The rules that the compiler cannot see. Each takes the package under which it looks, so that it can be held against the house and against a package of
 * deliberate sinners: a rule with a misspelt package would pass for ever.
 */
final class HouseRules {
    private static final List<String> DESKS = List.of("identity", "live");

    private static final Set<String> ASKS_FOR_THE_TIME =
            Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "systemDefaultZone", "system");

    private HouseRules() {}

    /** All rules by a name; {@code root} is dev.kaibo, or where the sinners live. */
    static Map<String, ArchRule> under(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("engine-clock", engineAsksNoTime(root));
        rules.put("engine-dice", engineThrowsNoDice(root));
        rules.put("engine-io", engineDoesNoIo(root));
        rules.put("engine-alone", engineImportsNothing(root));
        rules.put("capture-direction", importsOfOursOnly(root, "capture", "engine"));
        rules.put("simulator-direction", importsOfOursOnly(root, "simulator", "engine", "capture"));
        rules.put("cli-direction", importsOfOursOnly(root, "cli", "engine", "capture", "simulator"));
        rules.put(
                "bench-direction", importsOfOursOnly(root, "bench", "engine", "capture", "simulator", "cli", "schema"));
        for (String plain : List.of("engine", "capture", "simulator", "cli", "bench"))
            rules.put(plain + "-spring", plainJavaKnowsNoSpring(root, plain));
        rules.put("upkeep-spring", plainJavaKnowsNoSpring(root, "server.upkeep"));
        for (String desk : DESKS) rules.put(desk + "-schema", deskUsesOnlyItsOwnTables(root, desk));
        rules.put("edge-schema", noTables(root, "edge"));
        rules.put("controllers", controllersArePackagePrivate(root));
        rules.put("server-stand-in", noStandIn(root));
        rules.put("bench-alone", nobodyUsesTheBench(root));
        return rules;
    }

    private static ArchRule engineAsksNoTime(String root) {
        DescribedPredicate<JavaMethodCall> asksForTheTime = DescribedPredicate.describe(
                "asks for the time",
                call -> ASKS_FOR_THE_TIME.contains(call.getName())
                        && (call.getTargetOwner().getPackageName().startsWith("java.time")
                                || call.getTargetOwner().isEquivalentTo(System.class)));
        return noClasses()
                .that()
                .resideInAPackage(root + ".engine..")
                .should()
                .callMethodWhere(asksForTheTime)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .because("a fold that reads the clock cannot be replayed; take the time from the recorded event");
    }

    private static ArchRule engineThrowsNoDice(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".engine..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SecureRandom.class)
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .because("chance comes in with events; a replay throws no dice");
    }

    private static ArchRule engineDoesNoIo(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the engine thinks; reading and writing is for those around it");
    }

    private static ArchRule engineImportsNothing(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".engine..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(root + ".engine..", "java..", "org.jspecify.annotations"))
                .because("everybody may use the engine, so it uses nobody and no framework");
    }

    private static ArchRule importsOfOursOnly(String root, String from, String... to) {
        DescribedPredicate<JavaClass> allowed = resideInAPackage(root + "." + from + "..");
        for (String one : to) allowed = allowed.or(resideInAPackage(root + "." + one + ".."));
        return noClasses()
                .that()
                .resideInAPackage(root + "." + from + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(allowed)))
                .because("imports run downward: %s may use %s".formatted(from, List.of(to)));
    }

    private static ArchRule plainJavaKnowsNoSpring(String root, String from) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + from + "..")
                .and()
                .doNotHaveSimpleName("package-info") // says to Modulith which module it is
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "org.jooq..")
                .because("%s is plain Java and starts at once".formatted(from));
    }

    private static ArchRule deskUsesOnlyItsOwnTables(String root, String desk) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".server." + desk + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".schema.generated..")
                        .and(not(resideInAPackage(root + ".schema.generated." + desk + ".."))))
                .because("a desk asks another desk, never its tables");
    }

    private static ArchRule noTables(String root, String module) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".server." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".schema.."))
                .because("%s keeps nothing".formatted(module));
    }

    private static ArchRule controllersArePackagePrivate(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".server..")
                .and()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .bePackagePrivate()
                .because("only HTTP reaches a controller");
    }

    private static ArchRule noStandIn(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".simulator.standin..", root + ".cli..")
                .because(
                        "the server uses the simulator's room, never the stand-in for WeChat, and never the command line");
    }

    private static ArchRule nobodyUsesTheBench(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".bench..")
                .because("what measures the product is no part of it");
    }
}
