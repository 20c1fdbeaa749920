package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.Disposition;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Insistence;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Scope;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;

/** A keeper on a store, with clocks moved by hand and ids that count up, also over restarts. */
final class Bench implements AutoCloseable {
    static final Instant START = Instant.parse("2026-06-16T08:00:00Z");
    static final Founding FOUNDING =
            new Founding(new UUID(1, 1), "ber-db-02", new UUID(2, 2), "Berlin", 77, List.of(), START);
    static final ProductId SQL = new ProductId("tarn-sql-14");
    static final IdentityName MIRA = new IdentityName(IdentityName.Kind.OPERATOR, "mira.holt");
    static final Asker ASKER = new Asker(MIRA, "ADMINISTRATOR", "tls 192.0.2.7", Set.of(Permission.values()));

    final HandClocks clocks;
    final List<String> fatal = new CopyOnWriteArrayList<>();
    final Keeper keeper;
    volatile boolean rightsHeld = true;
    volatile Runnable whenFatal = () -> {};
    private final AtomicLong ids;

    Bench(Store store) throws StoreFault {
        this(store, START);
    }

    /** Starts at that time. */
    Bench(Store store, Instant start) throws StoreFault {
        this(store, new HandClocks(start), UnaryOperator.identity());
    }

    /** With another timer in front of the one that is moved by hand. */
    Bench(Store store, HandClocks clocks, UnaryOperator<Timer> timer) throws StoreFault {
        this(store, clocks, timer, Policy.DEFAULT);
    }

    /** With limits of its own. */
    Bench(Store store, HandClocks clocks, UnaryOperator<Timer> timer, Policy policy) throws StoreFault {
        this.clocks = clocks;
        var kept = store.load();
        ids = new AtomicLong(1000 + 3L * (kept.ledger().size() + kept.changes().size()));
        keeper = new Keeper(
                store,
                policy,
                clocks,
                timer.apply(clocks),
                this::freshIds,
                (_, _) -> rightsHeld,
                this::stopped,
                "boot");
    }

    private void stopped(String why) {
        fatal.add(why);
        whenFatal.run();
    }

    private Act.Ids freshIds() {
        long n = ids.addAndGet(3);
        return new Act.Ids(new UUID(9, n), new UUID(9, n + 1), new UUID(9, n + 2));
    }

    static Product product(ProductId id) {
        var agreement = Declarations.agreement("2003-1", Map.of("en", "One change, one way."));
        return new Product(id, "Tarn", "Tarn SQL 14", "14", SeatKind.USER, agreement, Product.FILES);
    }

    Verdict declare(ProductId id) {
        return now(act("Declare", Optional.empty(), 0, act -> new Command.DeclareProduct(act, product(id))));
    }

    CompletableFuture<Verdict> add(int quantity, UUID operation) {
        return act(
                "AddLicenses", Optional.of(operation(operation, "add " + quantity)), 0, act -> adding(act, quantity));
    }

    static Command adding(Act act, int quantity) {
        return new Command.AddLicenses(
                act, SQL, new Scope.PerServer(), quantity, "", "", Optional.empty(), Insistence.HEED);
    }

    CompletableFuture<Verdict> change(long expected, UUID operation, Optional<Instant> at) {
        return change(SQL, expected, operation, at);
    }

    CompletableFuture<Verdict> change(ProductId id, long expected, UUID operation, Optional<Instant> at) {
        String hash = product(id).agreement().orElseThrow().hash();
        return act(
                "ChangeMode",
                Optional.of(operation(operation, "change")),
                expected,
                act -> new Command.ChangeMode(
                        act, id, LicensingMode.PER_DEVICE_OR_USER, hash, "en", Disposition.MOVE, SeatKind.USER, at));
    }

    static Operation operation(UUID id, String body) {
        return new Operation(id, Audits.sha256(body));
    }

    CompletableFuture<Verdict> act(
            String method, Optional<Operation> operation, long expected, Function<Act, Command> command) {
        return keeper.act(new Ask(
                ASKER,
                method,
                operation,
                expected,
                "",
                Verdict.Kind.KEPT,
                command,
                verdict -> Replies.encode(verdict, ASKER)));
    }

    /** The verdict, waited for. */
    static Verdict now(CompletableFuture<Verdict> asked) {
        return asked.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** SQL as it is shown now. */
    Instance sql() {
        return instance(SQL);
    }

    Instance instance(ProductId id) {
        return keeper.figures().row(id).orElseThrow().instance();
    }

    /** Waits until the keeper shows figures that fit. */
    Figures until(Predicate<Figures> fit) {
        var found = new CompletableFuture<Figures>();
        Runnable unwatch = keeper.watch(figures -> {
            if (fit.test(figures)) {
                found.complete(figures);
            }
        });
        try {
            return found.orTimeout(10, TimeUnit.SECONDS).join();
        } finally {
            unwatch.run();
        }
    }

    /** Why there is no verdict. */
    static Trouble.Kind trouble(CompletableFuture<Verdict> asked) {
        var failed = assertThrows(CompletionException.class, () -> now(asked));
        return assertInstanceOf(Trouble.class, failed.getCause()).kind();
    }

    /** Time passes while the keeper is at rest: a turn during which seconds pass is one whose disk has stalled. */
    void passAtRest(Duration time) {
        settle();
        clocks.pass(time, this::settle);
        settle();
    }

    /**
     * Waits until the keeper has done everything that was asked of it so far, and what it asked of itself on the way:
     * between two readings nothing but the second came in.
     */
    void settle() {
        long before = asked();
        for (long now = asked(); now != before + 1; now = asked()) {
            before = now;
        }
    }

    private long asked() {
        return keeper.read(_ -> keeper.asked()).orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        keeper.close();
    }
}
