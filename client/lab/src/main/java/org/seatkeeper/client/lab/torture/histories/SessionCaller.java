package org.seatkeeper.client.lab.torture.histories;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.seatkeeper.client.lab.torture.histories.SessionAsks.Said;
import org.seatkeeper.client.lab.torture.histories.SessionWire.Came;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionResponse;

/**
 * One caller with a session on one product: several messages of several asks in flight, connections that break off with
 * answers unread, resumed by token; what was lost is asked again on the resumed session. A session that cannot be resumed
 * is given up with all that it holds.
 */
final class SessionCaller implements Runnable {
    private static final int TRIES_MAX = 2_000;
    private static final int HELD_MAX = 4;
    private static final int MESSAGES_MAX = 2;
    private static final int ASKS_MAX = 3;
    private static final Duration STEP = Duration.ofMillis(50);

    /** A connection on one run of the agent. */
    private record Connected(Site.Line line, SessionWire wire) {}

    private record Held(UUID handle, String client) {}

    private final int number;
    private final Site site;
    private final Recorder recorder;
    private final SplittableRandom random;
    private final String product;
    private final int bursts;
    private final int clients;
    private final List<Held> held = new ArrayList<>();
    private final List<Held> gone = new ArrayList<>();
    private final Map<Integer, Pending> pending = new LinkedHashMap<>();
    private Optional<Connected> connected = Optional.empty();
    private int asks;

    // Of the present session; 0 where there is none.
    private long session;
    private int strikes;
    private long token;
    private ByteString tokenBytes = ByteString.EMPTY;

    SessionCaller(
            int number,
            Site site,
            Recorder recorder,
            SplittableRandom random,
            String product,
            int bursts,
            int clients) {
        this.number = number;
        this.site = site;
        this.recorder = recorder;
        this.random = random;
        this.product = product;
        this.bursts = bursts;
        this.clients = clients;
    }

    /** So many bursts, and until each ask of them has an answer or is given up. */
    @Override
    public void run() {
        for (int n = 0; n < bursts; n++) {
            if (connect()) {
                burst();
            }
            site.time().moment(STEP);
            site.misfortune(random);
        }
        for (int tries = 0; !pending.isEmpty(); tries++) {
            if (tries == TRIES_MAX) {
                throw new IllegalStateException("session " + session + " asks and asks, and hears nothing");
            }
            if (connect()) {
                askAgain();
                collect();
                site.pause();
            }
        }
        // One that stays connected and says nothing is broken off by an agent that cannot write its end.
        lose();
    }

    private void burst() {
        if (!pending.isEmpty()) {
            askAgain();
            collect();
            return;
        }
        int messages = 1 + random.nextInt(MESSAGES_MAX);
        for (int n = 0; n < messages; n++) {
            message(1 + random.nextInt(ASKS_MAX));
        }
        if (random.nextInt(12) == 0) {
            lose();
            return;
        }
        collect();
        if (connected.isPresent() && pending.isEmpty()) {
            switch (random.nextInt(20)) {
                case 0, 1 -> lose();
                case 2 -> end();
                default -> {}
            }
        }
    }

    private void message(int count) {
        var message = new ArrayList<SessionAsk>();
        for (int n = 0; n < count; n++) {
            message.add(ask());
        }
        connected.ifPresent(now -> now.wire.send(message));
    }

    private SessionAsk ask() {
        // Two asks about one handle, both lost and asked again, could have three effects.
        List<Held> quiet = held.stream().filter(one -> !asked(one.handle)).toList();
        if (!quiet.isEmpty() && (held.size() >= HELD_MAX || random.nextInt(3) == 0)) {
            Held one = quiet.get(random.nextInt(quiet.size()));
            if (random.nextInt(4) == 0) {
                return claim(one);
            }
            held.remove(one);
            gone.add(one);
            return release(one);
        }
        if (!gone.isEmpty() && random.nextInt(12) == 0 && !asked(gone.getLast().handle)) {
            return release(gone.getLast());
        }
        return claim(new Held(uuid(), client()));
    }

    private boolean asked(UUID handle) {
        return pending.values().stream().anyMatch(one -> one.about(handle));
    }

