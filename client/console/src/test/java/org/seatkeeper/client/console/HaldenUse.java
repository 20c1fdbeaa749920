package org.seatkeeper.client.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.seatkeeper.client.console.properties.ActsOnUse;
import org.seatkeeper.client.console.properties.ReadsUse;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ClientLine;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.DenialLine;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.RefusalWords;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.Usage;

/** Who uses the products of Halden Freight: the same people, refusals and samples on every run. */
public final class HaldenUse implements ReadsUse, ActsOnUse {
    private static final List<String> PEOPLE = List.of(
            "anna.vogt",
            "dev.okafor",
            "svc-reports",
            "mira.holt",
            "jonas.brandt",
            "lea.schuster",
            "tomas.reyes",
            "svc-planner",
            "ines.moreau",
            "karl.lind");

    /** The figures of one product. */
    public record Figures(int inUse, int peak, Usage usage) {}

    /** How reads end; the lists below unless a test says otherwise. */
    public Optional<Supplier<Answer<?>>> reading = Optional.empty();
    /** Who is connected. */
    public List<ConnectionLine> connections = connections(37);

    public List<DenialLine> denials = refusals();
    public List<ClientLine> clients = accesses();
    public List<EventLine> events = alarms();
    /** Times at which there is no sample: nobody was there, or the agent did not run. */
    public boolean sampled = true;
    /** Lines of a page. */
    public int page = 500;

    private final FakeAgents agents;

    HaldenUse(FakeAgents agents) {
        this.agents = agents;
    }

    static Figures figures(String seed, int licenses, Status status, boolean pooled) {
        var random = new Random(seed.hashCode());
        int peak = switch (status) {
            case OVER -> licenses + 2;
            case AT_LIMIT -> licenses;
            case NOT_REPORTING, SCHEDULED, OK -> licenses * (50 + random.nextInt(45)) / 100;
        };
        int inUse = Math.max(1, peak * (70 + random.nextInt(25)) / 100);
        int refused = status == Status.OVER ? 3 : status == Status.AT_LIMIT ? 1 : 0;
        Instant at = Halden.NOW.minus(Duration.ofMinutes(45 + random.nextInt(9_000)));
        return new Figures(
                inUse,
                peak,
                new Usage(
                        licenses - inUse,
                        refused,
                        Optional.of(at),
                        Optional.of(Instant.parse("2026-05-04T08:12:00Z")),
                        peak + refused,
                        pooled ? inUse : 0,
                        0,
                        1,
                        0,
                        Usage.WhenSilent.REFUSE));
    }

    static ProductSettings settings(boolean observed) {
        return new ProductSettings(
                observed,
                0,
                Duration.ofMinutes(15),
                ProductSettings.Key.DEVICE_AND_USER,
                ProductSettings.MachineAccounts.IGNORE,
                Duration.ofMinutes(1));
    }

    public static ConnectionLine connection(long number, String user, String device, int minutes) {
        return new ConnectionLine(
                number, user, device, Halden.NOW.minus(Duration.ofMinutes(minutes)), 1, false, false, false);
    }

    private static List<ConnectionLine> connections(int count) {
        var all = new ArrayList<ConnectionLine>();
        for (int i = 0; i < count; i++) {
            String user = "HALDEN\\" + PEOPLE.get(i % PEOPLE.size()) + (i < PEOPLE.size() ? "" : i / PEOPLE.size());
            boolean held = i == 5;
            all.add(new ConnectionLine(
                    4_000 + 7L * i,
                    user,
                    i == 2 ? "" : "BER-WS-%04d".formatted(101 + 13 * i),
                    Halden.NOW.minus(Duration.ofMinutes(400 - 9L * i)),
                    held ? 0 : 1 + i % 3,
                    i == 3,
                    held,
                    i == 7));
        }
        return all;
    }

