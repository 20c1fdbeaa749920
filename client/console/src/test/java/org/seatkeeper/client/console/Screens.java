package org.seatkeeper.client.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.seatkeeper.client.console.gallery.PicturesView;
import org.seatkeeper.client.console.help.HelpView;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.mode.ModeTour;
import org.seatkeeper.client.console.properties.ProductViewModel;
import org.seatkeeper.client.console.theme.Look;
import org.seatkeeper.client.console.theme.Theme;
import org.seatkeeper.client.console.wiring.ConsoleRooms;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.console.wiring.Surroundings;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;

/** Every screen of the console over an invented fleet, by name, ready to be drawn or walked. JavaFX thread. */
final class Screens {
    static final ProductKey SQL = new ProductKey(new ServerName("ber-db-02"), "tarn-sql-14");
    static final ProductKey MAIL = new ProductKey(new ServerName("rtm-mail-01"), "pelican-mail-11");

    private final Look look = new Look(Theme.LIGHT);
    private final PicturesView pictures;

    Screens(Path folder, double width, double height) {
        pictures = new PicturesView(folder, look, width, height);
    }

    Look look() {
        return look;
    }

    PicturesView pictures() {
        return pictures;
    }

    /** A console over a fleet, and what it opened. */
    record Opened(ConsoleRooms rooms, FleetFeed feed, List<DialogContent> dialogs, FakeAgents agents) {}

    static Opened open(Fleet fleet) {
        var dialogs = new ArrayList<DialogContent>();
        var agents = new FakeAgents(fleet);
        var feed = new FleetFeed();
        int[] ids = {0};
        var rooms = new ConsoleRooms(
                feed,
                agents.ports(),
                new Surroundings(
                        Runnable::run,
                        Runnable::run,
                        _ -> {},
                        InstantSource.fixed(Halden.NOW),
                        new Times(ZoneId.of("UTC")),
                        () -> "op-" + ++ids[0],
                        dialogs::add,
                        (_, _, _) -> {},
                        _ -> {},
                        "Profile: halden-production"));
        feed.accept(Halden.all(fleet));
        return new Opened(rooms, feed, dialogs, agents);
    }

    /** Every screen, by the name of its picture; each is built when it is asked for. */
    Map<String, Supplier<Scene>> all() {
        var scenes = new LinkedHashMap<String, Supplier<Scene>>();
        Fleet fleet = new Halden().fleet();
        int number = 1;
        for (String tab : ConsoleRooms.TABS) {
            scenes.put(
                    "%02d-%s"
                            .formatted(
                                    number++,
                                    tab.toLowerCase(java.util.Locale.ROOT).replace(' ', '-')),
                    () -> tab(fleet, tab));
        }
        scenes.put("05-server-details", () -> server(fleet, "rtm-files-03"));
        scenes.put("06-server-live", () -> server(fleet, "ber-term-03"));
        scenes.put("07-overview-300", () -> tab(Halden.many(300), "Overview"));
        scenes.put("08-overview-2000", () -> tab(Halden.many(2_000), "Overview"));
        for (String tab : ConsoleRooms.TABS) {
            scenes.put(
                    "09-empty-" + tab.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                    () -> tab(Fleet.EMPTY, tab));
        }
        scenes.put("10-no-match", () -> filtered(fleet, "site:berlim licenses>=40"));
        scenes.put("11-wrong-filter", () -> filtered(fleet, "sight:berlin"));
        dialogs(fleet, scenes);
        properties(fleet, scenes);
        scenes.put("50-help", this::help);
        return scenes;
    }

    private void dialogs(Fleet fleet, Map<String, Supplier<Scene>> scenes) {
        dialog(scenes, "20-choose", fleet, opened -> opened.rooms().mode().open(List.of(SQL)));
        dialog(scenes, "21-choose-denied", fleet, opened -> choose(opened, "osl-db-03", "tarn-sql-14"));
        dialog(scenes, "22-choose-scheduled", fleet, opened -> choose(opened, "ber-term-03", "lantern-terminal-9"));
        dialog(scenes, "23-choose-final", fleet, opened -> opened.rooms().mode().open(List.of(MAIL)));
        dialog(scenes, "24-choose-old", fleet, opened -> choose(opened, "osl-term-02", "lantern-terminal-9"));
        scenes.put("25-plan", () -> planned(fleet, steps -> List.of(steps.plan())));
        scenes.put("26-confirm", () -> planned(fleet, steps -> List.of(steps.plan(), steps.confirmation())));
        dialog(
                scenes,
                "27-several",
                fleet,
                opened -> opened.rooms()
                        .mode()
                        .open(fleet.servers().values().stream()
                                .filter(server -> server.site().equals("Oslo"))
                                .flatMap(server -> server.products().stream()
                                        .map(product -> new ProductKey(server.name(), product.productId())))
                                .toList()));
        dialog(
                scenes,
                "30-add-licenses",
                fleet,
                opened -> opened.rooms().licenses().add(SQL));
        dialog(
                scenes,
                "31-remove-licenses",
                fleet,
                opened -> opened.rooms().licenses().remove(MAIL));
        dialog(scenes, "32-claim", fleet, opened -> opened.rooms().licenses().claim(MAIL));
        dialog(scenes, "40-servers", fleet, opened -> opened.rooms().servers().list());
        dialog(
                scenes,
                "41-add-server",
                fleet,
                opened -> opened.rooms().servers().add());
        dialog(scenes, "42-paste", fleet, opened -> opened.rooms().servers().paste());
        dialog(scenes, "43-import", fleet, opened -> opened.rooms().servers().load());
        dialog(
                scenes,
                "44-name-and-tags",
                fleet,
                opened -> opened.rooms().servers().edit(SQL.server()));
    }

