package org.seatkeeper.client.console.properties;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.UsageCommands;

/** Ends connections, and keeps their clients out for a while where that is wished. */
final class EvictAct implements ActViewModel.Act {
    /** Most connections that one confirmation ends. */
    static final int CONNECTIONS_MAX = 100;

    /** What can be chosen, in the order of the list; the last is the most that an agent takes. */
    static final List<Duration> BLOCKS = List.of(
            Duration.ZERO,
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(8),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(366));

    private final ProductKey key;
    private final List<ConnectionLine> connections;
    private final ActsOnUse acts;
    private final ObjectProperty<Duration> block = new SimpleObjectProperty<>(Duration.ZERO);

    EvictAct(ProductKey key, List<ConnectionLine> connections, ActsOnUse acts) {
        this.key = key;
        this.connections = List.copyOf(connections);
        this.acts = acts;
    }

    /** How long the clients are not let in again; zero for not at all. */
    ObjectProperty<Duration> block() {
        return block;
    }

    /** Whose connections, in words. */
    String who() {
        return connections.size() == 1
                ? who(connections.getFirst())
                : Words.count(connections.size(), "connection") + ": "
                        + connections.stream().map(EvictAct::who).collect(Collectors.joining(", "));
    }

    /** Whose connection, in words. */
    static String who(ConnectionLine line) {
        return Clients.who(line.user(), line.device());
    }

    @Override
    public int count() {
        return connections.size();
    }

    @Override
    public CompletionStage<Answer<Outcome>> ask(int which, Intent intent) {
        return acts.evict(key, connections.get(which).number(), block.get(), intent);
    }

    @Override
    public String command(String reason) {
        return connections.stream()
                .map(line -> UsageCommands.evict(key, line.number(), block.get(), reason))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public String effect(Outcome outcome) {
        Optional<ProductFigures> before = outcome.before();
        Optional<ProductFigures> after = outcome.after();
        if (before.isEmpty() || after.isEmpty()) {
            return "";
        }
        return "In use goes from " + Words.number(before.get().inUse()) + " to "
                + Words.number(after.get().inUse()) + ".";
    }

    @Override
    public String done() {
        return connections.size() == 1
                ? "Connection of " + who(connections.getFirst()) + " ended"
                : Words.count(connections.size(), "connection") + " ended";
    }
}