    private SessionAsk claim(Held one) {
        var asked = new Asked.Admission(
                one.handle, one.client, one.client.equals(LiveAgent.ADMINISTRATOR), session, strikes);
        return asking(asked, SessionAsks.claim(++asks, one.handle, one.client));
    }

    private SessionAsk release(Held one) {
        return asking(new Asked.Release(one.handle, session), SessionAsks.release(++asks, one.handle));
    }

    private SessionAsk asking(Asked asked, SessionAsk message) {
        pending.put(message.getNumber(), new Pending(asked, message, recorder.moment()));
        return message;
    }

    private String client() {
        return random.nextInt(12) == 0 ? LiveAgent.ADMINISTRATOR : "u" + random.nextInt(clients);
    }

    private UUID uuid() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    /** What was lost is asked again, with the same handle. */
    private void askAgain() {
        var again = new ArrayList<SessionAsk>();
        for (Pending one : pending.values()) {
            if (!one.flying) {
                one.flying = true;
                one.tries++;
                again.add(one.message);
            }
        }
        if (!again.isEmpty()) {
            connected.ifPresent(now -> now.wire.send(again));
        }
    }

    /** Hears what has been asked on this connection. */
    private void collect() {
        while (connected.isPresent() && pending.values().stream().anyMatch(one -> one.flying)) {
            switch (connected.get().wire.next()) {
                case Came.Response(SessionResponse response) ->
                    response.getAnswersList().forEach(this::answered);
                case Came.End _ -> lose();
            }
        }
    }

    private void answered(SessionAnswer answer) {
        Pending one = pending.get(answer.getNumber());
        boolean heard = connected.filter(now -> site.hears(now.line)).isPresent() && random.nextInt(15) > 0;
        if (one == null) {
            recorder.fault("session " + session + " is answered twice: " + answer);
            return;
        }
        one.flying = false;
        switch (SessionAsks.said(answer)) {
            case Said.Word(Told told) -> {
                if (heard) {
                    told(one, told);
                }
            }
            case Said.Nothing _ -> {
                if (heard && one.tries == 1) {
                    done(one, new Asked.Word(session), new Told.Maybe());
                    nothingDone(one);
                }
                connected.ifPresent(now -> site.wake(now.line));
            }
            case Said.Open _ -> connected.ifPresent(now -> site.wake(now.line));
            case Said.Wrong(String words) -> recorder.fault("session " + session + " is told " + words);
        }
    }

    private void nothingDone(Pending one) {
        if (one.asked instanceof Asked.Release(UUID handle, long _)) {
            gone.stream().filter(was -> was.handle.equals(handle)).findFirst().ifPresent(held::add);
            gone.removeIf(was -> was.handle.equals(handle));
        }
    }

    private void told(Pending one, Told told) {
        boolean again = one.tries > 1;
        if (told instanceof Told.Over) {
            done(one, one.asked, again ? new Told.Unknown() : told);
            return;
        }
        switch (one.asked) {
            case Asked.Admission asked -> {
                var mine = new Held(asked.handle(), asked.client());
                boolean fresh = !held.remove(mine) && !gone.contains(mine);
                if (told instanceof Told.Yes) {
                    held.add(mine);
                } else if (fresh && !(told instanceof Told.No)) {
                    recorder.fault("session " + session + " never gave back what it is told it did: " + asked);
                }
                done(one, asked, told);
            }
            // Whoever tries again may find what the try before has done.
            case Asked asked -> done(one, asked, again && told instanceof Told.NotThere ? new Told.NoMore() : told);
        }
    }

    private void done(Pending one, Asked asked, Told told) {
        pending.remove(one.message.getNumber());
        // What was asked once has its effect in its turn.
        recorder.ended(product, number, one.tries == 1 ? session : 0, asked, told, one.begun);
    }

    /** Connected to the present run, on the present session or on a new one. */
    private boolean connect() {
        if (connected.filter(now -> site.hears(now.line)).isPresent()) {
            return true;
        }
        lose();
        Site.Line line = site.line();
        boolean done = session == 0 ? open(line) : resume(line);
        if (!done) {
            site.wake(line);
            site.pause();
        }
        return done;
    }

