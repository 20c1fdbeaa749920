package org.seatkeeper.client.lab.torture.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The model that answers are held against (spec/model.md sections 3 and 4). A client is in once it holds a handle, and for
 * the product's hold after its last one; whoever is in is let in again; an administrator always is; everybody else while
 * fewer clients are in than the number says. A handle lives by a lease, its own or its session's; once that is over the
 * handle may end at any moment, and has ended by the time the agent is at rest.
 */
final class Holders {
    private Holders() {}

    /** A handle. The strike that ends its own lease; 0 where it has a session. */
    record Grant(String client, long session, int strikes, int over) {}

    /** A session that can be resumed by that token; the strike that ends its lease. */
    record Session(int strikes, int over, long token) {}

    /**
     * One moment of a product. Not changed after it was made.
     *
     * @param hour strikes so far
     * @param hold length of a hold, in strikes
     * @param held clients without a handle that keep their place, and the strike that ends it
     */
    record State(
            int hour,
            int number,
            int hold,
            Map<UUID, Grant> grants,
            Map<Long, Session> sessions,
            Map<String, Integer> held) {
        /** Nobody is in, and there are no licenses. */
        static final State EMPTY = new State(0, 0, 0, Map.of(), Map.of(), Map.of());

        boolean in(String client) {
            return held.containsKey(client) || grants.values().stream().anyMatch(grant -> grant.client.equals(client));
        }

        /** Who is in, with so many handles. */
        Map<String, Integer> seen() {
            var seen = new HashMap<String, Integer>();
            held.keySet().forEach(client -> seen.put(client, 0));
            grants.values().forEach(grant -> seen.merge(grant.client, 1, Integer::sum));
            return seen;
        }

        State grants(Map<UUID, Grant> next) {
            return new State(hour, number, hold, next, sessions, held);
        }

        State sessions(Map<Long, Session> next) {
            return new State(hour, number, hold, grants, next, held);
        }

        State held(Map<String, Integer> next) {
            return new State(hour, number, hold, grants, sessions, next);
        }
    }

    /** Each state that step may leave behind, where it may have happened in this one. */
    static List<State> after(State state, Step step) {
        if (step.told() instanceof Told.Maybe) {
            var next = new ArrayList<>(after(state, step.asked(), new Told.Unknown()));
            next.add(state);
            return next;
        }
        return after(state, step.asked(), step.told());
    }

    /** Of an unknown step those states alone that it changes. */
    private static List<State> after(State state, Asked asked, Told told) {
        return switch (asked) {
            case Asked.Admission(UUID handle, String client, boolean administrator, long session, int strikes) ->
                onSession(state, session, told, now -> {
                    int over = session == 0 ? now.hour + strikes : 0;
                    return admission(now, handle, new Grant(client, session, strikes, over), administrator, told);
                });
            case Asked.Release(UUID handle, long session) ->
                onSession(state, session, told, now -> release(now, handle, session, told));
            case Asked.Renewal(UUID handle) -> renewal(state, handle, told);
            case Asked.Query(UUID handle) -> when(state, state.grants.containsKey(handle) == told instanceof Told.Yes);
            case Asked.Look() -> when(state, told instanceof Told.Seen(var seen) && seen.equals(state.seen()));
            case Asked.Change(int by) ->
                told instanceof Told.No || state.number + by < 0
                        ? List.of()
                        : List.of(new State(
                                state.hour, state.number + by, state.hold, state.grants, state.sessions, state.held));
            case Asked.Hold(int strikes) ->
                List.of(new State(state.hour, state.number, strikes, state.grants, state.sessions, state.held));
            case Asked.Eviction(String client) ->
                told instanceof Told.No || !state.in(client) ? List.of() : List.of(without(state, client));
            case Asked.Opening(long session, int strikes, long token) ->
                List.of(with(state, session, new Session(strikes, state.hour + strikes, token)));
            case Asked.Resumption(long session, long token, long next) -> resumption(state, session, token, next, told);
            case Asked.Word(long session) -> changed(state, renewed(state, session), told);
            case Asked.Ending(long session) -> changed(state, overNow(state, session), told);
            case Asked.Strike() ->
                List.of(new State(state.hour + 1, state.number, state.hold, state.grants, state.sessions, state.held));
            case Asked.Rest() -> when(state, ends(state).isEmpty());
            case Asked.Start() -> List.of(anew(state));
        };
    }

    /** Whether a step says something about the state that it meets, and leaves each as it is. */
    static boolean tells(Step step) {
        Told told = step.told();
        boolean nothing = told instanceof Told.NotThere || told instanceof Told.OtherLease || told instanceof Told.No;
        return switch (step.asked()) {
            case Asked.Query _, Asked.Look _ -> true;
            case Asked.Admission asked -> (nothing && asked.session() == 0) || told instanceof Told.Over;
            case Asked.Release asked -> (nothing && asked.session() == 0) || told instanceof Told.Over;
            case Asked.Renewal _, Asked.Resumption _ -> nothing;
            default -> false;
        };
    }

    private interface Then {
        List<State> of(State now);
    }

    /** What is asked on a session renews it, whatever comes of it; where it has ended nothing else can be told. */
    private static List<State> onSession(State state, long session, Told told, Then then) {
        boolean over = session != 0 && !state.sessions.containsKey(session);
        if (over || told instanceof Told.Over) {
            return when(state, over && told instanceof Told.Over);
        }
        State now = session == 0 ? state : renewed(state, session);
        List<State> next = new ArrayList<>(then.of(now));
        if (told instanceof Told.Unknown) {
            next.add(now);
            next.removeIf(state::equals);
        }
        return next;
    }

