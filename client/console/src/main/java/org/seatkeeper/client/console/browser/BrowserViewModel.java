package org.seatkeeper.client.console.browser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.browser.BrowserRow.Fold;
import org.seatkeeper.client.console.browser.BrowserRow.Value;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.FilterExpression;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;

/**
 * The Server Browser without its widgets: site, server, product as one flat list of visible lines, which is how ten
 * thousand servers scroll as fast as ten. All methods run on the JavaFX thread.
 */
public final class BrowserViewModel {
    private static final Comparator<String> UNKNOWN_LAST =
            Comparator.comparing(String::isEmpty).thenComparing(String.CASE_INSENSITIVE_ORDER);

    private final Map<BrowserKey, BrowserRow> known = new HashMap<>();
    private final Set<BrowserKey> opened = new HashSet<>();
    private final Set<BrowserKey> closedSites = new HashSet<>();
    private final ObservableList<BrowserRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable BrowserKey> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Details> details = new ReadOnlyObjectWrapper<>(new Details.Nothing());
    private FilterExpression filter = FilterExpression.ALL;
    private Fleet fleet = Fleet.EMPTY;
    private Map<String, List<Server>> sites = Map.of();

    public BrowserViewModel() {
        selected.subscribe((_, _) -> details());
    }

    /** The visible lines, from top to bottom. */
    public ObservableList<BrowserRow> rows() {
        return rows;
    }

    /** The selected line; null while there is none. */
    public ObjectProperty<@Nullable BrowserKey> selected() {
        return selected;
    }

    /** All about the selected line. */
    public ReadOnlyObjectProperty<Details> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** Whether this profile knows any server. */
    public boolean empty() {
        return fleet.servers().isEmpty();
    }

    /** State comes in here and nowhere else. */
    public void show(FleetChange change) {
        fleet = change.fleet();
        draw();
    }

    /** Shows only what fits this expression. */
    public void filter(FilterExpression expression) {
        filter = expression;
        draw();
    }

    /** Opens a closed line or closes an open one; nothing where it has nothing below. */
    public void toggle(BrowserKey key) {
        fold(key, !isOpen(key));
    }

    /** Opens or closes a line. */
    public void fold(BrowserKey key, boolean open) {
        if (key instanceof BrowserKey.OfSite) {
            if (open) {
                closedSites.remove(key);
            } else {
                closedSites.add(key);
            }
        } else if (open) {
            opened.add(key);
        } else {
            opened.remove(key);
        }
        draw();
    }

    /** What a line stands under. */
    public Optional<BrowserKey> parent(BrowserKey key) {
        return switch (key) {
            case BrowserKey.OfSite _ -> Optional.empty();
            case BrowserKey.OfServer(ServerName name) ->
                fleet.server(name).map(server -> new BrowserKey.OfSite(server.site()));
            case BrowserKey.OfProduct(ProductKey product) -> Optional.of(new BrowserKey.OfServer(product.server()));
        };
    }

    /** Opens the way to a server or product and selects it. */
    public void reveal(BrowserKey key) {
        parent(key).ifPresent(above -> {
            parent(above).ifPresent(closedSites::remove);
            closedSites.remove(above);
            opened.add(above);
        });
        draw();
        selected.set(key);
    }

    private boolean isOpen(BrowserKey key) {
        return key instanceof BrowserKey.OfSite ? !closedSites.contains(key) : opened.contains(key);
    }

    private void draw() {
        sites = new TreeMap<>(UNKNOWN_LAST);
        fleet.servers().values().stream()
                .filter(server -> !server.retired() && filter.matches(server))
                .forEach(server -> sites.computeIfAbsent(server.site(), _ -> new ArrayList<>())
                        .add(server));
        var wanted = new ArrayList<BrowserRow>();
        sites.forEach((site, servers) -> site(site, servers, wanted));
        if (!wanted.equals(rows)) {
            BrowserKey kept = selected.get();
            rows.setAll(wanted);
            boolean there = wanted.stream().anyMatch(row -> row.key().equals(kept));
            selected.set(there ? kept : null);
        }
        if (selected.get() == null && !rows.isEmpty()) {
            selected.set(rows.getFirst().key());
        }
        details();
    }

    private void site(String name, List<Server> servers, List<BrowserRow> wanted) {
        var key = new BrowserKey.OfSite(name);
        boolean open = isOpen(key);
        wanted.add(row(
                key,
                new Value(
                        name.isEmpty() ? "Site not known yet" : name,
                        Words.count(servers.size(), "server"),
                        Status.OK,
                        open ? Fold.OPEN : Fold.CLOSED)));
        if (open) {
            servers.forEach(server -> server(server, wanted));
        }
    }

    private void server(Server server, List<BrowserRow> wanted) {
        var key = new BrowserKey.OfServer(server.name());
        boolean open = isOpen(key);
        Fold fold = server.products().isEmpty() ? Fold.LEAF : open ? Fold.OPEN : Fold.CLOSED;
        wanted.add(row(key, new Value(server.name().value(), "", Standing.of(server), fold)));
        if (open) {
            for (ProductFigures product : server.products()) {
                var below = new BrowserKey.OfProduct(new ProductKey(server.name(), product.productId()));
                wanted.add(row(
                        below,
                        new Value(
                                product.name(),
                                Words.number(product.licenses()),
                                Standing.of(server, product),
                                Fold.LEAF)));
            }
        }
    }

    private BrowserRow row(BrowserKey key, Value value) {
        BrowserRow row = known.computeIfAbsent(key, _ -> new BrowserRow(key, value));
        row.show(value);
        return row;
    }

    private void details() {
        Details newest = switch (selected.get()) {
            case null -> new Details.Nothing();
            case BrowserKey.OfSite(String name) ->
                new Details.OfSite(name, Objects.requireNonNullElse(sites.get(name), List.of()));
            case BrowserKey.OfServer(ServerName name) ->
                fleet.server(name).<Details>map(Details.OfServer::new).orElseGet(Details.Nothing::new);
            case BrowserKey.OfProduct(ProductKey key) ->
                fleet.server(key.server())
                        .flatMap(server -> server.product(key.productId())
                                .<Details>map(product -> new Details.OfProduct(server, product)))
                        .orElseGet(Details.Nothing::new);
        };
        if (!newest.equals(details.get())) {
            details.set(newest);
        }
    }
}
