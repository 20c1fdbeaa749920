package org.seatkeeper.client.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatkeeper.client.console.wiring.ConsoleRooms;
import org.seatkeeper.client.fleet.Fleet;
import org.testfx.api.FxRobot;
import org.testfx.service.query.EmptyNodeQueryException;

/** Someone changes a product's mode with mouse and keyboard, in real windows without a display. */
@ExtendWith(Toolkit.class)
class ChooseModeByHandTest {
    private final Fleet fleet = new Halden().fleet();
    private final FakeAgents agents = new FakeAgents(fleet);
    private final List<String> told = new ArrayList<>();
    private final FxRobot robot = new FxRobot();
    private final ConsoleWindow window;
    private final ConsoleRooms rooms;

    ChooseModeByHandTest() throws Exception {
        OpenConsole console = OpenConsole.show(fleet, agents, told);
        window = console.window();
        rooms = console.rooms();
    }

    @AfterEach
    void close() throws Exception {
        OpenConsole.closeAll();
    }

    private static Optional<Window> window(String title) {
        return Window.getWindows().stream()
                .filter(each -> each instanceof Stage stage && title.equals(stage.getTitle()))
                .findFirst();
    }

    private static boolean isShown(String title) {
        return window(title).isPresent();
    }

    private void awaitWindow(String title) throws Exception {
        Toolkit.await(() -> isShown(title));
        // Without a display every window says that it has the focus, so the robot must be told where to write.
        robot.targetWindow(Toolkit.run(() -> window(title).orElseThrow()));
    }

    private void click(String words) throws Exception {
        Toolkit.await(() -> {
            try {
                return robot.lookup(words).query().isVisible();
            } catch (EmptyNodeQueryException notYet) {
                return false;
            }
        });
        robot.clickOn(words);
    }

    @Test
    void theWholeWayByKeyboardAndMouse() throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        Toolkit.run(() -> {
            var table = rooms.productsView().productTable().view();
            table.getSelectionModel().select(0);
            table.requestFocus();
            return true;
        });
        robot.type(KeyCode.ENTER);
        awaitWindow("Choose Licensing Mode");
        click("Per Device or Per _User");
        click("_Plan the Change\u2026");
        awaitWindow("Change to Per Device or Per User");
        Toolkit.await(() -> !isShown("Choose Licensing Mode"));
        click(".check-box");
        click("_Schedule Change\u2026");
        awaitWindow("Schedule the Change?");
        robot.type(KeyCode.ENTER); // Enter never presses a red button, named or not.
        robot.write("ber-db-02");
        robot.type(KeyCode.ENTER);
        assertEquals(0, agents.intents.size());
        click("_Schedule Change");
        Toolkit.await(() -> told.contains("Change scheduled"));
        Toolkit.await(() -> !isShown("Schedule the Change?") && !isShown("Change to Per Device or Per User"));
        assertEquals("change tarn-sql-14 MOVE " + "ab12".repeat(16), agents.asked.getLast());
    }

    private void choose() throws Exception {
        Toolkit.run(() -> {
            rooms.mode().open(List.of(Screens.SQL));
            return true;
        });
        awaitWindow("Choose Licensing Mode");
    }

    @Test
    void escapeClosesADialogAndChangesNothing() throws Exception {
        choose();
        robot.type(KeyCode.ESCAPE);
        Toolkit.await(() -> !isShown("Choose Licensing Mode"));
        assertTrue(agents.intents.isEmpty());
    }

    @Test
    void oneKeyExplainsWhereADecisionIsMade() throws Exception {
        choose();
        robot.type(KeyCode.F1);
        awaitWindow("Seatkeeper Help");
        assertTrue(isShown("Choose Licensing Mode"));
    }

    @Test
    void theFilterIsReachedAndClearedByKeyboard() throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("site:oslo");
        Scene scene = Toolkit.run(() -> window.stage().getScene());
        Toolkit.await(
                () -> rooms.productsView().productTable().view().getItems().size() == 19);
        robot.type(KeyCode.ESCAPE);
        Toolkit.await(
                () -> rooms.productsView().productTable().view().getItems().size() == 62);
        Toolkit.await(() -> scene.getFocusOwner() != null);
    }
}
