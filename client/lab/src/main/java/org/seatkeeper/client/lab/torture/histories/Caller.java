package org.seatkeeper.client.lab.torture.histories;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.seatkeeper.proto.v1.Connection;

/**
 * One caller of several products, who takes, keeps, looks for and gives back licenses, as chance has it; who loses answers,
 * asks again with the same handle, and sometimes gives up; and who now and then stops or kills the agent.
 */
final class Caller implements Runnable {
    private static final int TRIES_MAX = 2_000;
    private static final long PATIENT_MILLIS = 10_000;
    private static final int HELD_MAX = 3;

    /** One in which something is decided, one in which what follows is done, and one for what was under way. */
    private static final int TURNS = 3;

    /** Nobody's handle. */
    private static final UUID WAITING = new UUID(0x4000, Long.MIN_VALUE);

    /** What passes with each step: figures are published four times a second. */
    private static final Duration STEP = Duration.ofMillis(50);

    private record Held(String product, UUID handle, String client, int strikes) {}

    private final int number;
    private final Site site;
    private final Recorder recorder;
    private final SplittableRandom random;
    private final List<String> products;
    private int steps;
    private final int clients;
    private final List<Held> held = new ArrayList<>();
    private final List<Held> gone = new ArrayList<>();

    /** Takes so many steps, for so many clients besides its own guest and the administrator. */
    Caller(
            int number,
            Site site,
            Recorder recorder,
            SplittableRandom random,
            List<String> products,
            int steps,
            int clients) {
        this.number = number;
        this.site = site;
        this.recorder = recorder;
        this.random = random;
        this.products = products;
        this.steps = steps;
        this.clients = clients;
    }

    @Override
    public void run() {
        for (int n = 0; n < steps; n++) {
            step(products.get(random.nextInt(products.size())));
            site.time().moment(STEP);
            site.misfortune(random);
        }
    }

    private void step(String product) {
        switch (random.nextInt(20)) {
            case 0 -> look(product);
            case 1 -> change(product, 1 + random.nextInt(2));
            case 2 -> change(product, -1);
            case 3 -> evict(product);
            case 4 -> held(product).ifPresent(this::find);
            case 5 -> held(product).ifPresent(this::admission);
            case 6 -> releaseOfNothing(product);
            case 7 -> gone(product).ifPresent(this::find);
            case 8, 9 -> held(product).ifPresent(this::renew);
            default -> {
                Optional<Held> mine = held(product);
                if (mine.isPresent() && (held.size() >= HELD_MAX || random.nextBoolean())) {
                    release(mine.get());
                } else {
                    admission(new Held(product, uuid(), client(), strikes()));
                }
            }
        }
    }

    private Optional<Held> held(String product) {
        List<Held> mine =
                held.stream().filter(one -> one.product.equals(product)).toList();
        return mine.isEmpty() ? Optional.empty() : Optional.of(mine.get(random.nextInt(mine.size())));
    }

    private Optional<Held> gone(String product) {
        return gone.stream().filter(one -> one.product.equals(product)).reduce((_, last) -> last);
    }

    private String client() {
        return switch (random.nextInt(12)) {
            case 0 -> LiveAgent.ADMINISTRATOR;
            case 1 -> guest();
            default -> "u" + random.nextInt(clients);
        };
    }

    /** Nobody else asks for this client, so that evicting it meets no ask that is under way. */
    private String guest() {
        return "guest" + number;
    }

    private UUID uuid() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private int strikes() {
        return switch (random.nextInt(4)) {
            case 0 -> 1;
            case 1 -> 2;
            default -> HandTime.DAY_STRIKES;
        };
    }

