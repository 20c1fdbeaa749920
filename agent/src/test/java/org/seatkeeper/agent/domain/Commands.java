package org.seatkeeper.agent.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Random commands that look at the state, so that most of them mean something. The same seed gives the same ones. */
final class Commands {
    private static final List<ProductId> IDS =
            List.of(Samples.SQL, Samples.MAIL, new ProductId("a"), new ProductId("z.9"));
    private static final int[] QUANTITIES = {1, 2, 25, 400_000, 999_998, 999_999};
    private static final Duration[] TIMES = {
        Duration.ofDays(-1),
        Duration.ofMinutes(-1),
        Duration.ofMinutes(1),
        Duration.ofHours(1),
        Duration.ofHours(3),
        Duration.ofDays(400)
    };

    private final Random random;
    private Instant now = Samples.NOW;

    Commands(Random random) {
        this.random = random;
    }

    /** A policy, sometimes narrow, and now and then a product that is in use already. */
    Start start() {
        var policy = new Policy(
                chance(4) ? Duration.ofHours(1) : Duration.ZERO,
                Duration.ofDays(366),
                chance(4) ? 2 : 4,
                chance(8) ? 12 : 1_000);
        var instances = new ArrayList<Instance>();
        if (chance(2)) {
            int inUse = random.nextInt(40);
            Instance plain = Instance.of(product(IDS.get(random.nextInt(2))));
            instances.add(new Instance(
                    plain.product(),
                    plain.mode(),
                    plain.enforcement(),
                    plain.revision(),
                    false,
                    0,
                    0,
                    0,
                    plain.unclaimed(),
                    Optional.empty(),
                    0,
                    Settings.STANDARD,
                    Use.of(inUse, inUse + random.nextInt(10))));
        }
        return new Start(policy, instances);
    }

    Command next(LicensingState state) {
        now = now.plusSeconds(random.nextInt(1_200));
        ProductId id = IDS.get(random.nextInt(chance(20) ? 4 : 3));
        return switch (random.nextInt(16)) {
            case 0, 1 -> new Command.DeclareProduct(act(state, id), product(id));
            case 2 -> chance(3) ? withdraw(state, id) : settle(state, id);
            case 3, 4, 5 ->
                new Command.AddLicenses(
                        act(state, id), id, scope(state, id), quantity(), "", "", Optional.empty(), insistence());
            case 6, 7 -> new Command.RemoveLicenses(act(state, id), id, scope(state, id), quantity(), "", insistence());
            case 8 -> new Command.TransferLicenses(act(state, id), id, quantity(), side(), smallId(), Samples.PEER, "");
            case 9, 10 -> new Command.ReverseEntry(act(state, id), entry(state), "");
            case 11 -> new Command.ClaimLicenses(act(state, id), id, conversion(state, id), kind());
            case 12 -> new Command.WaiveLicenses(act(state, id), id, conversion(state, id));
            case 13 -> new Command.CancelChange(act(state, id), id);
            case 14 -> settle(state, id);
            default -> change(state, id);
        };
    }

    private Command withdraw(LicensingState state, ProductId id) {
        return new Command.WithdrawProduct(act(state, id), id, owner());
    }

    private Command settle(LicensingState state, ProductId id) {
        Meanwhile[] all = Meanwhile.values();
        return new Command.SettleChange(
                act(state, id),
                id,
                conversion(state, id),
                chance(4) ? all[random.nextInt(all.length)] : Meanwhile.NOTHING);
    }

    private Command change(LicensingState state, ProductId id) {
        String hash = state.instance(id)
                .flatMap(instance -> instance.product().agreement())
                .map(Agreement::hash)
                .orElse("0".repeat(64));
        return new Command.ChangeMode(
                act(state, id),
                id,
                chance(10) ? LicensingMode.PER_SERVER : LicensingMode.PER_DEVICE_OR_USER,
                chance(10) ? Samples.agreement("1").hash() : hash,
                "en",
                chance(2) ? Disposition.MOVE : Disposition.LEAVE,
                kind(),
                chance(2) ? Optional.empty() : Optional.of(now.plus(TIMES[random.nextInt(TIMES.length)])));
    }

    private Act act(LicensingState state, ProductId id) {
        long current = state.instance(id).map(Instance::revision).orElse(1L);
        long expected = chance(3) ? 0 : chance(12) ? current + 1 : current;
        return new Act(Samples.MIRA, expected, chance(2) ? "a reason" : "", now, new Act.Ids(uuid(), uuid(), uuid()));
    }

    private Product product(ProductId id) {
        Optional<Agreement> agreement =
                chance(8) ? Optional.empty() : Optional.of(Samples.agreement(chance(4) ? "2" : "1"));
        return Samples.product(id, agreement, owner());
    }

    private String owner() {
        return chance(15) ? Samples.OTHER_OWNER : Product.FILES;
    }

    private Scope scope(LicensingState state, ProductId id) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Scope.Pool(kind());
            case 2 -> new Scope.Unclaimed(conversion(state, id));
            default -> new Scope.PerServer();
        };
    }

    private UUID entry(LicensingState state) {
        int size = state.ledger().size();
        return size == 0 || chance(20)
                ? uuid()
                : state.ledger().get(random.nextInt(size)).id();
    }

    private UUID conversion(LicensingState state, ProductId id) {
        return state.instance(id)
                .flatMap(Instance::modeChange)
                .map(ModeChange::id)
                .filter(_ -> !chance(10))
                .orElseGet(this::uuid);
    }

    private int quantity() {
        return chance(4) ? QUANTITIES[random.nextInt(QUANTITIES.length)] : 1 + random.nextInt(60);
    }

    private Insistence insistence() {
        return chance(3) ? Insistence.INSIST : Insistence.HEED;
    }

    private TransferSide side() {
        return chance(2) ? TransferSide.OUT : TransferSide.IN;
    }

    private SeatKind kind() {
        return chance(2) ? SeatKind.USER : SeatKind.DEVICE;
    }

    /** One of a few, so that transfers repeat. */
    private UUID smallId() {
        return new UUID(3, random.nextInt(4));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }
}