    private void properties(Fleet fleet, Map<String, Supplier<Scene>> scenes) {
        int number = 60;
        for (ProductViewModel.Tab tab : ProductViewModel.Tab.values()) {
            dialog(
                    scenes,
                    "%d-%s".formatted(number++, tab.name().toLowerCase(java.util.Locale.ROOT)),
                    fleet,
                    opened ->
                            opened.rooms().properties().product(tab == ProductViewModel.Tab.CLIENTS ? MAIL : SQL, tab));
        }
        dialog(scenes, "65-nobody", fleet, opened -> {
            opened.agents().use.connections = List.of();
            opened.rooms().properties().product(new ProductKey(new ServerName("ber-rpt-01"), "quarry-reports-5"));
        });
        dialog(
                scenes,
                "66-old",
                fleet,
                opened -> opened.rooms()
                        .properties()
                        .product(
                                new ProductKey(new ServerName("osl-term-02"), "lantern-terminal-9"),
                                ProductViewModel.Tab.PEAKS));
        dialog(scenes, "67-older-agent", fleet, opened -> {
            opened.agents().use.reading =
                    Optional.of(() -> new Answer.NoAnswer<>("needs agent 0.1", Answer.Outcome.NOTHING_CHANGED));
            opened.rooms().properties().product(new ProductKey(new ServerName("rtm-erp-01"), "tarn-sql-14"));
        });
        dialog(
                scenes,
                "68-server-products",
                fleet,
                opened -> opened.rooms().properties().server(SQL.server()));
        dialog(
                scenes,
                "69-server-events",
                fleet,
                opened -> opened.rooms().properties().server(SQL.server(), true));
        dialog(scenes, "70-evict", fleet, opened -> {
            opened.rooms().properties().product(SQL);
            press(opened.dialogs().getLast(), "Connections", 4, "_Evict\u2026");
        });
        dialog(scenes, "71-reset-peak", fleet, opened -> {
            opened.rooms().properties().product(SQL, ProductViewModel.Tab.PEAKS);
            press(opened.dialogs().getLast(), "", 0, "Reset _High-Water Mark\u2026");
        });
        dialog(scenes, "72-lift-block", fleet, opened -> {
            opened.rooms().properties().product(SQL, ProductViewModel.Tab.REFUSALS);
            press(opened.dialogs().getLast(), "Refusals by client and day", 2, "_Lift the Block\u2026");
        });
    }

    /** Selects a line of the table of that name, if there is one, and presses the button with those words. */
    private void press(DialogContent dialog, String table, int line, String button) {
        pictures.scene(dialog, List.of()); // Parts of a tab are found once it is laid out.
        dialog.lookupAll(".table-view").stream()
                .map(TableView.class::cast)
                .filter(each -> table.equals(each.getAccessibleText()))
                .forEach(each -> each.getSelectionModel().select(line));
        dialog.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> button.equals(each.getText()))
                .forEach(Button::fire);
        ((Pane) dialog.getParent()).getChildren().remove(dialog);
    }

    private static void choose(Opened opened, String server, String product) {
        opened.rooms().mode().open(List.of(new ProductKey(new ServerName(server), product)));
    }

    private void dialog(Map<String, Supplier<Scene>> scenes, String name, Fleet fleet, Consumer<Opened> opens) {
        scenes.put(name, () -> {
            Opened opened = open(fleet);
            opened.rooms().main().show("Products View");
            opens.accept(opened);
            return pictures.scene(opened.rooms().main(), opened.dialogs());
        });
    }

    private Scene planned(Fleet fleet, Function<ModeTour.Steps, List<DialogContent>> shown) {
        Opened opened = open(fleet);
        opened.rooms().main().show("Products View");
        var steps = opened.rooms().modeTour().plan(SQL).toCompletableFuture().join();
        return pictures.scene(opened.rooms().main(), shown.apply(steps));
    }

    private Scene tab(Fleet fleet, String tab) {
        Opened opened = open(fleet);
        fleet.product(SQL).ifPresent(_ -> opened.rooms().lookAt(SQL));
        opened.rooms().main().show(tab);
        if (!opened.rooms().productsView().productTable().view().getItems().isEmpty()) {
            opened.rooms()
                    .productsView()
                    .productTable()
                    .view()
                    .getSelectionModel()
                    .select(1);
        }
        return pictures.scene(opened.rooms().main(), List.of());
    }

    private Scene server(Fleet fleet, String name) {
        Opened opened = open(fleet);
        opened.rooms().reveal(new ServerName(name));
        return pictures.scene(opened.rooms().main(), List.of());
    }

    private Scene filtered(Fleet fleet, String filter) {
        Opened opened = open(fleet);
        opened.rooms().main().show("Products View");
        opened.rooms().filter(filter);
        return pictures.scene(opened.rooms().main(), List.of());
    }

    private Scene help() {
        HelpView help = new HelpView();
        help.show("one-way-change");
        Region shown = help;
        return pictures.scene(shown, List.of());
    }
}
