package org.seatkeeper.client.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatkeeper.client.console.wiring.ConsoleRooms;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.ServerName;
import org.testfx.api.FxRobot;

/** Someone looks at who uses a product and ends a connection, by keyboard and mouse, in real windows without a display. */
@ExtendWith(Toolkit.class)
class PropertiesByHandTest {
    private static final String SQL = "Properties of Tarn SQL 14 on ber-db-02";

    private final Fleet fleet = new Halden().fleet();
    private final FakeAgents agents = new FakeAgents(fleet);
    private final List<String> told = new ArrayList<>();
    private final FxRobot robot = new FxRobot();
    private final ConsoleRooms rooms;

    PropertiesByHandTest() throws Exception {
        rooms = OpenConsole.show(fleet, agents, told).rooms();
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

    private Window awaitWindow(String title) throws Exception {
        Toolkit.await(() -> window(title).isPresent());
        Window shown = Toolkit.run(() -> window(title).orElseThrow());
        // Without a display every window says that it has the focus, so the robot must be told where to write.
        robot.targetWindow(shown);
        return shown;
    }

    private void alt(KeyCode key) {
        robot.press(KeyCode.ALT, key).release(key, KeyCode.ALT);
    }

    private Window openByKeyboard() throws Exception {
        Toolkit.run(() -> {
            rooms.main().show("Products View");
            var table = rooms.productsView().productTable().view();
            table.getSelectionModel().clearAndSelect(0);
            table.requestFocus();
            return true;
        });
        alt(KeyCode.ENTER);
        return awaitWindow(SQL);
    }

    @Test
    void aConnectionIsEndedWithAReasonAfterTheServerSaidWhatItWouldDo() throws Exception {
        Window shown = openByKeyboard();
        Toolkit.run(() -> {
            var table = shown.getScene().getRoot().lookupAll(".table-view").stream()
                    .map(each -> (TableView<?>) each)
                    .filter(each -> "Connections".equals(each.getAccessibleText()))
                    .findFirst()
                    .orElseThrow();
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(4);
            return true;
        });
        robot.clickOn("_Evict\u2026");
        awaitWindow("Evict a Connection");
        robot.type(KeyCode.ENTER); // Without a reason nothing is done.
        robot.write("gone home");
        Toolkit.await(() -> agents.asked.getLast().equals("would evict 4028 0"));
        robot.type(KeyCode.ENTER);
        Toolkit.await(() -> window("Evict a Connection").isEmpty());
        assertEquals("gone home", agents.intents.getFirst().reason());
        assertEquals(1, agents.intents.size());
        assertTrue(told.getFirst().startsWith("Connection of HALDEN"), told.toString());
    }

    @Test
    void aSecondWishBringsTheSameWindowAndEscapeClosesIt() throws Exception {
        openByKeyboard();
        Toolkit.run(() -> {
            rooms.properties().product(Screens.SQL);
            return true;
        });
        assertEquals(
                1,
                Toolkit.run(() -> Window.getWindows().stream()
                        .filter(each -> each instanceof Stage stage && SQL.equals(stage.getTitle()))
                        .count()));
        robot.type(KeyCode.ESCAPE);
        Toolkit.await(() -> window(SQL).isEmpty());
        openByKeyboard();
    }

    @Test
    void theChartIsZoomedByDraggingAndKeys() throws Exception {
        Window shown = openByKeyboard();
        Toolkit.run(() -> {
            ((TabPane) shown.getScene().lookup(".properties > .tab-pane"))
                    .getSelectionModel()
                    .select(3);
            return true;
        });
        Toolkit.await(() -> shown.getScene().lookup(".zoomable") != null);
        Node chart = Toolkit.run(() -> shown.getScene().lookup(".zoomable"));
        Toolkit.await(() -> chart.getLayoutBounds().getWidth() > 400);
        assertEquals("peaks tarn-sql-14 HOUR", agents.asked.getLast());
        Bounds at = Toolkit.run(() -> chart.localToScreen(chart.getLayoutBounds()));
        double y = at.getCenterY();
        robot.moveTo(at.getMinX() + 200, y)
                .press(MouseButton.PRIMARY)
                .moveTo(at.getMinX() + 300, y)
                .release(MouseButton.PRIMARY);
        Toolkit.await(() -> agents.asked.getLast().equals("peaks tarn-sql-14 FIVE_MINUTES"));
        robot.type(KeyCode.DIGIT0);
        Toolkit.await(() -> agents.asked.getLast().equals("peaks tarn-sql-14 HOUR"));
        robot.type(KeyCode.LEFT);
        Toolkit.await(() -> chart.getAccessibleText().startsWith("2026-06-16 11:00: peak "));
        for (int n = 0; n < 8; n++) {
            robot.type(KeyCode.ADD);
        }
        Toolkit.await(() -> agents.asked.getLast().equals("peaks tarn-sql-14 FIVE_MINUTES"));
    }

    @Test
    void aSampleThatIsChosenInTheTableStaysChosenWhenTheSamplesAreReadAgain() throws Exception {
        Window shown = openByKeyboard();
        Toolkit.run(() -> {
            ((TabPane) shown.getScene().lookup(".properties > .tab-pane"))
                    .getSelectionModel()
                    .select(3);
            return true;
        });
        Toolkit.await(() -> shown.getScene().lookup(".zoomable") != null);
        robot.clickOn("As a _Table");
        TableView<?> table = Toolkit.run(() -> shown.getScene().getRoot().lookupAll(".table-view").stream()
                .map(each -> (TableView<?>) each)
                .filter(each -> "Samples".equals(each.getAccessibleText()))
                .findFirst()
                .orElseThrow());
        Object chosen = Toolkit.run(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(2);
            return table.getSelectionModel().getSelectedItem();
        });
        int asked = agents.asked.size();
        robot.type(KeyCode.F5);
        Toolkit.await(() -> agents.asked.size() > asked);
        assertSame(chosen, Toolkit.run(() -> table.getSelectionModel().getSelectedItem()));
    }

    @Test
    void oneKeyExplainsTheWindow() throws Exception {
        openByKeyboard();
        robot.type(KeyCode.F1);
        awaitWindow("Seatkeeper Help");
    }

    @Test
    void oneKeyExplainsTheWindowOfAServer() throws Exception {
        Toolkit.run(() -> {
            rooms.properties().server(new ServerName("ber-db-02"));
            return true;
        });
        awaitWindow("Properties of ber-db-02");
        robot.type(KeyCode.F1);
        Window help = awaitWindow("Seatkeeper Help");
        Toolkit.await(() -> help.getScene().lookup(".help-page .t-title") instanceof Label title
                && title.getText().equals("Properties and events of a server"));
    }
}
