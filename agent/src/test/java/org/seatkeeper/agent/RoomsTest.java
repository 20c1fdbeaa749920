package org.seatkeeper.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.planted.agent.domain.KeepsStaticState;
import org.seatkeeper.planted.agent.domain.Logs;
import org.seatkeeper.planted.agent.domain.ReadsFiles;
import org.seatkeeper.planted.agent.domain.ReadsTheClock;
import org.seatkeeper.planted.agent.domain.RollsDice;
import org.seatkeeper.planted.agent.domain.StartsThreads;
import org.seatkeeper.planted.agent.gate.Blocks;
import org.seatkeeper.planted.agent.gate.KnowsService;
import org.seatkeeper.planted.agent.identity.KnowsStorage;
import org.seatkeeper.planted.agent.main.Wiring;
import org.seatkeeper.planted.agent.service.KnowsMain;
import org.seatkeeper.planted.agent.storage.KnowsIdentity;
import org.seatkeeper.planted.agent.storage.KnowsTheContract;
import org.seatkeeper.planted.agent.storage.KnowsTheGate;
import org.seatkeeper.planted.agent.storage.Sleeps;

/** The rooms of the agent and their doors (docs/decisions/0003). Each rule is proved by an offense planted for it. */
class RoomsTest {
    /** Most lines of a file. */
    private static final int LINES_MAX = 400;

    private static final String DOMAIN = "..agent.domain..";
    private static final String STORAGE = "..agent.storage..";
    private static final String IDENTITY = "..agent.identity..";
    private static final String SERVICE = "..agent.service..";
    private static final String MAIN = "..agent.main..";
    private static final String GATE = "..agent.gate..";
    private static final String[] WIRE = {"org.seatkeeper.proto..", "io.grpc..", "io.netty..", "com.google.protobuf.."};

    private static final String[] LANGUAGE = {
        DOMAIN,
        "java.lang",
        "java.lang.annotation",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.util",
        "java.util.function",
        "java.util.stream",
        "java.time",
        "org.jspecify.."
    };

    /** What tells the time, directly or by the way. */
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Clock", "java.time.InstantSource", "java.util.Date", "java.util.Calendar", "java.util.Timer");

    private static final Set<String> DICE = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle");

    /** What reaches out of a pure function although it needs no import. */
    private static final Set<String> MACHINE = Set.of(
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Runtime",
            "java.lang.Process",
            "java.lang.ProcessBuilder");

    /** A rule, and the classes of the test tree that break it. */
    record Rule(ArchRule rule, List<Class<?>> offenders) {
        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    private static Rule rule(ArchRule rule, Class<?>... offenders) {
        return new Rule(rule, List.of(offenders));
    }

    private static ClassesShould no(String room) {
        return noClasses().that().resideInAPackage(room).should();
    }

    static Stream<Rule> rules() {
        return Stream.of(ofTheDomain(), betweenRooms(), ofTheGate()).flatMap(rules -> rules);
    }

    private static Stream<Rule> ofTheDomain() {
        return Stream.of(
                rule(
                        no(DOMAIN)
                                .dependOnClassesThat()
                                .resideOutsideOfPackages(LANGUAGE)
                                .because(
                                        "the rules of licensing are tested and replayed without a machine around them"),
                        ReadsFiles.class),
                rule(
                        no(DOMAIN)
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                                .because("what a rule has to say is in its decision"),
                        Logs.class),
                rule(
                        no(DOMAIN)
                                .accessTargetWhere(
                                        target("a clock", CLOCKS).or(describe("a now of java.time", RoomsTest::isNow)))
                                .because("time arrives in the command, so that a replay gives the same state"),
                        ReadsTheClock.class),
                rule(
                        no(DOMAIN)
                                .accessTargetWhere(
                                        target("chance", DICE).or(target("chance", Set.of("java.lang.Math.random"))))
                                .because("fresh ids arrive in the command, so that a replay gives the same state"),
                        RollsDice.class),
                rule(
                        no(DOMAIN)
                                .accessTargetWhere(target("the machine", MACHINE))
                                .because("a rule is a pure function: no threads, no environment, no exit"),
                        StartsThreads.class));
    }

    private static Stream<Rule> betweenRooms() {
        return Stream.of(
                rule(
                        no(STORAGE)
                                .dependOnClassesThat()
                                .resideInAnyPackage(SERVICE, MAIN, IDENTITY)
                                .because("doors open downward: the store keeps what it is given"),
                        KnowsIdentity.class),
                rule(
                        no(STORAGE)
                                .dependOnClassesThat()
                                .resideInAnyPackage(WIRE)
                                .because("what is on disk outlives the contract of the day"),
                        KnowsTheContract.class),
                rule(
                        no(IDENTITY)
                                .dependOnClassesThat()
                                .resideInAnyPackage(STORAGE, SERVICE, MAIN)
                                .because("who is calling is settled before anything is asked"),
                        KnowsStorage.class),
                rule(
                        no(SERVICE)
                                .dependOnClassesThat()
                                .resideInAPackage(MAIN)
                                .allowEmptyShould(true)
                                .because("collaborators are given by constructors and found by nobody"),
                        KnowsMain.class,
                        Wiring.class),
                rule(
                        slices().matching("..agent.(*)..")
                                .should()
                                .beFreeOfCycles()
                                .because("rooms that need each other are one room"),
                        KnowsStorage.class,
                        KnowsIdentity.class,
                        Sleeps.class),
                rule(
                        fields().that()
                                .areStatic()
                                .should()
                                .beFinal()
                                .because("state belongs to an object that somebody was given"),
                        KeepsStaticState.class));
    }