    private static List<DenialLine> refusals() {
        var all = new ArrayList<DenialLine>();
        String[] codes = {"LIMIT_REACHED", "LIMIT_REACHED", "BLOCKED", "LIMIT_REACHED", "LIMIT_REACHED", "LIMIT_REACHED"
        };
        for (int i = 0; i < codes.length; i++) {
            Instant first = Halden.NOW.minus(Duration.ofHours(2 + 19L * i));
            all.add(new DenialLine(
                    60 - i,
                    "tarn-sql-14",
                    i == 5 ? "" : "HALDEN\\" + PEOPLE.get((i * 3 + 4) % PEOPLE.size()),
                    i == 5 ? "" : "BER-NB-%04d".formatted(903 + i),
                    RefusalWords.complete(codes[i], "", ""),
                    first,
                    first.plus(Duration.ofMinutes(11L * i + 1)),
                    1 + 4L * i,
                    i == 4,
                    i == 5));
        }
        return all;
    }

    private static List<ClientLine> accesses() {
        var all = new ArrayList<ClientLine>();
        for (int i = 0; i < 24; i++) {
            all.add(new ClientLine(
                    i + 1,
                    "HALDEN\\" + PEOPLE.get(i % PEOPLE.size()) + (i < PEOPLE.size() ? "" : i / PEOPLE.size()),
                    "RTM-WS-%04d".formatted(210 + i),
                    Halden.NOW.minus(Duration.ofDays(90 - i)),
                    Halden.NOW.minus(Duration.ofMinutes(17L * i)),
                    3 + 41L * i,
                    i < 22,
                    i % 4 == 0 ? 1 : 0));
        }
        return all;
    }

    private static List<EventLine> alarms() {
        return List.of(
                new EventLine(
                        9,
                        "LIMIT_REACHED",
                        "tarn-sql-14",
                        Halden.NOW.minus(Duration.ofMinutes(50)),
                        Optional.empty(),
                        "40 of 40 licenses of Tarn SQL 14 are in use; further clients are refused",
                        "Add licenses, end connections that are no longer used, or plan the change to Per Device or Per User."),
                new EventLine(
                        8,
                        "ADMIN_OVER_LIMIT",
                        "tarn-sql-14",
                        Halden.NOW.minus(Duration.ofMinutes(140)),
                        Optional.empty(),
                        "42 connections to Tarn SQL 14 are open over the limit of 40, 2 of them administrators'",
                        "End administrators' connections that are no longer used, or add licenses for them."),
                new EventLine(
                        7,
                        "DENIED",
                        "tarn-sql-14",
                        Halden.NOW.minus(Duration.ofHours(26)),
                        Optional.of(Halden.NOW.minus(Duration.ofHours(25))),
                        "Clients of Tarn SQL 14 are refused; refusals so far today: 3",
                        "Look at the refusals of the product: who was turned away, how often, and for what cause."));
    }

    private <T> CompletionStage<Answer<Page<T>>> page(List<T> all, long cursor) {
        if (reading.isPresent()) {
            return told();
        }
        int from = (int) cursor;
        int to = Math.min(all.size(), from + page);
        return CompletableFuture.completedStage(
                new Answer.Done<>(new Page<>(all.subList(from, to), to < all.size() ? to : 0)));
    }

    @SuppressWarnings("unchecked")
    private <T> CompletionStage<Answer<T>> told() {
        return CompletableFuture.completedStage(
                (Answer<T>) reading.orElseThrow().get());
    }

    @Override
    public CompletionStage<Answer<Page<ConnectionLine>>> connections(ProductKey product, long after) {
        agents.asked.add("connections " + product.productId() + " " + after);
        return page(connections, after);
    }

    @Override
    public CompletionStage<Answer<Page<ClientLine>>> clients(ProductKey product, long after) {
        return page(product.productId().startsWith("pelican") ? clients : List.of(), after);
    }

    @Override
    public CompletionStage<Answer<Page<DenialLine>>> denials(ProductKey product, long before) {
        return page(denials, before);
    }

    @Override
    public CompletionStage<Answer<Page<EventLine>>> events(ServerName server, long before) {
        return page(events, before);
    }

