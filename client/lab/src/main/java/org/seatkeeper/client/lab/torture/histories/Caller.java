package org.seatkeeper.client.lab.torture.histories;

import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
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

    /** Before asking again. */
    private static final long PAUSE_NANOS = 1_000_000;

    private record Held(String product, UUID handle, String client) {}

    private final int number;
    private final Site site;
    private final Recorder recorder;
    private final SplittableRandom random;
    private final List<String> products;
    private final int steps;
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
            misfortune();
        }
    }

    private void misfortune() {
        switch (random.nextInt(90)) {
            case 0 -> site.kill(site.line());
            case 1 -> site.restart(site.line());
            default -> {}
        }
    }

    private void step(String product) {
        switch (random.nextInt(20)) {
            case 0 -> look(product);
            case 1 -> change(product, 1 + random.nextInt(2));
            case 2 -> change(product, -1);
            case 3 -> evict(product);
            case 4 -> held(product).ifPresent(this::find);
            case 5 -> held(product).ifPresent(mine -> admission(mine.product, mine.handle, mine.client));
            case 6 -> releaseOfNothing(product);
            case 7 -> gone(product).ifPresent(this::find);
            default -> {
                Optional<Held> mine = held(product);
                if (mine.isPresent() && (held.size() >= HELD_MAX || random.nextBoolean())) {
                    release(mine.get());
                } else {
                    admission(product, uuid(), client());
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

    private void admission(String product, UUID handle, String client) {
        var asked = new Asked.Admission(handle, client, client.equals(LiveAgent.ADMINISTRATOR));
        Told told = ask(product, asked, wire -> wire.admission(handle, client), true);
        var mine = new Held(product, handle, client);
        if (told instanceof Told.Yes && !held.contains(mine)) {
            held.add(mine);
        } else if (told instanceof Told.Unknown) {
            held.remove(mine);
        }
    }

    private void release(Held mine) {
        held.remove(mine);
        gone.add(mine);
        int[] tries = {0};
        var _ = ask(
                mine.product,
                new Asked.Release(mine.handle),
                wire -> {
                    tries[0]++;
                    Told told = wire.release(mine.handle);
                    // Whoever tries again finds what the try before has done.
                    return tries[0] > 1 && told instanceof Told.NotThere ? new Told.Yes() : told;
                },
                true);
    }

    private void releaseOfNothing(String product) {
        UUID handle = uuid();
        var _ = ask(product, new Asked.Release(handle), wire -> wire.release(handle), true);
    }

    private void find(Held mine) {
        var _ = ask(mine.product, new Asked.Query(mine.handle), wire -> wire.query(mine.handle), false);
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
        var _ = ask(product, new Asked.Look(), Wire::look, false);
    }

    /** The number of licenses goes up or down. */
    void change(String product, int by) {
        UUID operation = uuid();
        Optional<Long> revision = by > 0 ? Optional.of(0L) : read(product, Wire::revision);
        if (revision.isPresent()) {
            var _ = ask(
                    product,
                    new Asked.Change(by),
                    wire -> by > 0 ? wire.add(by, operation) : wire.remove(-by, operation, revision.get()),
                    true);
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
            var _ = ask(product, new Asked.Eviction(guest()), wire -> wire.evict(connection, operation), true);
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

    /** Asks until an answer is heard, or gives up; writes it down. */
    private Told ask(String product, Asked asked, Function<Wire, Told> how, boolean changes) {
        long begun = recorder.moment();
        boolean open = false;
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Site.Line line = site.line();
            boolean hasty = random.nextInt(25) == 0;
            boolean deaf = random.nextInt(15) == 0;
            try {
                Told told = how.apply(new Wire(line.channel(), product, hasty ? 1 : PATIENT_MILLIS));
                if (!deaf && site.hears(line)) {
                    // A rule's no to an administrator says nothing about who is in.
                    if (!(told instanceof Told.No) || asked instanceof Asked.Admission) {
                        recorder.ended(product, number, asked, told, begun);
                    }
                    return told;
                }
                open = true;
            } catch (Wire.NothingDone nothing) {
                boolean heard = !deaf && site.hears(line);
                if (heard && (!open || nothing.forGood())) {
                    return new Told.No();
                }
                open |= !heard;
            } catch (StatusRuntimeException lost) {
                open = true;
                unexpected(lost);
            }
            site.wake(line);
            recorder.retried();
            if (changes && open && random.nextInt(12) == 0 && recorder.mayGiveUp(product)) {
                recorder.ended(product, number, asked, new Told.Unknown(), begun);
                return new Told.Unknown();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException("caller " + number + " asks and asks, and hears nothing: " + asked);
    }

    private void unexpected(StatusRuntimeException lost) {
        switch (lost.getStatus().getCode()) {
            case UNAVAILABLE, UNKNOWN, DEADLINE_EXCEEDED, CANCELLED -> {}
            default -> recorder.fault("caller " + number + " was answered " + lost.getStatus());
        }
    }
}
