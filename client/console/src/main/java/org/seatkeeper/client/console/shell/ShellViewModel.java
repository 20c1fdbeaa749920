package org.seatkeeper.client.console.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.seatkeeper.client.fleet.FilterExpression;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerFacts;
import org.seatkeeper.client.fleet.StatusCounts;

/** The frame of the window without its widgets: filter, freshness, who I am. All methods run on the JavaFX thread. */
public final class ShellViewModel {
    /**
     * How fresh the picture is.
     *
     * @param live whether every server reports
     * @param words such as "40 of 42 servers report"
     */
    public record Freshness(boolean live, String words) {}

    /**
     * Who the console is to its servers.
     *
     * @param name as the servers know it; empty until one answered
     * @param role in words; may be empty
     */
    public record Self(String name, String role) {}

    private final StringProperty filterText = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<FilterExpression> filter = new ReadOnlyObjectWrapper<>(FilterExpression.ALL);
    private final ReadOnlyObjectWrapper<Freshness> freshness =
            new ReadOnlyObjectWrapper<>(new Freshness(true, "No servers yet"));
    private final ReadOnlyObjectWrapper<Self> self = new ReadOnlyObjectWrapper<>(new Self("", ""));

    /**
     * Filters nothing yet.
     *
     * @param filters every room that the filter field filters
     */
    public ShellViewModel(List<Consumer<FilterExpression>> filters) {
        filterText.subscribe(text -> {
            FilterExpression expression = FilterExpression.parse(text);
            filter.set(expression);
            filters.forEach(room -> room.accept(expression));
        });
    }

    /** What stands in the filter field. */
    public StringProperty filterText() {
        return filterText;
    }

    /** What it means. */
    public ReadOnlyObjectProperty<FilterExpression> filter() {
        return filter.getReadOnlyProperty();
    }

    /** How fresh the picture is. */
    public ReadOnlyObjectProperty<Freshness> freshness() {
        return freshness.getReadOnlyProperty();
    }

    /** Who I am to the servers. */
    public ReadOnlyObjectProperty<Self> self() {
        return self.getReadOnlyProperty();
    }

    /** State comes in here and nowhere else. */
    public void show(FleetChange change) {
        Fleet fleet = change.fleet();
        StatusCounts counts = StatusCounts.of(fleet);
        freshness.set(freshness(fleet, counts));
        self.set(self(fleet));
    }

    private static Freshness freshness(Fleet fleet, StatusCounts counts) {
        if (counts.all() == 0) {
            return new Freshness(true, "No servers yet");
        }
        long connecting = fleet.servers().values().stream()
                .filter(server -> !server.retired() && server.link() instanceof LinkState.Connecting)
                .count();
        String words = counts.reporting() + " of " + counts.all()
                + (counts.all() == 1 ? " server reports" : " servers report");
        return new Freshness(
                counts.reporting() == counts.all(),
                connecting == 0 ? words : words + ", " + connecting + " connecting");
    }

    /** One name where all servers agree; otherwise that they differ. */
    private static Self self(Fleet fleet) {
        List<ServerFacts> facts = fleet.servers().values().stream()
                .filter(Server::current)
                .flatMap(server -> server.facts().stream())
                .toList();
        List<String> names =
                facts.stream().map(ServerFacts::callerName).distinct().toList();
        List<String> roles = facts.stream()
                .map(each -> String.join(
                        ", ", each.roles().stream().map(ShellViewModel::role).toList()))
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return new Self("", "");
        }
        return new Self(
                names.size() == 1 ? names.getFirst() : "Several names",
                roles.size() == 1 ? roles.getFirst() : "Role differs by server");
    }

    /** {@code MODE_ADMIN} and {@code ModeAdmin} as "Mode admin". */
    static String role(String name) {
        String spaced =
                name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').replace('-', ' ');
        String lower = spaced.toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}