    private static Stream<Rule> ofTheGate() {
        return Stream.of(
                rule(
                        no(GATE).dependOnClassesThat()
                                .resideInAnyPackage(DOMAIN, STORAGE, IDENTITY, SERVICE, MAIN)
                                .because("to the agent the gate is a product like any other, and asks with the SDK"),
                        KnowsService.class),
                rule(
                        noClasses()
                                .that()
                                .resideInAnyPackage(DOMAIN, STORAGE, IDENTITY, SERVICE)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(GATE, "org.seatkeeper.client..")
                                .because("an agent knows none of its products"),
                        KnowsTheGate.class),
                rule(
                        noClasses()
                                .that()
                                .resideInAPackage(GATE)
                                .and()
                                .doNotHaveSimpleName("Gate")
                                .should()
                                .accessTargetWhere(describe("something that waits", RoomsTest::waits))
                                .because("all but starting and stopping runs on event loops, which wait for nobody"),
                        Blocks.class));
    }

    /** Calls that do not return before somebody else has done something. */
    private static boolean waits(JavaAccess<?> access) {
        Set<String> blocking = Set.of(
                "join", "await", "awaitUninterruptibly", "sync", "syncUninterruptibly", "awaitTermination", "sleep");
        String owner = access.getTargetOwner().getFullName();
        return (owner.startsWith("java.util.concurrent.")
                        || owner.startsWith("io.netty.")
                        || owner.equals("java.lang.Thread")
                        || owner.startsWith("org.seatkeeper.client.sdk."))
                && (blocking.contains(access.getName())
                        || (access.getName().equals("get") && owner.endsWith("Future"))
                        || (access.getName().equals("request") && owner.endsWith(".Licenses")));
    }

    private static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .accessTargetWhere(
                    target("a sleep", Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep")))
            .because("a test that waits for time to pass is slow when it is right and wrong when it is fast");

    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.seatkeeper.agent");

    @ParameterizedTest
    @MethodSource("rules")
    void theAgentKeepsEachRule(Rule rule) {
        rule.rule.check(AGENT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleSeesItsPlantedOffense(Rule rule) {
        JavaClasses planted = new ClassFileImporter().importClasses(rule.offenders.toArray(Class<?>[]::new));
        assertTrue(rule.rule.evaluate(planted).hasViolation(), rule.rule.getDescription());
    }

    @Test
    void noTestSleeps() {
        NOBODY_SLEEPS.check(new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.seatkeeper.agent"));
        assertTrue(NOBODY_SLEEPS
                .evaluate(new ClassFileImporter().importClasses(Sleeps.class))
                .hasViolation());
    }

    @Test
    void noFileIsLongerThan400Lines() throws IOException {
        assertEquals(List.of(), tooLong(Path.of("src")));
    }

    @Test
    void aFileOf401LinesIsSeenAndOneOf400IsNot(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("Fits.java"), "line\n".repeat(LINES_MAX));
        assertEquals(List.of(), tooLong(dir));
        Path over = Files.writeString(dir.resolve("Over.java"), "line\n".repeat(LINES_MAX + 1));
        assertEquals(List.of(over), tooLong(dir));
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        assertEquals(List.of(), unmarked(Path.of("src/main/java")));
    }

    @Test
    void aPackageWithoutTheMarkIsSeen(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("Some.java"), "class Some {}\n");
        assertEquals(List.of(dir), unmarked(dir));
        Files.writeString(dir.resolve("package-info.java"), "@NullMarked\npackage some;\n");
        assertEquals(List.of(), unmarked(dir));
    }

    @Test
    void theRulesLookAtSomething() {
        assertFalse(AGENT.isEmpty());
    }

    private static List<Path> tooLong(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file).size() > LINES_MAX)
                    .toList();
        }
    }

    private static List<Path> unmarked(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.resolveSibling("package-info.java"))
                    .distinct()
                    .filter(info -> !Files.exists(info) || !lines(info).contains("@NullMarked"))
                    .map(info -> info.resolveSibling("."))
                    .map(Path::normalize)
                    .toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Method references too, which rules about calls do not see. A name is a class, or a member of one. */
    private static DescribedPredicate<JavaAccess<?>> target(String what, Set<String> names) {
        return describe(what, access -> {
            String owner = access.getTargetOwner().getFullName();
            return names.contains(owner) || names.contains(owner + "." + access.getName());
        });
    }

    private static boolean isNow(JavaAccess<?> access) {
        return access.getName().equals("now")
                && access.getTargetOwner().getPackageName().equals("java.time");
    }
}
