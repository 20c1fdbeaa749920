package org.seatkeeper.client.console.servers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.kit.Work;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;

/** Paste a List without widgets: every line is met, the authorities are compared once, then all are added. JavaFX thread. */
public final class PasteViewModel {
    private final ServerPorts ports;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty compared = new SimpleBooleanProperty();
    private final ObservableList<PastedRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private Pasted pasted = new Pasted(List.of(), List.of());
    private int open;

    public PasteViewModel(ServerPorts ports) {
        this.ports = ports;
        text.subscribe(typed -> {
            pasted = ports.manages().read(typed);
            rows.clear();
            compared.set(false);
            changed();
        });
    }

    /** As pasted: a server a line. */
    public StringProperty text() {
        return text;
    }

    /** That every fingerprint was compared. */
    public BooleanProperty compared() {
        return compared;
    }

    /** A row per line that could be read; empty until they are asked. */
    public ObservableList<PastedRow> rows() {
        return rows;
    }

    /** Counts on whenever something here moved. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Whether answers are awaited. */
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether all is done. */
    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    /** What the text says, line by line, as far as it is wrong. */
    public List<String> faults() {
        return pasted.faults();
    }

    /** How many lines could be read. */
    public int readable() {
        return pasted.lines().size();
    }

    /** The fingerprints that were met, and how many servers each vouches for. */
    public Map<String, Integer> authorities() {
        var counts = new TreeMap<String, Integer>();
        for (PastedRow row : rows) {
            row.met().ifPresent(met -> counts.merge(met.authorityName() + "\n" + met.fingerprint(), 1, Integer::sum));
        }
        return counts;
    }

    /** How many servers can be added. */
    public int addable() {
        return (int) rows.stream().filter(row -> row.met().isPresent()).count();
    }

    /** Whether the next step can be taken. */
    public boolean ready() {
        if (running.get()) {
            return false;
        }
        return rows.isEmpty() ? readable() > 0 : addable() > 0 && compared.get();
    }

    /** Asks every line who it is; once they were compared, adds them. */
    public void next() {
        if (!ready()) {
            return;
        }
        if (rows.isEmpty()) {
            ask();
        } else {
            add();
        }
    }

    private void ask() {
        running.set(true);
        open = pasted.lines().size();
        Work work = ports.work().start("Asking who the servers are", open);
        for (Pasted.Line line : pasted.lines()) {
            PastedRow row = new PastedRow(line);
            rows.add(row);
            ports.manages().meet(line.address()).thenAcceptAsync(answer -> met(row, answer, work), ports.fxThread());
        }
        changed();
    }

    private void met(PastedRow row, Edited<Met> answer, Work work) {
        row.show(answer);
        work.step(row.line().name().value());
        finish();
    }

    private void add() {
        running.set(true);
        var those = rows.stream().filter(row -> row.met().isPresent()).toList();
        open = those.size();
        Work work = ports.work().start("Adding " + Words.count(open, "server"), open);
        for (PastedRow row : those) {
            ports.manages()
                    .add(row.line().name(), row.met().orElseThrow(), Set.of(), "")
                    .thenAcceptAsync(answer -> added(row, answer, work), ports.fxThread());
        }
    }

    private void added(PastedRow row, Edited<ServerName> answer, Work work) {
        work.step(row.line().name().value());
        row.added(answer);
        finish();
        if (open == 0) {
            long in = rows.stream().filter(PastedRow::isAdded).count();
            ports.notifies().tell(Status.OK, Words.count(in, "server") + " added", "");
            done.set(rows.stream().allMatch(PastedRow::isAdded));
        }
    }

    private void finish() {
        open--;
        running.set(open > 0);
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
