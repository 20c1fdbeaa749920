package org.seatkeeper.client.console.products;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seatkeeper.client.console.products.ProductRow.Figures;
import org.seatkeeper.client.fleet.FilterExpression;
import org.seatkeeper.client.fleet.FilterHint;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.ShellWords;

/** The Products View without its widgets. All methods run on the JavaFX thread. */
public final class ProductsViewModel {
    private final Map<ServerName, Map<String, ProductRow>> rowsByServer = new HashMap<>();
    private final Set<ProductRow> rows = new LinkedHashSet<>();
    private final ObservableList<ProductRow> shown = FXCollections.observableArrayList();
    private final Set<ProductRow> fitting = new HashSet<>(); // The lines of shown, to be found quickly.
    private final ReadOnlyObjectWrapper<Situation> situation = new ReadOnlyObjectWrapper<>(new Situation.NoServers());
    private final ReadOnlyIntegerWrapper silent = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper orderMoved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper pictures = new ReadOnlyLongWrapper();
    private final InstantSource clock;
    private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper(ShellWords.products(""));
    private FilterExpression filter = FilterExpression.ALL;
    private Fleet fleet = Fleet.EMPTY;

    /**
     * Shows nothing yet.
     *
     * @param clock for the age of figures
     */
    public ProductsViewModel(InstantSource clock) {
        this.clock = clock;
    }

    /** The lines that the filter lets through. The list changes itself; nobody else may change it. */
    public ObservableList<ProductRow> shown() {
        return shown;
    }

    /** The command line that prints what is shown. */
    public ReadOnlyStringProperty command() {
        return command.getReadOnlyProperty();
    }

    /** How many lines there are without the filter. */
    public int all() {
        return rows.size();
    }

    /** What there is to show. */
    public ReadOnlyObjectProperty<Situation> situation() {
        return situation.getReadOnlyProperty();
    }

    /** How many servers do not report, first attempts to connect not counted. */
    public ReadOnlyIntegerProperty silent() {
        return silent.getReadOnlyProperty();
    }

    /** Whether a status moved since the lines were put in order. */
    public ReadOnlyBooleanProperty orderMoved() {
        return orderMoved.getReadOnlyProperty();
    }

    /**
     * How many pictures of the fleet came in. Figures change inside lines that stay selected: whoever rules by the selected
     * lines rules again when this moves.
     */
    public ReadOnlyLongProperty pictures() {
        return pictures.getReadOnlyProperty();
    }

    /** The view put its lines in order. */
    public void ordered() {
        orderMoved.set(false);
    }

    /** The servers that do not report. */
    public Set<ServerName> silentServers() {
        return fleet.servers().values().stream()
                .filter(ProductsViewModel::quiet)
                .map(Server::name)
                .collect(Collectors.toSet());
    }

    /** State comes in here and nowhere else. Costs what changed, not what there is. */
    public void show(FleetChange change) {
        fleet = change.fleet();
        var touched = new ArrayList<ProductRow>();
        boolean moved = false;
        for (ServerName name : change.changed()) {
            moved |= show(name, touched);
        }
        orderMoved.set(orderMoved.get() || moved);
        sift(touched);
        tellSituation();
        pictures.set(pictures.get() + 1);
    }

    /**
     * Lets these lines in or out as the filter has it now, and touches no other line of the list: a list that is filled anew
     * loses its selection, its order and its place on the screen.
     */
    private void sift(Collection<ProductRow> touched) {
        var come = new ArrayList<ProductRow>();
        var gone = new HashSet<ProductRow>();
        for (ProductRow row : touched) {
            boolean fits = rows.contains(row) && fits(row);
            if (fits && fitting.add(row)) {
                come.add(row);
            } else if (!fits && fitting.remove(row)) {
                gone.add(row);
            }
        }
        if (!gone.isEmpty()) {
            shown.removeIf(gone::contains);
        }
        if (!come.isEmpty()) {
            shown.addAll(come);
        }
    }

    private boolean fits(ProductRow row) {
        Figures figures = row.figures().get();
        return filter.matches(figures.server(), figures.product());
    }

    /** Time passed: the ages of old figures move on. Live lines are not touched. */
    public void tick() {
        Instant now = clock.instant();
        for (ProductRow row : rows) {
            Figures figures = row.figures().get();
            if (!figures.server().current()) {
                row.show(Figures.of(figures.server(), figures.product(), now));
            }
        }
    }

    /** Shows only what fits this expression. */
    public void filter(FilterExpression expression) {
        filter = expression;
        command.set(ShellWords.products(expression.problem().isEmpty() ? expression.text() : ""));
        sift(rows);
        tellSituation();
    }

    private boolean show(ServerName name, List<ProductRow> touched) {
        Instant now = clock.instant();
        Optional<Server> server = fleet.server(name).filter(known -> !known.retired());
        Map<String, ProductRow> was = rowsByServer.getOrDefault(name, Map.of());
        var is = new HashMap<String, ProductRow>();
        boolean moved = false;
        if (server.isPresent()) {
            for (Figures figures : figures(server.get(), now)) {
                String id = figures.product().map(ProductFigures::productId).orElse("");
                ProductRow row = was.get(id);
                if (row == null) {
                    row = new ProductRow(new ProductKey(name, id), figures);
                    rows.add(row);
                } else {
                    moved |= row.show(figures);
                }
                touched.add(row);
                is.put(id, row);
            }
        }
        was.forEach((id, row) -> {
            if (!is.containsKey(id)) {
                rows.remove(row);
                touched.add(row);
            }
        });
        rowsByServer.put(name, is);
        return moved;
    }

    /** A line per product; one line without a product for a server that failed before it ever answered. */
    private static List<Figures> figures(Server server, Instant now) {
        if (server.products().isEmpty() && quiet(server)) {
            return List.of(Figures.of(server, Optional.empty(), now));
        }
        return server.products().stream()
                .map(product -> Figures.of(server, Optional.of(product), now))
                .toList();
    }

    private static boolean quiet(Server server) {
        // A further attempt is no news: a line that went away with each dial would flicker.
        boolean first = server.link() instanceof LinkState.Connecting(int attempt)
                && attempt <= 1
                && server.facts().isEmpty();
        return !server.retired() && !server.current() && !first;
    }

    private void tellSituation() {
        silent.set(silentServers().size());
        situation.set(situationNow());
    }

    private Situation situationNow() {
        if (!shown.isEmpty()) {
            return new Situation.Lines();
        }
        if (!rows.isEmpty()) {
            return new Situation.NoMatch(filter.text(), rows.size(), FilterHint.of(filter, fleet));
        }
        List<Server> servers =
                fleet.servers().values().stream().filter(s -> !s.retired()).toList();
        if (servers.isEmpty()) {
            return new Situation.NoServers();
        }
        return servers.stream().anyMatch(server -> server.facts().isPresent())
                ? new Situation.NoProducts()
                : new Situation.Waiting(
                        (int) servers.stream().filter(ProductsViewModel::quiet).count(), servers.size());
    }
}