    /** Asks for what is new, or was let in before: its lease may be over by now. */
    private void admission(Held mine) {
        boolean fresh = !held.contains(mine);
        var asked = new Asked.Admission(
                mine.handle, mine.client, mine.client.equals(LiveAgent.ADMINISTRATOR), 0, mine.strikes);
        Told told = ask(mine.product, asked, wire -> wire.admission(mine.handle, mine.client, mine.strikes));
        if (!(told instanceof Told.Maybe)) {
            held.remove(mine);
        }
        if (told instanceof Told.Yes) {
            held.add(mine);
        } else if (fresh && told instanceof Told.NotThere) {
            recorder.fault("caller " + number + " never gave back what it is told it did: " + asked);
        }
    }

    private void release(Held mine) {
        held.remove(mine);
        gone.add(mine);
        int[] tries = {0};
        Told released = ask(mine.product, new Asked.Release(mine.handle, 0), wire -> {
            tries[0]++;
            Told told = wire.release(mine.handle);
            // Whoever tries again may find what the try before has done.
            return tries[0] > 1 && told instanceof Told.NotThere ? new Told.NoMore() : told;
        });
        if (released instanceof Told.Maybe) {
            gone.remove(mine);
            held.add(mine);
        }
    }

    private void renew(Held mine) {
        Told told = ask(mine.product, new Asked.Renewal(mine.handle), wire -> wire.renew(mine.handle));
        if (told instanceof Told.NotThere) {
            held.remove(mine);
            gone.add(mine);
        }
    }

    private void releaseOfNothing(String product) {
        UUID handle = uuid();
        var _ = ask(product, new Asked.Release(handle, 0), wire -> wire.release(handle));
    }

    private void find(Held mine) {
        var _ = ask(mine.product, new Asked.Query(mine.handle), wire -> wire.query(mine.handle));
    }

