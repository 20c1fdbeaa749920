package org.seatkeeper.client.console.servers;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;

/** One server of the list. */
public final class ServerRow {
    private final ServerName name;
    private final ReadOnlyObjectWrapper<Server> server;

    ServerRow(Server server) {
        name = server.name();
        this.server = new ReadOnlyObjectWrapper<>(server);
    }

    /** Which server. */
    public ServerName name() {
        return name;
    }

    /** As it stands. */
    public ReadOnlyObjectProperty<Server> server() {
        return server.getReadOnlyProperty();
    }

    void show(Server newest) {
        if (!newest.equals(server.get())) {
            server.set(newest);
        }
    }

    /** The color of its link: retired servers are fine as they are. */
    static Status status(Server server) {
        return server.retired() || server.current() ? Status.OK : Standing.of(server);
    }
}
