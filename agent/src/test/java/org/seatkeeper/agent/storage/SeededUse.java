package org.seatkeeper.agent.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.AlarmId;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.GrantDecision;
import org.seatkeeper.agent.domain.GrantRules;
import org.seatkeeper.agent.domain.Grants;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.Leases;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.LogRecord;
import org.seatkeeper.agent.domain.MeasuringPeriod;
import org.seatkeeper.agent.domain.Moment;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.RefusalCode;
import org.seatkeeper.agent.domain.Sample;
import org.seatkeeper.agent.domain.SeatKind;

/**
 * What clients do, turn by turn, from a seed: real grants of a product that is Per Server and accesses of one that is not,
 * with a log that is compacted nearly every turn; sessions, blocks, refusals, samples, periods and alarms beside them.
 */
final class SeededUse {
    /** The product whose use is sampled. */
    static final ProductId SAMPLED = new ProductId("seats-here");

    private static final int DEAD_ROWS_FREE = 6;
    private static final int LIVE_MAX = 25;

    private final SplittableRandom random;
    private final Grants grants = new Grants(new Leases(), 0, DEAD_ROWS_FREE);
    private final Instance server = Instance.of(product(SAMPLED.value()));
    private final Instance pool = tracked(Instance.of(product("seats-pooled")));
    private final List<Grant> open = new ArrayList<>();
    private final List<Long> sessions = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private int compactions;
    private long ids;

    SeededUse(SplittableRandom random) {
        this.random = random;
        grants.uses().know(server);
        grants.uses().know(pool);
    }

    private static Product product(String id) {
        return new Product(
                new ProductId(id), "Tarn", "Tarn " + id, "14", SeatKind.USER, Optional.empty(), Product.FILES);
    }

    private static Instance tracked(Instance i) {
        return new Instance(
                i.product(),
                LicensingMode.PER_DEVICE_OR_USER,
                i.enforcement(),
                i.revision(),
                i.gone(),
                0,
                0,
                0,
                i.unclaimed(),
                i.modeChange(),
                i.entries(),
                i.settings(),
                i.use());
    }

    /** How many turns moved the beginning of the log. */
    int compactions() {
        return compactions;
    }

    /** What is written besides whatever else a turn does. */
    UseBatch next(Instant at) {
        grants.begin(new Moment(at, 0));
        int acts = 1 + random.nextInt(6);
        for (int n = 0; n < acts; n++) {
            act(at);
        }
        List<Access> counts = random.nextInt(3) == 0 ? copies(grants.uses().takeCounts()) : List.of();
        List<DenialRow> denials = random.nextInt(3) == 0
                ? grants.denials().takeDirty().stream().map(SeededUse::copy).toList()
                : List.of();
        var opened = session();
        List<Long> ended = ended(opened);
        List<Block> set = random.nextInt(6) == 0 ? List.of(block(at)) : List.of();
        List<Block> lifted = lifted(set);
        var history = new UseHistory(
                denials,
                sample(at),
                period(at),
                alarm(at),
                random.nextInt(9) == 0 ? Optional.of(at) : Optional.empty());
        long first = grants.compact();
        compactions += first > 0 ? 1 : 0;
        var batch = new UseBatch(
                List.<LogRecord>copyOf(grants.records()),
                first,
                copies(grants.turn().newAccesses()),
                counts,
                opened,
                ended,
                set,
                lifted,
                history);
        var _ = grants.keep();
        return batch;
    }

    private void act(Instant at) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            grants.refused(
                    grants.uses().of(server.product().id()), client(), RefusalCode.LIMIT_REACHED, random.nextBoolean());
        } else if (kind < 3) {
            admit(pool, at);
        } else if (open.size() > LIVE_MAX || (!open.isEmpty() && random.nextBoolean())) {
            grants.release(open.remove(random.nextInt(open.size())), server);
        } else {
            admit(server, at).ifPresent(open::add);
        }
    }

    private Optional<Grant> admit(Instance instance, Instant at) {
        var claim = new Claim(new UUID(5, ++ids), client(), false, random.nextInt(9) == 0, false);
        if (GrantRules.decide(grants, instance, claim, at, 1_000) instanceof GrantDecision.Admitted yes) {
            return Optional.of(grants.admit(yes, instance, new Lease(0, 60), random.nextBoolean()));
        }
        return Optional.empty();
    }

    private Client client() {
        return new Client("u" + random.nextInt(40), random.nextInt(5) == 0 ? "" : "pc" + random.nextInt(3));
    }

    private static List<Access> copies(List<Access> all) {
        return all.stream()
                .map(a -> new Access(a.position(), a.product(), a.client(), a.first(), a.last(), a.count()))
                .toList();
    }

    private static DenialRow copy(DenialRow row) {
        return new DenialRow(row.position(), row.key(), row.first(), row.last(), row.count());
    }

    private List<KeptSession> session() {
        if (random.nextInt(4) > 0) {
            return List.of();
        }
        boolean again = !sessions.isEmpty() && random.nextBoolean();
        long id = again ? sessions.get(random.nextInt(sessions.size())) : ++ids;
        if (!again) {
            sessions.add(id);
        }
        String digest = new CanonicalDigest("token").number(random.nextLong()).hex();
        return List.of(new KeptSession(id, server.product().id(), "product:tarn", digest, 60, (id & 1) == 0));
    }

    private List<Long> ended(List<KeptSession> opened) {
        if (sessions.size() < 4 || !opened.isEmpty()) {
            return List.of();
        }
        return List.of(sessions.remove(random.nextInt(sessions.size())));
    }

    private Block block(Instant at) {
        var block = new Block(
                server.product().id(), client(), at.plusSeconds(random.nextInt(9_000)), "operator:mira.holt", "Loud");
        blocks.removeIf(other -> other.client().equals(block.client()));
        blocks.add(block);
        return block;
    }

    private List<Block> lifted(List<Block> set) {
        if (blocks.isEmpty() || !set.isEmpty() || random.nextInt(6) > 0) {
            return List.of();
        }
        return List.of(blocks.remove(random.nextInt(blocks.size())));
    }

    private List<Sample> sample(Instant at) {
        if (random.nextInt(5) > 0) {
            return List.of();
        }
        Instant span = Sample.Span.FIVE_MINUTES.begin(at.plusSeconds(300L * ++ids));
        return List.of(new Sample(
                server.product().id(),
                Sample.Span.FIVE_MINUTES,
                span,
                random.nextInt(50),
                random.nextInt(50_000),
                random.nextInt(9),
                random.nextInt(60),
                40));
    }

    private List<MeasuringPeriod> period(Instant at) {
        return random.nextInt(12) > 0
                ? List.of()
                : List.of(new MeasuringPeriod(
                        server.product().id(),
                        at.minusSeconds(60),
                        at,
                        random.nextInt(9),
                        Optional.of(at),
                        "mira.holt"));
    }

    private List<Alarm> alarm(Instant at) {
        if (random.nextInt(6) > 0) {
            return List.of();
        }
        if (!alarms.isEmpty() && random.nextBoolean()) {
            Alarm lasts = alarms.removeFirst();
            return List.of(new Alarm(
                    lasts.position(), lasts.id(), lasts.product(), lasts.raisedAt(), Optional.of(at), lasts.cause()));
        }
        var raised = new Alarm(
                ++ids,
                AlarmId.LIMIT_REACHED,
                Optional.of(server.product().id()),
                at,
                Optional.empty(),
                "All are in use.");
        alarms.add(raised);
        return Collections.unmodifiableList(new ArrayList<>(List.of(raised)));
    }
}
