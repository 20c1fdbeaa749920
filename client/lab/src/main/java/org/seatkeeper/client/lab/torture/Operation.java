package org.seatkeeper.client.lab.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.proto.v1.Done;

/** One move and what was told of every try of it, in order. Written by one writer at a time, read when all have stopped. */
final class Operation {
    /** What must be there of it. */
    enum Fate {
        /** Exactly one effect. */
        ONCE,
        /** None at all. */
        ABSENT,
        /** At most one: nobody was told. */
        OPEN
    }

    private final Move move;
    private final List<Outcome> outcomes = new ArrayList<>();

    Operation(Move move) {
        this.move = move;
    }

    Move move() {
        return move;
    }

    synchronized void told(Outcome outcome) {
        outcomes.add(outcome);
    }

    synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The acknowledgements, in order. */
    List<Done> acknowledged() {
        return outcomes().stream()
                .filter(Outcome.Acknowledged.class::isInstance)
                .map(Outcome.Acknowledged.class::cast)
                .map(Outcome.Acknowledged::done)
                .toList();
    }

    /**
     * What the tries say together. A no to the same operation after an unknown try says that this had no effect: it would
     * have been answered with its first result.
     */
    Fate fate() {
        List<Outcome> all = outcomes();
        boolean open = all.isEmpty();
        for (Outcome outcome : all) {
            switch (outcome) {
                case Outcome.Acknowledged _ -> {
                    return Fate.ONCE;
                }
                case Outcome.Refused _, Outcome.Stale _ -> open = false;
                case Outcome.Unknown _, Outcome.Fault _ -> open = true;
                case Outcome.NotSent _ -> {}
            }
        }
        return open ? Fate.OPEN : Fate.ABSENT;
    }

    /** Whether it has to be asked again to be known. */
    boolean open() {
        return fate() == Fate.OPEN;
    }

    /** The last thing that was told. */
    Optional<Outcome> last() {
        List<Outcome> all = outcomes();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
