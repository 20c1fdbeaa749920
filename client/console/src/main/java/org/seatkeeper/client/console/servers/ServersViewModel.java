package org.seatkeeper.client.console.servers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;

/** The servers of this profile without widgets, retired ones included. JavaFX thread. */
public final class ServersViewModel {
    private final ServerPorts ports;
    private final Map<ServerName, ServerRow> known = new HashMap<>();
    private final ObservableList<ServerRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription following;

    /** Follows the fleet until {@link #close}. */
    public ServersViewModel(ServerPorts ports) {
        this.ports = ports;
        following = ports.fleet().follow(this::show);
    }

    /** A line per server. */
    public ObservableList<ServerRow> rows() {
        return rows;
    }

    /** What went wrong last; absent where nothing did. */
    public ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** Forgets these servers; nothing changes on them. */
    public void remove(List<ServerRow> those) {
        String what =
                those.size() == 1 ? those.getFirst().name() + " is" : Words.count(those.size(), "server") + " are";
        for (ServerRow row : those) {
            ended(row, ports.manages().remove(row.name()));
        }
        ports.notifies().tell(Status.OK, what + " no longer in the list", "Nothing changed on any server.");
    }

    /** Sets these servers aside, or takes them back. */
    public void retire(List<ServerRow> those, boolean retired) {
        those.forEach(row -> ended(row, ports.manages().retire(row.name(), retired)));
    }

    /** Dials these servers now. */
    public void tryAgain(List<ServerRow> those) {
        those.forEach(row -> ports.manages().retryNow(row.name()));
    }

    /** Nothing is followed any more. */
    public void close() {
        following.unsubscribe();
    }

    private void ended(ServerRow row, CompletionStage<Edited<ServerName>> stage) {
        stage.thenAcceptAsync(
                answer -> {
                    if (answer instanceof Edited.Failed<ServerName>(String cause, String remedy)) {
                        notice.set(Optional.of(new AnswerWords(Status.OVER, row.name() + ": " + cause, remedy)));
                    } else {
                        notice.set(Optional.empty());
                    }
                },
                ports.fxThread());
    }

    private void show(FleetChange change) {
        for (ServerName name : change.changed()) {
            Optional<Server> server = change.fleet().server(name);
            ServerRow row = known.get(name);
            if (server.isEmpty()) {
                if (row != null) {
                    rows.remove(row);
                    known.remove(name);
                }
            } else if (row == null) {
                ServerRow come = new ServerRow(server.get());
                known.put(name, come);
                rows.add(come);
            } else {
                row.show(server.get());
            }
        }
    }
}
