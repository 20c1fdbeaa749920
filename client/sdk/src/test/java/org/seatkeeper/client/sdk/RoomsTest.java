package org.seatkeeper.client.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.client.sdk.planted.Planted;

/** The SDK's only room and its door. Each rule is proved by an offense planted for it. */
class RoomsTest {
    private static final int LINES_MAX = 250;

    private static final JavaClasses SDK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.seatkeeper.client.sdk");

    static Stream<ArchRule> rules() {
        return Stream.of(
                classes()
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "org.seatkeeper.client.sdk",
                                "org.seatkeeper.proto..",
                                "io.grpc..",
                                "io.netty..",
                                "com.google.protobuf..",
                                "java..",
                                "javax.net.ssl..",
                                "org.jspecify..")
                        .because("what a product takes on with the SDK is the contract and gRPC"),
                noClasses()
                        .that()
                        .doNotHaveSimpleName("NettyConnection")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.netty..", "io.grpc.netty..")
                        .because("how an agent is reached is said in one place"),
                noClasses()
                        .should()
                        .accessTargetWhere(DescribedPredicate.describe("a sleep", RoomsTest::isSleep))
                        .because("what waits for time to pass is given a timer"),
                fields().that()
                        .areStatic()
                        .should()
                        .beFinal()
                        .because("state belongs to an object that somebody was given"));
    }

    private static boolean isSleep(JavaAccess<?> access) {
        return access.getName().equals("sleep");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theSdkKeepsEachRule(ArchRule rule) {
        rule.check(SDK);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleSeesItsPlantedOffense(ArchRule rule) {
        assertTrue(
                rule.evaluate(new ClassFileImporter().importClasses(Planted.class))
                        .hasViolation(),
                rule.getDescription());
    }

    @Test
    void noFileIsLongerThan250Lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertEquals(
                    List.of(),
                    files.filter(Files::isRegularFile)
                            .filter(file -> lines(file) > LINES_MAX)
                            .toList());
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
