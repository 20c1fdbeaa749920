package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.Sample;
import org.seatkeeper.agent.domain.Scope;
import org.seatkeeper.agent.domain.Use;
import org.seatkeeper.agent.main.AgentLayout;
import org.seatkeeper.agent.storage.Kept;
import org.seatkeeper.agent.storage.OperationRetention;
import org.seatkeeper.agent.storage.SqliteStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.StoreRefused;
import org.seatkeeper.agent.storage.Turn;
import org.seatkeeper.agent.storage.UseBatch;
import org.seatkeeper.agent.storage.UseHistory;

/**
 * Invents how a server's products were used until today, as samples that its agent would have kept: every five minutes of the
 * last week, once an hour of the last month, every three hours before it. People work by day, few at weekends, and more from month to month.
 */
final class UsePast {
    /** Only so far back there are samples, in days: what a chart of a year shows. */
    private static final int DAYS_MAX = 365;

    private static final int FINE_DAYS = 7;
    private static final int HOURLY_DAYS = 35;
    private static final Duration COARSE = Duration.ofHours(3);
    private static final int OPENS = 6;
    private static final int CLOSES = 20;

    private final Kept kept;
    private final RandomGenerator random;
    private final Instant now;
    private final List<Sample> samples = new ArrayList<>();

    private UsePast(Kept kept, RandomGenerator random, Instant now) {
        this.kept = kept;
        this.random = random;
        this.now = now;
    }

    /** Adds the past of use to the store of an agent that does not run, in one turn. */
    static void tell(AgentLayout layout, DemoServer server, RandomGenerator random, Instant now) throws IOException {
        try (var store = SqliteStore.open(
                layout.storeFile(),
                Path.of(System.getProperty("java.io.tmpdir")),
                OperationRetention.STANDARD,
                System::nanoTime)) {
            Kept kept = store.load();
            var past = new UsePast(kept, random, now);
            Instant from = now.minus(Duration.ofDays(Math.min(server.installedDaysAgo() - 1, DAYS_MAX)));
            var used = new ArrayList<Instance>();
            kept.instances().forEach(instance -> used.add(past.used(instance, from)));
            var history = new UseHistory(List.of(), past.samples, List.of(), List.of(), Optional.empty());
            store.commit(new Turn(
                    kept.stateRevision() + 1,
                    now,
                    used,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new UseBatch(
                            List.of(), 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), history)));
        } catch (StoreFault | StoreRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Instance used(Instance instance, Instant from) {
        boolean limited = instance.mode() == LicensingMode.PER_SERVER && instance.perServer() > 0;
        double usual = (60 + random.nextInt(36)) / 100.0;
        int peak = 0;
        int demanded = 0;
        Optional<Instant> peakAt = Optional.empty();
        Instant at = Sample.Span.DAY.begin(from);
        Instant end = Sample.Span.FIVE_MINUTES.begin(now);
        while (at.isBefore(end)) {
            long licenses = licenses(instance, at);
            int demand = demand(Math.max(licenses, 10), usual, from, at);
            int most = limited ? (int) Math.min(demand, licenses) : demand;
            if (demand > 0) {
                samples.add(new Sample(
                        instance.product().id(),
                        Sample.Span.FIVE_MINUTES,
                        at,
                        most,
                        most * 900L,
                        demand - most,
                        demand,
                        licenses));
            }
            demanded = Math.max(demanded, demand);
            if (most > peak) {
                peak = most;
                peakAt = Optional.of(at);
            }
            at = at.plus(step(at));
        }
        return with(instance, new Use(0, peak, peakAt, Optional.of(from), demanded, 0, 0, 0, 0, 0));
    }

    private Duration step(Instant at) {
        long days = Duration.between(at, now).toDays();
        if (days > HOURLY_DAYS) {
            return COARSE;
        }
        return (days > FINE_DAYS ? Sample.Span.HOUR : Sample.Span.FIVE_MINUTES).length();
    }

    /** What the ledger says was held then, apart from what was left behind. */
    private long licenses(Instance instance, Instant at) {
        return kept.ledger().stream()
                .filter(entry -> entry.product().equals(instance.product().id())
                        && !(entry.scope() instanceof Scope.Unclaimed)
                        && !entry.at().isAfter(at))
                .mapToLong(LedgerEntry::delta)
                .sum();
    }

    /** People who want to be in: a hill over the working day, a tenth of it at weekends, and a growth over the time. */
    private int demand(long licenses, double usual, Instant from, Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        double hour = time.getHour() + time.getMinute() / 60.0;
        if (hour < OPENS || hour >= CLOSES) {
            return 0;
        }
        boolean weekend = time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
        double hill = Math.sin(Math.PI * (hour - OPENS) / (CLOSES - OPENS));
        double grown = 0.8
                + 0.2
                        * Duration.between(from, at).toMinutes()
                        / Duration.between(from, now).toMinutes();
        double chance = 0.9 + random.nextDouble() * 0.2;
        return (int) Math.round(licenses * usual * hill * grown * chance * (weekend ? 0.1 : 1));
    }

    private static Instance with(Instance i, Use use) {
        return new Instance(
                i.product(),
                i.mode(),
                i.enforcement(),
                i.revision(),
                i.gone(),
                i.perServer(),
                i.poolUser(),
                i.poolDevice(),
                i.unclaimed(),
                i.modeChange(),
                i.entries(),
                i.settings(),
                use);
    }
}
