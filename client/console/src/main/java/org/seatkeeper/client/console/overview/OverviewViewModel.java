package org.seatkeeper.client.console.overview;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatkeeper.client.console.overview.Wall.Mark;
import org.seatkeeper.client.fleet.FilterExpression;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.Need;
import org.seatkeeper.client.fleet.Needs;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.StatusCounts;

/** The Overview without its widgets: counts, the wall, what waits for a person. All methods run on the JavaFX thread. */
public final class OverviewViewModel {
    private final ReadOnlyObjectWrapper<StatusCounts> counts =
            new ReadOnlyObjectWrapper<>(StatusCounts.of(Fleet.EMPTY));
    private final ReadOnlyObjectWrapper<Wall> wall = new ReadOnlyObjectWrapper<>(new Wall(List.of(), 0));
    private final ReadOnlyObjectWrapper<List<Need>> needs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Status>> only = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final InstantSource clock;
    private FilterExpression filter = FilterExpression.ALL;
    private Fleet fleet = Fleet.EMPTY;

    /**
     * Shows nothing yet.
     *
     * @param clock for ages and times to come
     */
    public OverviewViewModel(InstantSource clock) {
        this.clock = clock;
    }

    /** How many servers have each status, the filter apart. */
    public ReadOnlyObjectProperty<StatusCounts> counts() {
        return counts.getReadOnlyProperty();
    }

    /** The marks that the filter and the chosen count let through. */
    public ReadOnlyObjectProperty<Wall> wall() {
        return wall.getReadOnlyProperty();
    }

    /** What waits for a person, worst first. */
    public ReadOnlyObjectProperty<List<Need>> needs() {
        return needs.getReadOnlyProperty();
    }

    /** The count that was chosen: only these servers are on the wall. */
    public ReadOnlyObjectProperty<Optional<Status>> only() {
        return only.getReadOnlyProperty();
    }

    /** State comes in here and nowhere else. */
    public void show(FleetChange change) {
        fleet = change.fleet();
        draw();
    }

    /** Time passed: ages and times to come move on. */
    public void tick() {
        draw();
    }

    /** Shows only servers that fit this expression. */
    public void filter(FilterExpression expression) {
        filter = expression;
        draw();
    }

    /** Shows only servers of this status; chosen again, all of them. */
    public void choose(Status status) {
        only.set(only.get().filter(chosen -> chosen == status).isPresent() ? Optional.empty() : Optional.of(status));
        draw();
    }

    private void draw() {
        counts.set(StatusCounts.of(fleet));
        wall.set(wallNow());
        needs.set(Needs.of(fleet, clock.instant()));
    }

    private Wall wallNow() {
        Map<String, List<Mark>> bySite = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int all = 0;
        for (Server server : fleet.servers().values()) {
            if (server.retired()) {
                continue;
            }
            all++;
            Status status = Standing.of(server);
            if (only.get().filter(chosen -> chosen != status).isPresent() || !filter.matches(server)) {
                continue;
            }
            bySite.computeIfAbsent(server.site(), _ -> new ArrayList<>()).add(mark(server, status));
        }
        var sites = new ArrayList<Wall.Site>();
        List<Mark> unknown = bySite.remove("");
        bySite.forEach((name, marks) -> sites.add(new Wall.Site(name, marks)));
        if (unknown != null) {
            sites.add(new Wall.Site(Wall.UNKNOWN_SITE, unknown));
        }
        return new Wall(sites, all);
    }

    private Mark mark(Server server, Status status) {
        int count = server.products().size();
        String products = count == 1 ? "1 product" : count + " products";
        String below = server.current() ? products : LinkWords.brief(server.link());
        String link = server.current() ? "" : " " + LinkWords.sentence(server.link(), clock.instant());
        return new Mark(
                server.name(), status, below, server.name() + ": " + status.words() + ". " + products + "." + link);
    }
}
