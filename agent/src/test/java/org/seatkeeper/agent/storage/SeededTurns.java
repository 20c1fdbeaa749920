package org.seatkeeper.agent.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Agreement;
import org.seatkeeper.agent.domain.Binding;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.Decision;
import org.seatkeeper.agent.domain.Disposition;
import org.seatkeeper.agent.domain.Event;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Insistence;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Licensing;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.Meanwhile;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.domain.Scope;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.agent.domain.TransferSide;
import org.seatkeeper.agent.domain.UnitPrice;

/**
 * Turns such as an agent makes, from a seed: real commands, decided by the real rules, and clients that come and go. The
 * same seed, the same turns.
 */
final class SeededTurns {
    static final Founding FOUNDING = new Founding(
            new UUID(0x5ea7, 1),
            "amber-01",
            new UUID(0x5ea7, 2),
            "Amber",
            -77,
            List.of(
                    new Binding(new IdentityName(IdentityName.Kind.OPERATOR, "mira.holt"), Role.ADMINISTRATOR),
                    new Binding(new IdentityName(IdentityName.Kind.CONSOLE, "wall"), Role.VIEWER)),
            Instant.parse("2026-03-01T08:00:00.000000001Z"));

    private static final int PRODUCTS = 5;

    private final AuditChain chain = new AuditChain(FOUNDING.agentId(), FOUNDING.epoch());
    private final SplittableRandom random;
    private final LicensingState state = LicensingState.of(List.of(), List.of(), List.of());
    private final SeededUse use;
    private Optional<AuditRecord> head = Optional.empty();
    private long revision;
    private Instant now = FOUNDING.at();

    SeededTurns(long seed) {
        random = new SplittableRandom(seed);
        use = new SeededUse(new SplittableRandom(~seed));
    }

    /** The next turn, of one to four commands that change something. */
    Turn next() {
        Set<ProductId> about = new LinkedHashSet<>();
        Map<UUID, ModeChange> changes = new LinkedHashMap<>();
        var events = new ArrayList<Event>();
        var audit = new ArrayList<AuditRecord>();
        var operations = new ArrayList<KeptOperation>();
        for (int commands = 1 + random.nextInt(4); audit.size() < commands; ) {
            now = now.plusNanos(1 + random.nextInt(2_000_000_000));
            Command command = command();
            if (Licensing.decide(state, Policy.DEFAULT, command) instanceof Decision.Accepted accepted
                    && !accepted.events().isEmpty()) {
                state.apply(accepted.events());
                events.addAll(accepted.events());
                accepted.events().forEach(event -> about.add(event.about()));
                accepted.events().forEach(event -> change(event).ifPresent(c -> changes.put(c.id(), c)));
                audit.add(audited(command));
                operations.add(kept(command));
            }
        }
        List<Instance> touched =
                about.stream().map(state::instance).flatMap(Optional::stream).toList();
        List<ProductId> forgotten =
                about.stream().filter(id -> state.instance(id).isEmpty()).toList();
        return new Turn(
                ++revision,
                now,
                touched,
                forgotten,
                Event.entries(events),
                List.copyOf(changes.values()),
                audit,
                operations,
                use.next(now));
    }

    /** How many turns so far moved the beginning of the log of grants. */
    int compactions() {
        return use.compactions();
    }

    /** That many turns. */
    List<Turn> next(int turns) {
        var made = new ArrayList<Turn>(turns);
        for (int i = 0; i < turns; i++) {
            made.add(next());
        }
        return made;
    }

    private static Optional<ModeChange> change(Event event) {
        return switch (event) {
            case Event.ChangeScheduled(ModeChange change) -> Optional.of(change);
            case Event.ChangeEnded(ModeChange change) -> Optional.of(change);
            case Event.ModeChanged(ModeChange change) -> Optional.of(change);
            case Event.ProductDeclared _,
                    Event.ProductGone _,
                    Event.ProductForgotten _,
                    Event.EntryBooked _,
                    Event.SettingsSet _,
                    Event.Evicted _,
                    Event.Blocked _,
                    Event.BlockLifted _,
                    Event.PeakReset _,
                    Event.InstanceMoved _ -> Optional.empty();
        };
    }

    private AuditRecord audited(Command command) {
        String actor = command.act().who().toString();
        AuditRecord record = chain.link(
                head,
                new AuditFields(
                        now,
                        actor,
                        "ADMINISTRATOR",
                        "mtls 192.0.2.17",
                        command.getClass().getSimpleName(),
                        "p" + random.nextInt(PRODUCTS),
                        command.act().reason(),
                        uuid().toString(),
                        "licenses: 3 -> " + random.nextInt(1000),
                        "",
                        random.nextBoolean()
                                ? ""
                                : new CanonicalDigest("after").number(revision).hex(),
                        1));
        head = Optional.of(record);
        return record;
    }

