package org.seatkeeper.client.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatkeeper.client.console.properties.ProductViewModel;
import org.seatkeeper.client.console.wiring.ConsoleRooms;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;

/** A dialog that was closed is forgotten: nothing that lives as long as the window holds it, so a console may stay open for weeks. */
@ExtendWith(Toolkit.class)
class DialogLeakTest {
    private static final int COLLECTIONS_MAX = 40;

    private final Fleet fleet = new Halden().fleet();
    private final FleetFeed feed;
    private final ConsoleRooms rooms;

    DialogLeakTest() throws Exception {
        OpenConsole console = OpenConsole.show(fleet, new FakeAgents(fleet), new ArrayList<>());
        feed = console.feed();
        rooms = console.rooms();
    }

    @AfterEach
    void close() throws Exception {
        OpenConsole.closeAll();
    }

    private Map<String, Consumer<ConsoleRooms>> dialogs() {
        Server server = fleet.servers().values().stream()
                .filter(each -> each.current() && !each.products().isEmpty())
                .findFirst()
                .orElseThrow();
        ProductKey key =
                new ProductKey(server.name(), server.products().getFirst().productId());
        var all = new LinkedHashMap<String, Consumer<ConsoleRooms>>();
        all.put("choose mode", each -> each.mode().open(List.of(key)));
        all.put("add licenses", each -> each.licenses().add(key));
        all.put("remove licenses", each -> each.licenses().remove(key));
        all.put("servers", each -> each.servers().list());
        all.put("add a server", each -> each.servers().add());
        all.put("paste servers", each -> each.servers().paste());
        all.put("import servers", each -> each.servers().load());
        all.put("edit a server", each -> each.servers().edit(server.name()));
        all.put("properties of a product", each -> each.properties().product(key));
        all.put("peaks of a product", each -> each.properties().product(key, ProductViewModel.Tab.PEAKS));
        all.put("properties of a server", each -> each.properties().server(server.name(), true));
        return all;
    }

    /** Opens it, lets it follow a change, and closes it. */
    private WeakReference<Object> shown(Consumer<ConsoleRooms> dialog) throws Exception {
        return Toolkit.run(() -> {
            List<Window> before = List.copyOf(Window.getWindows());
            dialog.accept(rooms);
            Stage opened = (Stage) Window.getWindows().stream()
                    .filter(each -> !before.contains(each))
                    .findFirst()
                    .orElseThrow();
            feed.accept(Halden.all(fleet));
            var content = new WeakReference<Object>(opened.getScene().getRoot());
            opened.hide();
            return content;
        });
    }

    private static List<String> kept(Map<String, WeakReference<Object>> closed) {
        return closed.entrySet().stream()
                .filter(each -> each.getValue().get() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void noDialogThatWasClosedIsHeld() throws Exception {
        var closed = new LinkedHashMap<String, WeakReference<Object>>();
        for (Map.Entry<String, Consumer<ConsoleRooms>> dialog : dialogs().entrySet()) {
            closed.put(dialog.getKey(), shown(dialog.getValue()));
        }
        for (int n = 0; n < COLLECTIONS_MAX && !kept(closed).isEmpty(); n++) {
            System.gc();
            // What the toolkit itself keeps of a window goes with its next turns.
            Toolkit.run(() -> true);
        }
        assertEquals(List.of(), kept(closed));
    }

    @Test
    void aFollowerThatIsNotEndedIsFound() throws Exception {
        var held = new ArrayList<Object>();
        WeakReference<Object> leaking = shown(each -> {
            each.servers().add();
            held.add(((Stage) Window.getWindows().getLast()).getScene().getRoot());
        });
        for (int n = 0; n < COLLECTIONS_MAX; n++) {
            System.gc();
        }
        assertEquals(List.of("leaking"), kept(Map.of("leaking", leaking)));
        assertEquals(1, held.size());
    }
}
