package org.seatkeeper.client.lab.torture.histories;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The model that answers are held against: which handles of which clients live, and a number (spec/model.md section 3).
 * A client is in once it holds a handle; whoever is in is let in again; an administrator always is; everybody else while
 * fewer clients are in than the number says.
 */
final class Holders {
    /** One moment of a product. Not changed after it was made. */
    record State(BitSet held, int number) {}

    private final Map<UUID, Integer> handles = new HashMap<>();
    private final List<String> clients = new ArrayList<>();

    /**
     * Knows the handles of those steps.
     *
     * @throws IllegalArgumentException where a handle is of two clients
     */
    Holders(List<Step> steps) {
        for (Step step : steps) {
            if (step.asked() instanceof Asked.Admission(UUID handle, String client, boolean _)) {
                Integer known = handles.putIfAbsent(handle, clients.size());
                if (known == null) {
                    clients.add(client);
                } else if (!clients.get(known).equals(client)) {
                    throw new IllegalArgumentException("handle " + handle + " is of two clients");
                }
            }
        }
    }

    /** Nobody is in, and there are no licenses. */
    State empty() {
        return new State(new BitSet(), 0);
    }

    /** The state after that step, where it may have happened in that state; where its answer is unknown, if it changes it. */
    Optional<State> after(State state, Step step) {
        return switch (step.asked()) {
            case Asked.Admission(UUID handle, String client, boolean administrator) ->
                admission(state, handles.getOrDefault(handle, -1), client, administrator, step.told());
            case Asked.Release(UUID handle) -> release(state, handles.getOrDefault(handle, -1), step.told());
            case Asked.Query(UUID handle) ->
                when(state, state.held.get(handles.getOrDefault(handle, clients.size())) == isYes(step.told()));
            case Asked.Look() -> when(state, step.told() instanceof Told.Seen(var seen) && seen.equals(seen(state)));
            case Asked.Change(int by) ->
                step.told() instanceof Told.No || state.number + by < 0
                        ? Optional.empty()
                        : Optional.of(new State(state.held, state.number + by));
            case Asked.Eviction(String client) ->
                step.told() instanceof Told.No || !in(state, client) ? Optional.empty() : without(state, client);
        };
    }

    private Optional<State> admission(State state, int handle, String client, boolean administrator, Told told) {
        boolean lives = state.held.get(handle);
        boolean fits = lives || administrator || in(state, client) || clientsIn(state) < state.number;
        return switch (told) {
            case Told.Yes _ -> fits ? Optional.of(with(state, handle)) : Optional.empty();
            case Told.No _ -> when(state, !fits);
            case Told.Unknown _ -> fits && !lives ? Optional.of(with(state, handle)) : Optional.empty();
            case Told.NotThere _, Told.Seen _ -> Optional.empty();
        };
    }

    private static Optional<State> release(State state, int handle, Told told) {
        boolean lives = handle >= 0 && state.held.get(handle);
        if (told instanceof Told.NotThere) {
            return when(state, !lives);
        }
        if (!lives) {
            return Optional.empty();
        }
        var held = (BitSet) state.held.clone();
        held.clear(handle);
        return Optional.of(new State(held, state.number));
    }

    private static State with(State state, int handle) {
        var held = (BitSet) state.held.clone();
        held.set(handle);
        return new State(held, state.number);
    }

    private Optional<State> without(State state, String client) {
        var held = (BitSet) state.held.clone();
        state.held.stream().filter(handle -> clients.get(handle).equals(client)).forEach(held::clear);
        return Optional.of(new State(held, state.number));
    }

    private static Optional<State> when(State state, boolean so) {
        return so ? Optional.of(state) : Optional.empty();
    }

    private static boolean isYes(Told told) {
        return told instanceof Told.Yes;
    }

    private boolean in(State state, String client) {
        return state.held.stream().anyMatch(handle -> clients.get(handle).equals(client));
    }

    private int clientsIn(State state) {
        return seen(state).size();
    }

    /** Who is in, with so many handles. */
    Map<String, Integer> seen(State state) {
        var seen = new HashMap<String, Integer>();
        state.held.stream().forEach(handle -> seen.merge(clients.get(handle), 1, Integer::sum));
        return seen;
    }
}
