package org.seatkeeper.client.lab.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.seatkeeper.agent.domain.Disposition;

/** Invents what administrators did on a server until today. Pure: the same random numbers make the same past. */
final class History {
    private static final List<String> OCCASIONS = List.of(
            "New hires, warehouse 4",
            "Quarter-end load",
            "Dispatch planning",
            "Archive moved here",
            "Night shift",
            "Customs desk",
            "Second dock hall",
            "Temporary staff, peak season",
            "Yard office",
            "");

    private static final int DUPLICATE_ONE_IN = 6;
    private static final int REMOVAL_ONE_IN = 5;

    private final RandomGenerator random;
    private final Instant now;
    private final List<Deed> deeds = new ArrayList<>();

    private History(RandomGenerator random, Instant now) {
        this.random = random;
        this.now = now;
    }

    /** Everything that was done on a server, oldest first. */
    static List<Deed> of(DemoServer server, RandomGenerator random, Instant now) {
        var history = new History(random, now);
        server.holdings().forEach(holding -> history.tell(server, holding));
        return history.deeds.stream().sorted(Comparator.comparing(Deed::at)).toList();
    }

    private void tell(DemoServer server, Holding holding) {
        int begin = server.installedDaysAgo() - 3;
        switch (holding.fate()) {
            case OBSERVED -> {}
            case PER_SERVER -> buy(server, holding, begin, 4);
            case SCHEDULED -> {
                buy(server, holding, begin, 6);
                deeds.add(new Deed(
                        at(2),
                        "administrator",
                        holding.product(),
                        new Deed.Schedule(tomorrow(), "Tablets on the dock share terminals")));
            }
            case MOVED -> change(server, holding, begin, Disposition.MOVE, "More people than connections");
            case LEFT -> change(server, holding, begin, Disposition.LEAVE, "Reports go to everyone now");
        }
    }

    /** Some is bought before the change, the rest into the pool after it; nothing while licenses are unclaimed. */
    private void change(DemoServer server, Holding holding, int begin, Disposition licenses, String reason) {
        int day = 60 + random.nextInt(60);
        boolean moves = licenses == Disposition.MOVE;
        int before = moves ? round(holding.licenses() * 0.7) : holding.licenses();
        buy(server, new Holding(holding.product(), before, holding.fate()), begin, day + 2);
        add(server, holding, day, new Deed.Change(licenses, reason));
        if (moves) {
            buy(server, new Holding(holding.product(), holding.licenses() - before, holding.fate()), day - 5, 3);
        }
    }

    /** A first order, and a few more, that come to what it has. */
    private void buy(DemoServer server, Holding holding, int fromDay, int toDay) {
        int left = holding.licenses();
        int orders = left <= 10 ? 1 : 2 + random.nextInt(3);
        int span = Math.max(orders, fromDay - toDay);
        for (int n = 0; n < orders && left > 0; n++) {
            int day = fromDay - n * span / orders - random.nextInt(Math.max(1, span / orders / 2));
            int quantity = n == orders - 1 ? left : Math.min(left, round(left * (0.35 + random.nextDouble() / 3)));
            left -= quantity;
            order(server, holding, Math.max(toDay, day), quantity);
        }
    }

    private void order(DemoServer server, Holding holding, int day, int quantity) {
        int percent = 85 + 5 * random.nextInt(4);
        String order = "PO-" + (20_000 + (400 - day) * 3 + random.nextInt(3));
        String occasion = OCCASIONS.get(random.nextInt(OCCASIONS.size()));
        var purchase = new Deed.Buy(quantity, order, percent, occasion);
        Deed bought = add(server, holding, day, purchase);
        if (random.nextInt(DUPLICATE_ONE_IN) == 0) {
            after(bought, 19, purchase);
            after(bought, 24, new Deed.TakeBack("Entered twice"));
        } else if (quantity > 10 && random.nextInt(REMOVAL_ONE_IN) == 0) {
            int back = 5;
            after(bought, 2 * 60, new Deed.Remove(back, "Returned to the dealer"));
            after(bought, 26 * 60, new Deed.Buy(back, order, percent, "Delivered after all"));
        }
    }

    private void after(Deed deed, int minutes, Deed.Step step) {
        deeds.add(new Deed(deed.at().plus(Duration.ofMinutes(minutes)), deed.who(), deed.product(), step));
    }

    private Deed add(DemoServer server, Holding holding, int day, Deed.Step step) {
        var deed = new Deed(at(day), server.site().buyer(), holding.product(), step);
        deeds.add(deed);
        return deed;
    }

    /** A time of an office day, so many days ago. */
    private Instant at(int daysAgo) {
        return now.minus(daysAgo, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofMinutes(7 * 60 + random.nextInt(8 * 60)))
                .plusSeconds(random.nextInt(60));
    }

    private Instant tomorrow() {
        return now.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.of(4, 0))
                .toInstant(ZoneOffset.UTC);
    }

    private static int round(double quantity) {
        return Math.max(5, (int) Math.round(quantity / 5) * 5);
    }
}
