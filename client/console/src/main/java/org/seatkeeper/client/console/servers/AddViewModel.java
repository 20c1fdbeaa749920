package org.seatkeeper.client.console.servers;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;

/** Add a Server without widgets: an address is met first, then its authority is trusted once. JavaFX thread. */
public final class AddViewModel {
    private final ServerPorts ports;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty tags = new SimpleStringProperty("");
    private final StringProperty credentials = new SimpleStringProperty("");
    private final BooleanProperty compared = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Met>> met = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private String suggested = "";

    public AddViewModel(ServerPorts ports) {
        this.ports = ports;
        address.subscribe((_, typed) -> {
            met.set(Optional.empty());
            compared.set(false);
            if (name.get().equals(suggested)) {
                suggested = Names.suggested(typed);
                name.set(suggested);
            }
        });
    }

    /** Host and port as typed. */
    public StringProperty address() {
        return address;
    }

    /** The name in this profile; proposed from the address until it is changed. */
    public StringProperty name() {
        return name;
    }

    /** Tags as typed. */
    public StringProperty tags() {
        return tags;
    }

    /** The name of the credentials to use. */
    public StringProperty credentials() {
        return credentials;
    }

    /** That the fingerprint was compared. */
    public BooleanProperty compared() {
        return compared;
    }

    /** Who was met; absent before. */
    public ReadOnlyObjectProperty<Optional<Met>> met() {
        return met.getReadOnlyProperty();
    }

    /** What went wrong last; absent where nothing did. */
    public ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** Whether something is awaited. */
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether the server is in the list. */
    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    /** What is wrong with what was typed; empty where nothing is. */
    public String problem() {
        String wrongName = Names.problem(name.get());
        return wrongName.isEmpty() ? Tags.problem(tags.get()) : wrongName;
    }

    /** Whether the next step can be taken: to meet the server, or to add it. */
    public boolean ready() {
        boolean named =
                !address.get().isBlank() && !name.get().isBlank() && problem().isEmpty();
        return named && !running.get() && (met.get().isEmpty() || compared.get());
    }

    /** Meets the server; once it is met and its fingerprint compared, adds it. */
    public void next() {
        if (!ready()) {
            return;
        }
        running.set(true);
        notice.set(Optional.empty());
        if (met.get().isPresent()) {
            ServerName wanted = new ServerName(name.get().strip());
            ports.manages()
                    .add(wanted, met.get().get(), Tags.read(tags.get()), credentials.get())
                    .thenAcceptAsync(this::added, ports.fxThread());
        } else {
            ports.manages().meet(address.get().strip()).thenAcceptAsync(this::met, ports.fxThread());
        }
    }

    private void met(Edited<Met> answer) {
        running.set(false);
        switch (answer) {
            case Edited.Made<Met>(Met who) -> met.set(Optional.of(who));
            case Edited.Failed<Met>(String cause, String remedy) -> failed("Not met: " + cause, remedy);
        }
    }

    private void added(Edited<ServerName> answer) {
        running.set(false);
        switch (answer) {
            case Edited.Made<ServerName>(ServerName added) -> {
                ports.notifies().tell(Status.OK, added + " is in the list", "Its figures show as soon as it answers.");
                done.set(true);
            }
            case Edited.Failed<ServerName>(String cause, String remedy) -> failed("Not added: " + cause, remedy);
        }
    }

    private void failed(String what, String remedy) {
        notice.set(Optional.of(new AnswerWords(Status.OVER, what, remedy)));
    }
}
