package org.seatkeeper.client.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatkeeper.client.console.products.ProductRow;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;
import org.testfx.util.WaitForAsyncUtils;

/** The counters of a sorted, scrolled, filtered table move under a selection, and nothing jumps. */
@ExtendWith(Toolkit.class)
class LiveTableTest {
    private static final long SEED = 20030424;

    private final OpenConsole console;
    private final TableView<ProductRow> table;
    private final Random random = new Random(SEED);
    private Fleet fleet = Halden.many(300);

    LiveTableTest() throws Exception {
        console = OpenConsole.show(fleet, new FakeAgents(fleet), new ArrayList<>());
        table = Toolkit.run(() -> {
            console.rooms().main().show("Products View");
            return console.rooms().productsView().productTable().view();
        });
    }

    @AfterEach
    void close() throws Exception {
        OpenConsole.closeAll();
    }

    /** What a person sees of the table. */
    private record Sight(
            List<ProductKey> order, List<ProductKey> selected, int first, boolean focused, int focusedRow) {}

    private Sight sight() throws Exception {
        return Toolkit.run(() -> {
            table.getScene().getRoot().applyCss();
            table.getScene().getRoot().layout();
            VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
            IndexedCell<?> first = flow.getFirstVisibleCell();
            return new Sight(
                    table.getItems().stream().map(ProductRow::key).toList(),
                    table.getSelectionModel().getSelectedItems().stream()
                            .map(ProductRow::key)
                            .toList(),
                    first.getIndex(),
                    table.isFocused(),
                    table.getFocusModel().getFocusedIndex());
        });
    }

