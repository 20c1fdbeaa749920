package org.seatkeeper.client.console.servers;

import java.util.Optional;
import javafx.util.Subscription;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;

/** Opens the dialogs of this room. JavaFX thread. */
public final class ServerDialogs {
    private final ServerPorts ports;

    public ServerDialogs(ServerPorts ports) {
        this.ports = ports;
    }

    /** The whole list, with everything that can be done with it. */
    public void list() {
        ports.dialogs().open(new ServersDialog(new ServersViewModel(ports), ports, this).content());
    }

    /** Adds one server. */
    public void add() {
        ports.dialogs().open(new AddServerDialog(new AddViewModel(ports), ports).content());
    }

    /** Adds those of a pasted list. */
    public void paste() {
        ports.dialogs().open(new PasteDialog(new PasteViewModel(ports), ports).content());
    }

    /** Adds those of a file. */
    public void load() {
        ports.dialogs().open(new ImportDialog(ports).content());
    }

    /** The name and tags of one server; nothing where it is not known. */
    public void edit(ServerName name) {
        server(name).ifPresent(server -> ports.dialogs().open(new EditServerDialog(server, ports).content()));
    }

    private Optional<Server> server(ServerName name) {
        var now = new Fleet[] {Fleet.EMPTY};
        Subscription once = ports.fleet().follow(change -> now[0] = change.fleet());
        once.unsubscribe();
        return now[0].server(name);
    }
}
