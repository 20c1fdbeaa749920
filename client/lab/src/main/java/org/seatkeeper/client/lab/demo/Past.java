package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.Disposition;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Insistence;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.domain.Scope;
import org.seatkeeper.agent.main.AgentLayout;
import org.seatkeeper.agent.main.ProductFile;
import org.seatkeeper.agent.service.Ask;
import org.seatkeeper.agent.service.Asker;
import org.seatkeeper.agent.service.Figures;
import org.seatkeeper.agent.service.Keeper;
import org.seatkeeper.agent.service.Verdict;
import org.seatkeeper.agent.storage.OperationRetention;
import org.seatkeeper.agent.storage.SqliteStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.StoreRefused;

/**
 * Lives through a server's past before its agent first serves: the agent's own keeper, rules, audit and store, under a clock
 * that is put to the time of each deed. The contract has no way to say when something was done, and must not have one.
 */
final class Past implements AutoCloseable {
    private static final Asker SELF =
            new Asker(new IdentityName(IdentityName.Kind.AGENT, "self"), "agent", Product.FILES, Set.of());

    private final SetClock clock;
    private final Keeper keeper;
    private final Instant now;
    private final Map<DemoProduct, UUID> lastBought = new EnumMap<>(DemoProduct.class);

    private Past(SetClock clock, Keeper keeper, Instant now) {
        this.clock = clock;
        this.keeper = keeper;
        this.now = now;
    }

    /** Opens the store of an agent that does not run. */
    static Past open(AgentLayout layout, Instant begin, Instant now) throws IOException {
        var clock = new SetClock(begin);
        try {
            var store = SqliteStore.open(
                    layout.storeFile(),
                    Path.of(System.getProperty("java.io.tmpdir")),
                    OperationRetention.STANDARD,
                    clock::monotonicNanos);
            // Nothing falls due while a past is told: whatever is scheduled lies ahead of today.
            var keeper = new Keeper(
                    store, Policy.DEFAULT, clock, (_, _) -> () -> {}, Past::ids, (_, _) -> true, _ -> {}, "");
            return new Past(clock, keeper, now);
        } catch (StoreFault | StoreRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Act.Ids ids() {
        return new Act.Ids(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    }

    /** A product is installed, as its declaration in products.d says. */
    void install(Path declaration) throws IOException, InterruptedException {
        Product product = ProductFile.read(declaration);
        ask(Ask.ofAgent(SELF, "DeclareProduct", "", act -> new Command.DeclareProduct(act, product)));
    }

    /** Does everything, oldest first. */
    void live(List<Deed> deeds) throws IOException, InterruptedException {
        for (Deed deed : deeds) {
            clock.set(deed.at());
            Verdict.Done done = ask(act(deed));
            if (deed.step() instanceof Deed.Buy) {
                lastBought.put(deed.product(), done.entries().getFirst().id());
            }
        }
    }

    private Verdict.Done ask(Ask ask) throws IOException, InterruptedException {
        try {
            return switch (keeper.act(ask).get()) {
                case Verdict.Done done -> done;
                case Verdict.Refused(var why) -> throw new IOException(ask.method() + " was refused: " + why.cause());
                case Verdict.Stale _, Verdict.Repeated _ -> throw new IOException(ask.method() + " was not decided");
            };
        } catch (ExecutionException e) {
            throw new IOException(ask.method() + " got no verdict", e);
        }
    }

    private Ask act(Deed deed) {
        Instance instance = instance(deed.product());
        ProductId id = instance.product().id();
        return switch (deed.step()) {
            case Deed.Buy buy ->
                ask(
                        deed,
                        "AddLicenses",
                        "",
                        act -> new Command.AddLicenses(
                                act,
                                id,
                                scope(instance),
                                buy.quantity(),
                                buy.comment(),
                                buy.order(),
                                Optional.of(deed.product().price(buy.percent())),
                                Insistence.HEED));
            case Deed.Remove(int quantity, String comment) ->
                ask(
                        deed,
                        "RemoveLicenses",
                        "",
                        act -> new Command.RemoveLicenses(
                                act, id, scope(instance), quantity, comment, Insistence.HEED));
            case Deed.TakeBack(String comment) -> {
                UUID entry = Optional.ofNullable(lastBought.get(deed.product())).orElseThrow();
                yield ask(deed, "ReverseEntry", "", act -> new Command.ReverseEntry(act, entry, comment));
            }
            case Deed.Change(Disposition licenses, String reason) ->
                change(deed, instance, licenses, Optional.empty(), reason);
            case Deed.Schedule(Instant effectiveAt, String reason) ->
                change(deed, instance, Disposition.MOVE, Optional.of(effectiveAt), reason);
        };
    }

    private Ask change(Deed deed, Instance instance, Disposition licenses, Optional<Instant> effective, String reason) {
        String hash = instance.product().agreement().orElseThrow().hash();
        return ask(
                deed,
                "ChangeMode",
                reason,
                act -> new Command.ChangeMode(
                        act,
                        instance.product().id(),
                        LicensingMode.PER_DEVICE_OR_USER,
                        hash,
                        "en",
                        licenses,
                        instance.product().seatKind(),
                        effective));
    }

    private Ask ask(Deed deed, String method, String reason, Function<Act, Command> command) {
        var who = new Asker(
                new IdentityName(IdentityName.Kind.OPERATOR, deed.who()),
                Role.ADMINISTRATOR.name(),
                "tls 127.0.0.1",
                Role.ADMINISTRATOR.permissions());
        Ask bare = Ask.ofAgent(who, method, reason, command);
        return new Ask(
                bare.asker(),
                bare.method(),
                bare.operation(),
                instance(deed.product()).revision(),
                bare.reason(),
                bare.kind(),
                bare.command(),
                bare.encode());
    }

    private static Scope scope(Instance instance) {
        return switch (instance.mode()) {
            case PER_SERVER -> new Scope.PerServer();
            case PER_DEVICE_OR_USER -> new Scope.Pool(instance.product().seatKind());
        };
    }

    private Instance instance(DemoProduct product) {
        return keeper.figures()
                .row(new ProductId(product.id()))
                .map(Figures.Row::instance)
                .orElseThrow();
    }

    /** Ends it today, so that the agent that starts next was never down. */
    @Override
    public void close() {
        clock.set(now);
        keeper.close();
    }
}
