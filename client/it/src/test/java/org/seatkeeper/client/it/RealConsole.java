package org.seatkeeper.client.it;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.seatkeeper.client.console.ConsoleWindow;
import org.seatkeeper.client.console.LinkPorts;
import org.seatkeeper.client.console.fx.FxGate;
import org.seatkeeper.client.console.gallery.PicturesView;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.products.ProductRow;
import org.seatkeeper.client.console.properties.Line;
import org.seatkeeper.client.console.theme.Look;
import org.seatkeeper.client.console.theme.Theme;
import org.seatkeeper.client.console.wiring.ConsoleRooms;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.console.wiring.Surroundings;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.FleetLink;
import org.seatkeeper.client.link.LinkSettings;
import org.seatkeeper.client.link.Profile;
import org.testfx.api.FxRobot;

/** The console as it ships, over a real link, in a window without a display; and the hands and eyes of who uses it. */
final class RealConsole implements AutoCloseable {
    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;

    final FxRobot robot = new FxRobot();
    final ConsoleRooms rooms;
    private final ConsoleWindow window;
    private final FleetLink link;
    private final PicturesView pictures;

    private RealConsole(Look look, ConsoleWindow window, FleetLink link, ConsoleRooms rooms) {
        this.window = window;
        this.link = link;
        this.rooms = rooms;
        this.pictures = new PicturesView(Path.of("target", "screens"), look, WIDTH, HEIGHT);
    }

    /** Opens the window of a profile. */
    static RealConsole open(Profile profile) throws Exception {
        var feed = new FleetFeed();
        var gate = new FxGate<FleetChange>(Platform::runLater, FleetChange::both, feed);
        var link = FleetLink.open(
                profile, Optional.empty(), LinkSettings.USUAL, InstantSource.system(), new SecureRandom(), gate);
        return Toolkit.run(() -> {
            var look = new Look(Theme.LIGHT);
            var window = new ConsoleWindow(look);
            var rooms = new ConsoleRooms(
                    feed,
                    LinkPorts.of(link),
                    new Surroundings(
                            Platform::runLater,
                            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Platform::runLater),
                            Thread::startVirtualThread,
                            InstantSource.system(),
                            new Times(ZoneId.of("UTC")),
                            () -> UUID.randomUUID().toString(),
                            window.dialogs(),
                            window.notifications(),
                            window::help,
                            "Profile: test"));
            window.show(rooms.main(), () -> {});
            window.stage().requestFocus();
            return new RealConsole(look, window, link, rooms);
        });
    }

    /** The lines of the Products View that its filter lets through. */
    List<ProductRow> rows() {
        return List.copyOf(table().getItems());
    }

    /** The table itself; JavaFX thread. */
    TableView<ProductRow> table() {
        return rooms.productsView().productTable().view();
    }

    /** The newest figures of a server's one line; JavaFX thread. */
    Optional<ProductRow.Figures> line(String server) {
        var name = new ServerName(server);
        return rows().stream()
                .filter(row -> row.key().server().equals(name))
                .map(row -> row.figures().get())
                .findFirst();
    }

    /** Waits until a server's line is there and as it should be. */
    void awaitLine(String server, Predicate<ProductRow.Figures> so) throws Exception {
        Toolkit.await(() -> line(server).filter(so).isPresent());
    }

    /** Waits for a window of that title, and writes into it from now on. */
    void awaitWindow(String title) throws Exception {
        Toolkit.await(() -> window(title).isPresent());
        robot.targetWindow(Toolkit.run(() -> window(title).orElseThrow()));
    }

    /** Waits until no window of that title is left. */
    void awaitGone(String title) throws Exception {
        Toolkit.await(() -> window(title).isEmpty());
        robot.targetWindow(window.stage());
    }

    private static Optional<Window> window(String title) {
        return Window.getWindows().stream()
                .filter(each -> each instanceof Stage stage && title.equals(stage.getTitle()))
                .findFirst();
    }

    /** Clicks what says this, once it is there, can be clicked and has come to rest: a dialog grows with what it says. */
    void click(String words) throws Exception {
        var resting = new Resting(words);
        Toolkit.await(resting::now);
        robot.clickOn(words);
    }

    /** Whether a thing that can be clicked has stood at one place for several pictures. */
    private final class Resting {
        private static final int LOOKS = 10;

        private final String words;
        private Optional<Bounds> where = Optional.empty();
        private int same;

        Resting(String words) {
            this.words = words;
        }

        boolean now() {
            Optional<Bounds> found = robot.lookup(words).queryAll().stream()
                    .filter(node -> visible(node) && !node.isDisabled())
                    .findFirst()
                    .map(node -> node.localToScreen(node.getBoundsInLocal()));
            same = found.isPresent() && found.equals(where) ? same + 1 : 0;
            where = found;
            return same >= LOOKS;
        }
    }

    /** Clicks the first of that kind in the window of that title. */
    void clickIn(String title, String query) throws Exception {
        Node node = Toolkit.run(
                () -> robot.from(window(title).orElseThrow().getScene().getRoot())
                        .lookup(query)
                        .query());
        robot.clickOn(node);
    }

    /** Whether something that is to be seen has exactly this text, mnemonic and all, or this style class. */
    boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(RealConsole::visible);
    }

    /** Whether something that is to be seen contains this text. */
    boolean says(String words) {
        return robot.lookup((Node node) -> node instanceof Labeled labeled
                        && labeled.getText() != null
                        && labeled.getText().contains(words)
                        && visible(node))
                .tryQuery()
                .isPresent();
    }

    private static boolean visible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /** What the lines of the table of that name hold, top to bottom; none while the table is not there. JavaFX thread. */
    <V> List<V> lines(String title, String table, Class<V> kind) {
        return table(title, table).stream()
                .flatMap(each -> each.getItems().stream())
                .map(line -> kind.cast(((Line<?>) line).value().get()))
                .toList();
    }

    private Optional<TableView<?>> table(String title, String name) {
        return window(title).stream()
                .flatMap(each -> each.getScene().getRoot().lookupAll(".table-view").stream())
                .map(each -> (TableView<?>) each)
                .filter(each -> name.equals(each.getAccessibleText()) && visible(each))
                .<TableView<?>>map(each -> each)
                .findFirst();
    }

    /** Waits until the lines of a table are as they should be. */
    <V> void awaitLines(String title, String table, Class<V> kind, Predicate<List<V>> so) throws Exception {
        Toolkit.await(() -> so.test(lines(title, table, kind)));
    }

    /** Chooses one line of a table, from 0. */
    void select(String title, String table, int line) throws Exception {
        now(() -> {
            table(title, table).orElseThrow().getSelectionModel().clearAndSelect(line);
            return true;
        });
    }

    /** Keeps a picture of the window of that title below target/screens. */
    void picture(String name, String title) throws Exception {
        Toolkit.run(() -> {
            var scene = window(title).orElseThrow().getScene();
            PicturesView.settle(scene);
            pictures.write(name, scene, Theme.LIGHT);
            return true;
        });
    }

    /** Does something on the JavaFX thread. */
    <T> T now(Callable<T> step) throws Exception {
        return Toolkit.run(step);
    }

    @Override
    public void close() {
        try {
            Toolkit.run(() -> {
                for (Window each : new ArrayList<>(Window.getWindows())) {
                    each.hide();
                }
                return true;
            });
        } catch (Exception failed) {
            throw new AssertionError(failed);
        } finally {
            link.close();
        }
    }
}