    private boolean open(Site.Line line) {
        long begun = recorder.moment();
        int length = random.nextInt(4) == 0 ? HandTime.DAY_STRIKES : 1 + random.nextInt(2);
        var wire = new SessionWire(line.channel(), product, length, Optional.empty());
        if (wire.next() instanceof Came.Response(SessionResponse response) && site.hears(line)) {
            session = begun;
            strikes = length;
            opened(line, wire, recorder.moment(), response);
            recorder.ended(product, number, new Asked.Opening(session, strikes, token), new Told.Yes(), begun);
            return true;
        }
        wire.breakOff();
        return false;
    }

    private void opened(Site.Line line, SessionWire wire, long next, SessionResponse response) {
        token = next;
        tokenBytes = response.getOpened().getResumeToken();
        connected = Optional.of(new Connected(line, wire));
    }

    private boolean resume(Site.Line line) {
        long begun = recorder.moment();
        var asked = new Asked.Resumption(session, token, recorder.moment());
        var wire = new SessionWire(line.channel(), product, strikes, Optional.of(tokenBytes));
        Came first = wire.next();
        boolean heard = site.hears(line) && random.nextInt(15) > 0;
        if (!heard) {
            resumed(asked, new Told.Unknown(), begun);
            wire.breakOff();
            return false;
        }
        return switch (first) {
            case Came.Response(SessionResponse response) -> {
                opened(line, wire, asked.next(), response);
                resumed(asked, new Told.Resumed(response.getOpened().getGrants()), begun);
                yield true;
            }
            case Came.End(var status) -> {
                switch (status.getCode()) {
                    case NOT_FOUND -> {
                        resumed(asked, new Told.NotThere(), begun);
                        forget();
                    }
                    case UNAVAILABLE -> {
                        if (Wire.readOnly(status)) {
                            recorder.ended(product, number, new Asked.Word(session), new Told.Maybe(), begun);
                        }
                    }
                    case UNKNOWN -> resumed(asked, new Told.Unknown(), begun);
                    default -> recorder.fault("session " + session + " is not resumed: " + status);
                }
                yield false;
            }
        };
    }

    private void resumed(Asked.Resumption asked, Told told, long begun) {
        recorder.ended(product, number, asked, told, begun);
    }

    /** The connection breaks off, or has: its lease begins anew once the agent knows. */
    private void lose() {
        if (connected.isEmpty()) {
            return;
        }
        Connected broken = connected.get();
        long begun = recorder.moment();
        broken.wire.breakOff();
        connected = Optional.empty();
        boolean known = site.decided(broken.line, product);
        ended(new Asked.Word(session), known, begun);
        for (Pending one : List.copyOf(pending.values())) {
            one.flying = false;
            if (known && random.nextInt(12) == 0) {
                done(one, one.asked, new Told.Maybe());
            }
        }
    }

    private void end() {
        long begun = recorder.moment();
        connected.ifPresent(now -> now.wire.end());
        ended(
                new Asked.Ending(session),
                connected.filter(now -> site.decided(now.line, product)).isPresent(),
                begun);
        connected = Optional.empty();
        forget();
    }

    private void ended(Asked asked, boolean known, long begun) {
        recorder.ended(product, number, asked, known ? new Told.Maybe() : new Told.Unknown(), begun);
    }

    /** Nobody asks on this session any more, and nothing that was asked on it has an effect after this moment. */
    private void forget() {
        List.copyOf(pending.values()).forEach(one -> done(one, one.asked, new Told.Maybe()));
        gone.clear();
        held.clear();
        session = 0;
    }

    /** At rest: ends the session, once it is sure that it lives; its grants are given back by the next rest. */
    void endAtRest(Runnable wait) {
        if (!connect()) {
            return;
        }
        message(1);
        for (int tries = 0; !pending.isEmpty() && tries < TRIES_MAX && connect(); tries++) {
            askAgain();
            collect();
        }
        if (connected.isEmpty() || !pending.isEmpty()) {
            return;
        }
        long begun = recorder.moment();
        connected.get().wire.end();
        wait.run();
        recorder.ended(product, number, new Asked.Ending(session), new Told.Yes(), begun);
        connected = Optional.empty();
        forget();
    }
}