    private KeptOperation kept(Command command) {
        byte[] reply = new byte[random.nextInt(300)];
        random.nextBytes(reply);
        return new KeptOperation(
                command.act().who().toString(),
                uuid(),
                new CanonicalDigest("body").number(random.nextLong()).hex(),
                new Reply(reply));
    }

    private Command command() {
        IdentityName who = new IdentityName(IdentityName.Kind.OPERATOR, random.nextBoolean() ? "mira.holt" : "jon");
        String reason = random.nextBoolean() ? "" : "Quarterly order, \u00e4rger mit \u2116 " + random.nextInt(100);
        Act act = new Act(who, 0, reason, now, new Act.Ids(uuid(), uuid(), uuid()));
        ProductId id = new ProductId("p" + random.nextInt(PRODUCTS));
        Optional<Instance> known = state.instance(id);
        if (known.isEmpty()) {
            return new Command.DeclareProduct(act, product(id));
        }
        Act seen = new Act(who, known.get().revision(), reason, now, act.ids());
        int kind = random.nextInt(100);
        if (kind < 40) {
            return add(act, id);
        }
        if (kind < 60) {
            return new Command.RemoveLicenses(
                    seen, id, scope(), 1 + random.nextInt(20), "Returned", any(Insistence.values()));
        }
        if (kind < 70) {
            TransferSide side = random.nextBoolean() ? TransferSide.OUT : TransferSide.IN;
            return new Command.TransferLicenses(act, id, 1 + random.nextInt(10), side, uuid(), uuid(), "Moved");
        }
        if (kind < 76 && state.entries() > 0) {
            UUID entry = state.ledger().get(random.nextInt(state.entries())).id();
            return new Command.ReverseEntry(act, entry, "Typed wrong");
        }
        if (kind < 80) {
            return new Command.WithdrawProduct(act, id, Product.FILES);
        }
        if (kind < 86) {
            return new Command.DeclareProduct(act, product(id));
        }
        return modes(seen, known.get());
    }

    private Command add(Act act, ProductId id) {
        Optional<UnitPrice> price =
                random.nextBoolean() ? Optional.empty() : Optional.of(new UnitPrice("EUR", random.nextInt(1 << 30)));
        String order = random.nextBoolean() ? "" : "PO-" + random.nextInt(10_000);
        return new Command.AddLicenses(
                act, id, scope(), 1 + random.nextInt(40), "Bought", order, price, any(Insistence.values()));
    }

    private Command modes(Act act, Instance instance) {
        ProductId id = instance.product().id();
        Optional<ModeChange> open = instance.openChange();
        if (open.isPresent()) {
            Meanwhile meanwhile = random.nextBoolean() ? Meanwhile.NOTHING : Meanwhile.AGENT_WAS_DOWN;
            now = random.nextBoolean() ? open.get().effectiveAt() : now;
            Act later = new Act(act.who(), act.expectedRevision(), act.reason(), now, act.ids());
            return random.nextInt(3) == 0
                    ? new Command.CancelChange(later, id)
                    : new Command.SettleChange(later, id, open.get().id(), meanwhile);
        }
        if (!instance.unclaimed().isEmpty()) {
            UUID conversion = instance.unclaimed().firstKey();
            return random.nextBoolean()
                    ? new Command.ClaimLicenses(act, id, conversion, kind())
                    : new Command.WaiveLicenses(act, id, conversion);
        }
        return new Command.ChangeMode(
                act,
                id,
                LicensingMode.PER_DEVICE_OR_USER,
                instance.product().agreement().map(Agreement::hash).orElse(""),
                "en",
                any(Disposition.values()),
                kind(),
                random.nextInt(3) > 0 ? Optional.of(now.plusSeconds(3600)) : Optional.empty());
    }

    private Product product(ProductId id) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en", "One change of mode, one way. Edition " + random.nextInt(3));
        texts.put("de", "Ein Wechsel, in eine Richtung.");
        String hash = HexFormat.of()
                .formatHex(
                        new CanonicalDigest("agreement").text(texts.toString()).bytes());
        Optional<Agreement> agreement =
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(new Agreement("2026-1", hash, texts));
        return new Product(id, "Tarn", "Tarn " + id, "14", kind(), agreement, Product.FILES);
    }

    private Scope scope() {
        return random.nextInt(3) > 0 ? new Scope.PerServer() : new Scope.Pool(kind());
    }

    private SeatKind kind() {
        return random.nextBoolean() ? SeatKind.USER : SeatKind.DEVICE;
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private UUID uuid() {
        return UUID.nameUUIDFromBytes(Long.toString(random.nextLong()).getBytes(StandardCharsets.UTF_8));
    }
}