    @Override
    public CompletionStage<Answer<PeakHistory>> peaks(
            ProductKey product, PeakHistory.Span span, Instant from, Instant until) {
        agents.asked.add("peaks " + product.productId() + " " + span);
        if (reading.isPresent()) {
            return told();
        }
        var reset = Instant.parse("2026-05-04T08:12:00Z");
        return CompletableFuture.completedStage(new Answer.Done<>(new PeakHistory(
                sampled ? samples(span, from, until, agents.licenses(product)) : List.of(),
                List.of(
                        new PeakHistory.Period(
                                Instant.parse("2026-01-12T09:00:00Z"),
                                Optional.of(reset),
                                38,
                                Optional.of(Instant.parse("2026-03-03T10:20:00Z")),
                                "operator/s.berge"),
                        new PeakHistory.Period(
                                reset, Optional.empty(), 42, Optional.of(Halden.NOW.minusSeconds(3600)), "")))));
    }

    /** Office hours, quiet nights, a limit that rose on the 11th and a morning when the agent did not run. */
    public static List<PeakHistory.Sample> samples(PeakHistory.Span span, Instant from, Instant until, int licenses) {
        Duration length = switch (span) {
            case FIVE_MINUTES -> Duration.ofMinutes(5);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
        };
        Instant risen = Instant.parse("2026-06-11T07:00:00Z");
        Instant downFrom = Instant.parse("2026-06-12T06:00:00Z");
        Instant downUntil = Instant.parse("2026-06-12T12:00:00Z");
        var all = new ArrayList<PeakHistory.Sample>();
        long step = length.toSeconds();
        for (long at = Math.ceilDiv(from.getEpochSecond(), step) * step;
                at < Math.min(until.getEpochSecond(), Halden.NOW.getEpochSecond());
                at += step) {
            Instant moment = Instant.ofEpochSecond(at);
            var time = moment.atZone(ZoneOffset.UTC);
            boolean weekend = time.getDayOfWeek().getValue() > 5;
            double hour = span == PeakHistory.Span.DAY ? 11 : time.getHour() + time.getMinute() / 60.0;
            double share = Math.exp(-Math.pow((hour - 11.5) / 4.2, 2)) * (weekend ? 0.25 : 1);
            int limit = moment.isBefore(risen) ? licenses * 9 / 10 : licenses;
            int jitter = new Random(at).nextInt(5);
            int peak = (int) Math.round(share * (licenses - 2)) + (share > 0.05 ? jitter : 0);
            boolean down = !moment.isBefore(downFrom) && moment.isBefore(downUntil) && span != PeakHistory.Span.DAY;
            if (peak > 0 && !down) {
                all.add(new PeakHistory.Sample(
                        moment, peak, peak * 0.8, Math.max(0, peak - limit), peak + Math.max(0, peak - limit), limit));
            }
        }
        return all;
    }

    @Override
    public CompletionStage<Answer<Outcome>> evict(ProductKey product, long number, Duration block, Intent intent) {
        return act("evict " + number + " " + block.toMinutes(), product, intent);
    }

    @Override
    public CompletionStage<Answer<Outcome>> liftBlock(ProductKey product, String user, String device, Intent intent) {
        return act("lift " + user + "@" + device, product, intent);
    }

    @Override
    public CompletionStage<Answer<Outcome>> resetPeak(ProductKey product, Intent intent) {
        return act("reset", product, intent);
    }

    @Override
    public CompletionStage<Answer<Outcome>> setSettings(ProductKey product, ProductSettings settings, Intent intent) {
        return act("set " + settings.grace(), product, intent);
    }

    private CompletionStage<Answer<Outcome>> act(String what, ProductKey product, Intent intent) {
        agents.asked.add((intent.validateOnly() ? "would " : "") + what);
        if (!intent.validateOnly()) {
            agents.intents.add(intent);
        }
        return CompletableFuture.completedStage(agents.act.apply(product));
    }
}