    private static List<State> admission(State state, UUID handle, Grant grant, boolean administrator, Told told) {
        Grant lives = state.grants.get(handle);
        if (lives != null) {
            boolean same = lives.session == grant.session;
            return when(state, same ? told instanceof Told.Yes : told instanceof Told.OtherLease);
        }
        boolean fits = administrator || state.in(grant.client) || state.seen().size() < state.number;
        return switch (told) {
            case Told.Yes _, Told.Unknown _ -> fits ? List.of(with(state, handle, grant)) : List.of();
            case Told.No _ -> when(state, !fits);
            // Whoever had it before has lost it.
            case Told.NotThere _ -> List.of(state);
            default -> List.of();
        };
    }

    private static List<State> release(State state, UUID handle, long session, Told told) {
        Grant lives = state.grants.get(handle);
        if (lives == null) {
            return when(state, told instanceof Told.NotThere || told instanceof Told.NoMore);
        }
        if (lives.session != session) {
            return when(state, told instanceof Told.OtherLease);
        }
        boolean ends = told instanceof Told.Yes || told instanceof Told.NoMore || told instanceof Told.Unknown;
        return ends ? List.of(without(state, handle)) : List.of();
    }

    private static List<State> renewal(State state, UUID handle, Told told) {
        Grant lives = state.grants.get(handle);
        if (lives == null || told instanceof Told.NotThere) {
            return when(state, lives == null && told instanceof Told.NotThere);
        }
        var grants = new HashMap<>(state.grants);
        grants.put(handle, new Grant(lives.client, 0, lives.strikes, state.hour + lives.strikes));
        return changed(state, state.grants(grants), told);
    }

    private static List<State> resumption(State state, long session, long token, long next, Told told) {
        Session lives = state.sessions.get(session);
        if (lives == null || lives.token != token) {
            return when(state, told instanceof Told.NotThere);
        }
        State resumed = with(state, session, new Session(lives.strikes, state.hour + lives.strikes, next));
        return switch (told) {
            case Told.Resumed(int grants) ->
                when(
                        resumed,
                        grants
                                == state.grants.values().stream()
                                        .filter(grant -> grant.session == session)
                                        .count());
            case Told.Unknown _ -> List.of(resumed);
            default -> List.of();
        };
    }

    private static List<State> changed(State before, State after, Told told) {
        return when(after, !(told instanceof Told.Unknown) || !after.equals(before));
    }

    /** What may happen at any moment by itself: each way in which one thing that is over ends. */
    static List<State> ends(State state) {
        var ends = new ArrayList<State>();
        state.grants.forEach((handle, grant) -> {
            if (grant.session == 0 && grant.over <= state.hour) {
                ends.add(without(state, handle));
            }
        });
        state.sessions.forEach((id, session) -> {
            if (session.over <= state.hour) {
                ends.add(ended(state, id));
            }
        });
        state.held.forEach((client, over) -> {
            if (over <= state.hour) {
                var held = new HashMap<>(state.held);
                held.remove(client);
                ends.add(state.held(held));
            }
        });
        return ends;
    }

    private static State ended(State state, long session) {
        State now = state;
        for (Map.Entry<UUID, Grant> one : state.grants.entrySet()) {
            now = one.getValue().session == session ? without(now, one.getKey()) : now;
        }
        var sessions = new HashMap<>(now.sessions);
        sessions.remove(session);
        return now.sessions(sessions);
    }

    private static State with(State state, UUID handle, Grant grant) {
        var grants = new HashMap<>(state.grants);
        grants.put(handle, grant);
        return unheld(state.grants(grants), grant.client);
    }

    private static State unheld(State state, String client) {
        if (!state.held.containsKey(client)) {
            return state;
        }
        var held = new HashMap<>(state.held);
        held.remove(client);
        return state.held(held);
    }

    /** A handle ends; the last one of its client leaves the place held. */
    private static State without(State state, UUID handle) {
        var grants = new HashMap<>(state.grants);
        String client = Optional.ofNullable(grants.remove(handle)).orElseThrow().client;
        State now = state.grants(grants);
        if (state.hold == 0 || now.in(client)) {
            return now;
        }
        var held = new HashMap<>(state.held);
        held.put(client, state.hour + state.hold);
        return now.held(held);
    }

    private static State without(State state, String client) {
        var grants = new HashMap<>(state.grants);
        grants.values().removeIf(grant -> grant.client.equals(client));
        return unheld(state.grants(grants), client);
    }

    private static State with(State state, long id, Session session) {
        var sessions = new HashMap<>(state.sessions);
        sessions.put(id, session);
        return state.sessions(sessions);
    }

    private static State renewed(State state, long id) {
        Session session = state.sessions.get(id);
        return session == null
                ? state
                : with(state, id, new Session(session.strikes, state.hour + session.strikes, session.token));
    }

    private static State overNow(State state, long id) {
        Session session = state.sessions.get(id);
        return session == null ? state : with(state, id, new Session(session.strikes, state.hour, session.token));
    }

    private static State anew(State state) {
        var grants = new HashMap<>(state.grants);
        grants.replaceAll((_, grant) -> new Grant(
                grant.client, grant.session, grant.strikes, grant.session == 0 ? state.hour + grant.strikes : 0));
        var sessions = new HashMap<>(state.sessions);
        sessions.replaceAll((_, session) -> new Session(session.strikes, state.hour + session.strikes, session.token));
        var held = new HashMap<>(state.held);
        held.replaceAll((_, _) -> state.hour + state.hold);
        return new State(state.hour, state.number, state.hold, grants, sessions, held);
    }

    private static List<State> when(State state, boolean so) {
        return so ? List.of(state) : List.of();
    }
}
