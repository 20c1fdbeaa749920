package org.seatkeeper.client.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final String ROOT = "org.seatkeeper.client.console";
    private static final String[] ROOMS = {
        "overview", "products", "browser", "purchases", "mode", "licenses", "properties", "servers", "help", "shell"
    };

    private static final DescribedPredicate<JavaClass> ROOM =
            DescribedPredicate.describe("a room", type -> Arrays.stream(ROOMS).anyMatch(room -> in(type, room)));

    private static final ArchRule ONLY_FX_TOUCHES_THE_PLATFORM = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".fx")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Platform.class)
            .because("state enters the screen by one door");

    private static final ArchRule ROOMS_KNOW_NO_LINK = noClasses()
            .that(ROOM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.seatkeeper.client.link..", "org.seatkeeper.proto..", "io.grpc..", "com.google..")
            .because("a room declares the port it needs; who answers it is joined in main");

    private static final ArchRule ROOMS_DO_NOT_KNOW_EACH_OTHER = slices().assignedFrom(new ByRoom())
            .should()
            .notDependOnEachOther()
            .because("a room can be changed without reading another");

    private static final ArchRule NO_CYCLES =
            slices().matching("org.seatkeeper.client.(**)").should().beFreeOfCycles();

    private static final ArchRule ONLY_VIEWS_TOUCH_WIDGETS = noClasses()
            .that(ROOM)
            .and(DescribedPredicate.describe("no view", RoomsTest::isNoView))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
            .because("a view model must be testable without a toolkit");

    private final JavaClasses console = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static boolean in(JavaClass type, String room) {
        return type.getPackageName().endsWith(".console." + room)
                || type.getPackageName().contains("planted." + room);
    }

    /** Views, dialogs, and the kinds of parts that only make them. A tab of the window carries a region. */
    private static boolean isNoView(JavaClass type) {
        String name = type.getName();
        return !name.matches(".*(View|Dialog|Dialogs|Acts|Notices|RoomTab|ModeTour)([$].*)?")
                && !type.getSimpleName().startsWith("Vacant");
    }

    @Test
    void theRulesHold() {
        ONLY_FX_TOUCHES_THE_PLATFORM.check(console);
        ROOMS_KNOW_NO_LINK.check(console);
        ROOMS_DO_NOT_KNOW_EACH_OTHER.check(console);
        NO_CYCLES.check(console);
        ONLY_VIEWS_TOUCH_WIDGETS.check(console);
    }

    @Test
    void eachRuleFindsTheOffensePlantedForIt() {
        JavaClasses planted = new ClassFileImporter().importPackages(ROOT + ".planted");
        assertFinds(ONLY_FX_TOUCHES_THE_PLATFORM, planted);
        assertFinds(ROOMS_KNOW_NO_LINK, planted);
        assertFinds(ONLY_VIEWS_TOUCH_WIDGETS, planted);
        assertFinds(ROOMS_DO_NOT_KNOW_EACH_OTHER, planted);
    }

    private static void assertFinds(ArchRule rule, JavaClasses planted) {
        assertFalse(
                rule.allowEmptyShould(true).evaluate(planted).getFailureReport().isEmpty(), rule::getDescription);
    }

    /** A slice per room; the wiring around them is in none. */
    private static final class ByRoom implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return Arrays.stream(ROOMS)
                    .filter(room -> in(type, room))
                    .findFirst()
                    .map(SliceIdentifier::of)
                    .orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }
}