    private TableColumn<ProductRow, ?> column(String name) {
        return table.getColumns().stream()
                .filter(each -> each.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void sortBy(String name) throws Exception {
        Toolkit.run(() -> table.getSortOrder().setAll(List.of(column(name))));
    }

    /** A third of the servers tell of other figures. */
    private void move(Status status) throws Exception {
        var servers = new TreeMap<>(fleet.servers());
        var changed = new java.util.TreeSet<ServerName>();
        for (Server was : fleet.servers().values()) {
            if (was.current() && random.nextInt(3) == 0) {
                changed.add(was.name());
                servers.put(
                        was.name(),
                        new Server(
                                was.name(),
                                was.address(),
                                was.tags(),
                                was.retired(),
                                was.link(),
                                was.facts(),
                                was.products().stream()
                                        .map(p -> used(p, random.nextInt(500), status))
                                        .toList(),
                                was.heardAt()));
            }
        }
        fleet = new Fleet(servers);
        Toolkit.run(() -> {
            console.feed().accept(new FleetChange(fleet, changed));
            return true;
        });
    }

    private static ProductFigures used(ProductFigures p, int inUse, Status status) {
        return new ProductFigures(
                p.productId(),
                p.publisher(),
                p.name(),
                p.version(),
                p.mode(),
                p.observing(),
                p.revision(),
                p.gone(),
                p.perServerLicenses(),
                p.poolUserLicenses(),
                p.poolDeviceLicenses(),
                p.unclaimed(),
                p.seatKind(),
                status,
                p.statusNote(),
                p.modeChange(),
                p.agreementVersion(),
                p.agreementHash(),
                p.changeMode(),
                p.manageLicenses(),
                p.mayCancelChange(),
                p.ledgerEntries(),
                inUse,
                Math.max(p.peak(), inUse),
                p.usage(),
                p.settings(),
                p.mayOperate());
    }

    private void person(int from) throws Exception {
        Toolkit.run(() -> {
            table.requestFocus();
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().selectIndices(from, from + 2, from + 5);
            table.scrollTo(from - 3);
            table.getScene().getRoot().layout();
            return true;
        });
        // A virtual list finds its place over several turns of the toolkit; only then a person sees it at rest.
        for (Sight seen = sight(), next = settled(); !seen.equals(next); next = settled()) {
            seen = next;
        }
    }

    private Sight settled() throws Exception {
        for (int n = 0; n < 5; n++) {
            sight();
            WaitForAsyncUtils.waitForFxEvents();
        }
        return sight();
    }

    private boolean offersToSort() throws Exception {
        return Toolkit.run(() -> console.rooms().productsView().lookupAll(".hyperlink").stream()
                .filter(Node::isVisible)
                .anyMatch(each -> each instanceof javafx.scene.control.Hyperlink link
                        && link.getText().equals("Sort Again")));
    }

    @Test
    void aSortedScrolledTableStaysWhereItIsWhileItsCountersMove() throws Exception {
        sortBy("In use");
        person(120);
        Sight before = sight();
        assertEquals(3, before.selected().size());
        assertTrue(before.first() > 100, "scrolled to " + before.first());
        List<Integer> figures = figures();
        for (int n = 0; n < 40; n++) {
            move(Status.OK);
        }
        assertEquals(before, sight(), "seed " + SEED);
        assertNotEquals(figures, figures(), "the counters did move");
        assertTrue(offersToSort());
    }

    private List<Integer> figures() throws Exception {
        return Toolkit.run(() -> table.getItems().stream()
                .map(row ->
                        row.figures().get().product().map(ProductFigures::inUse).orElse(-1))
                .toList());
    }

    @Test
    void aFilteredTableStaysAsWell() throws Exception {
        Toolkit.run(() -> {
            console.rooms().filter("site:berlin");
            return true;
        });
        sortBy("In use");
        person(60);
        Sight before = sight();
        for (int n = 0; n < 20; n++) {
            move(Status.OK);
        }
        assertEquals(before, sight(), "seed " + SEED);
    }

    @Test
    void aStatusThatMovesUnderThePersonAtTheTableWaitsToBeSorted() throws Exception {
        person(80);
        Sight before = sight();
        move(Status.OVER);
        assertEquals(before, sight());
        assertTrue(offersToSort());
        Toolkit.run(() -> {
            console.rooms().productsView().sortAgain();
            return true;
        });
        Sight after = sight();
        assertNotEquals(before.order(), after.order());
        assertEquals(
                before.selected().stream().sorted().toList(),
                after.selected().stream().sorted().toList());
        assertFalse(offersToSort());
    }

    @Test
    void aStatusThatMovesWhileNobodyIsThereSortsByItselfAndKeepsTheSelection() throws Exception {
        person(80);
        Toolkit.run(() -> {
            console.rooms().main().requestFocus();
            return true;
        });
        Sight before = sight();
        assertFalse(before.focused());
        move(Status.OVER);
        Sight after = sight();
        assertNotEquals(before.order(), after.order());
        assertEquals(
                before.selected().stream().sorted().toList(),
                after.selected().stream().sorted().toList());
        List<Status> statuses = Toolkit.run(() -> table.getItems().stream()
                .map(row -> row.figures().get().status())
                .toList());
        assertEquals(statuses.stream().sorted(Comparator.naturalOrder()).toList(), statuses);
    }

    @Test
    void aSelectedLineThatGoesLeavesNoOtherOneSelectedInItsPlace() throws Exception {
        Toolkit.run(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(120);
            return true;
        });
        ProductKey gone = sight().selected().getFirst();
        var servers = new TreeMap<>(fleet.servers());
        servers.remove(gone.server());
        Toolkit.run(() -> {
            console.feed().accept(new FleetChange(new Fleet(servers), java.util.Set.of(gone.server())));
            return true;
        });
        assertEquals(List.of(), sight().selected());
    }

    @Test
    void aSelectionOfSeveralLosesOnlyTheLineThatGoes() throws Exception {
        person(120);
        List<ProductKey> selected = sight().selected();
        var servers = new TreeMap<>(fleet.servers());
        servers.remove(selected.get(1).server());
        Toolkit.run(() -> {
            console.feed()
                    .accept(new FleetChange(
                            new Fleet(servers), java.util.Set.of(selected.get(1).server())));
            return true;
        });
        assertEquals(List.of(selected.get(0), selected.get(2)), sight().selected());
    }
}