    /** Declares a product, as the callers' own; no step. */
    void register(String product) {
        UUID operation = uuid();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            boolean done = read(product, wire -> {
                        wire.register(operation);
                        return true;
                    })
                    .isPresent();
            if (done) {
                return;
            }
        }
        throw new IllegalStateException("nobody can declare a product");
    }

    /** Who is in. */
    void look(String product) {
        var _ = ask(product, new Asked.Look(), Wire::look);
    }

    /** The number of licenses goes up or down. */
    void change(String product, int by) {
        UUID operation = uuid();
        Optional<Long> revision = by > 0 ? Optional.of(0L) : read(product, Wire::revision);
        if (revision.isPresent()) {
            var _ = ask(
                    product,
                    new Asked.Change(by),
                    wire -> by > 0 ? wire.add(by, operation) : wire.remove(-by, operation, revision.get()));
        }
    }

    /** How long a place of that product is held; while nobody else asks, and nothing fails. */
    void hold(String product, int strikes) {
        UUID operation = uuid();
        long revision = read(product, Wire::revision).orElseThrow();
        var _ = ask(product, new Asked.Hold(strikes), wire -> wire.hold(strikes, operation, revision));
    }

    /** Something is written for that product: the agent runs, and can write. */
    void settle(String product) {
        var mine = new Held(product, uuid(), LiveAgent.ADMINISTRATOR, HandTime.DAY_STRIKES);
        while (!held.contains(mine)) {
            admission(mine);
        }
        while (held.contains(mine)) {
            release(mine);
        }
    }

    /** The agent has done what it was asked before, and what it asked of itself thereby. */
    void wait(String product) {
        for (int turns = 0; turns < TURNS; turns++) {
            var _ = ask(product, new Asked.Query(WAITING), wire -> wire.query(WAITING));
        }
    }

    private void evict(String product) {
        UUID operation = uuid();
        Optional<Connection> guest = read(
                        product,
                        wire -> wire.connections().getConnectionsList().stream()
                                .filter(connection -> connection.getUser().equals(guest()))
                                .findFirst())
                .flatMap(Function.identity());
        if (guest.isPresent()) {
            long connection = guest.get().getNumber();
            var _ = ask(product, new Asked.Eviction(guest()), wire -> wire.evict(connection, operation));
            held.removeIf(one -> one.product.equals(product) && one.client.equals(guest()));
        }
    }

    /** Something that is looked up on the way, and no step; absent where no answer came. */
    private <T> Optional<T> read(String product, Function<Wire, T> what) {
        Site.Line line = site.line();
        try {
            return Optional.of(what.apply(new Wire(line.channel(), product, PATIENT_MILLIS)));
        } catch (StatusRuntimeException | Wire.NothingDone none) {
            site.wake(line);
            return Optional.empty();
        }
    }

    /**
     * Asks until an answer is heard, or gives up; writes it down. No hour strikes while it asks again.
     *
     * @return {@link Told.Maybe} where nothing was done, which is no step
     */
    private Told ask(String product, Asked asked, Function<Wire, Told> how) {
        Asking asking = new Asking(recorder.moment(), site.time().strikes());
        try {
            for (int tries = 0; tries < TRIES_MAX; tries++) {
                Optional<Told> told = attempt(product, asked, how, asking);
                if (told.isPresent()) {
                    return told.get();
                }
                asking.again(site.time());
                if (givesUp(product, asked, asking)) {
                    recorder.ended(product, number, asked, new Told.Unknown(), asking.begun);
                    return new Told.Unknown();
                }
                site.pause();
            }
        } finally {
            asking.over(site.time());
        }
        throw new IllegalStateException("caller " + number + " asks and asks, and hears nothing: " + asked);
    }

    /** What is known of an ask while it is tried. */
    private static final class Asking {
        private final long begun;
        private final int hour;
        private boolean open;
        private boolean again;

        Asking(long begun, int hour) {
            this.begun = begun;
            this.hour = hour;
        }

        void again(HandTime time) {
            if (!again) {
                time.keep();
                again = true;
            }
        }

        void over(HandTime time) {
            if (again) {
                time.letPass();
            }
        }
    }

    /** One that may have been let in, and whose lease is over by now, would be let in twice. */
    private boolean givesUp(String product, Asked asked, Asking asking) {
        if (!asking.open || asked instanceof Asked.Query || asked instanceof Asked.Look) {
            return false;
        }
        return asking.hour != site.time().strikes() || (random.nextInt(12) == 0 && recorder.mayGiveUp(product));
    }

    /** Absent where no answer was heard. */
    private Optional<Told> attempt(String product, Asked asked, Function<Wire, Told> how, Asking asking) {
        Site.Line line = site.line();
        boolean hasty = random.nextInt(25) == 0;
        boolean deaf = random.nextInt(15) == 0;
        try {
            Told told = how.apply(new Wire(line.channel(), product, hasty ? 1 : PATIENT_MILLIS));
            if (!deaf && site.hears(line)) {
                // A rule's no to an administrator says nothing about who is in.
                if (!(told instanceof Told.No) || asked instanceof Asked.Admission) {
                    recorder.ended(product, number, asked, told, asking.begun);
                }
                return Optional.of(told);
            }
            asking.open = true;
        } catch (Wire.NothingDone nothing) {
            boolean heard = !deaf && site.hears(line);
            if (heard && (!asking.open || nothing.forGood())) {
                if (asked instanceof Asked.Renewal) {
                    // In memory a lease begins anew whatever becomes of the turn.
                    recorder.ended(product, number, asked, new Told.Maybe(), asking.begun);
                }
                site.pause();
                return Optional.of(new Told.Maybe());
            }
            asking.open |= !heard;
        } catch (StatusRuntimeException lost) {
            asking.open = true;
            unexpected(lost);
        }
        site.wake(line);
        recorder.retried();
        return Optional.empty();
    }

    private void unexpected(StatusRuntimeException lost) {
        switch (lost.getStatus().getCode()) {
            case UNAVAILABLE, UNKNOWN, DEADLINE_EXCEEDED, CANCELLED -> {}
            default -> recorder.fault("caller " + number + " was answered " + lost.getStatus());
        }
    }
}
