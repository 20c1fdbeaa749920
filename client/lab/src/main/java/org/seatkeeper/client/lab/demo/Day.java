package org.seatkeeper.client.lab.demo;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.FileFault;
import org.seatkeeper.client.link.FleetLink;
import org.seatkeeper.client.link.LinkSettings;
import org.seatkeeper.client.link.Profile;

/** A running site's day: administrators act, one server goes away and comes back, one that dies is started again. */
final class Day implements AutoCloseable {
    /** A process that dies more often than this is not started again. */
    private static final int DEATHS_MAX = 3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** One thing of it, on the day's thread. */
    @FunctionalInterface
    private interface Happening {
        void happen() throws InterruptedException;
    }

    private final DemoSite site;
    private final Screen screen;
    private final Pace pace;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Integer> deaths = new HashMap<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("day").factory());
    private final FleetLink link;
    private final Activity activity;
    private volatile Fleet fleet = Fleet.EMPTY;

    /** Opens the links to the servers; nothing happens yet. */
    Day(DemoSite site, Screen screen, DemoEnv env, long seed) throws DemoFault {
        this.site = site;
        this.screen = screen;
        this.pace = env.pace();
        this.clock = env.clock();
        this.random = new SplittableRandom(seed);
        try {
            this.link = FleetLink.open(
                    Profile.in(ProfileFiles.folder(site.home())),
                    Optional.empty(),
                    LinkSettings.USUAL,
                    clock,
                    random,
                    this::changed);
        } catch (FileFault e) {
            throw new DemoFault("the profile of the demo cannot be read: " + e.cause(), e.remedy(), e);
        }
        this.activity = new Activity(link.calls(), new SplittableRandom(seed + 1));
    }

    private void changed(FleetChange change) {
        fleet = change.fleet();
        screen.show(fleet);
    }

    /** Begins. */
    void begin() {
        site.whenOneDies((servers, why) -> later(Duration.ZERO, () -> died(servers, why)));
        nextAct();
        if (site.servers().stream().anyMatch(server -> server.name().equals(Company.COMES_AND_GOES))) {
            later(pace.firstOutage(), this::goAway);
        }
    }

    /** Completes when it cannot go on, with the cause. */
    CompletableFuture<Void> over() {
        return over;
    }

    /** What the servers show now. */
    Fleet fleet() {
        return fleet;
    }

    private void later(Duration delay, Happening happening) {
        try {
            var _ = thread.schedule(() -> run(happening), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // The day is over.
        }
    }

    private void run(Happening happening) {
        try {
            happening.happen();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            over.completeExceptionally(fault);
        }
    }

    private void nextAct() {
        long millis = random.nextLong(pace.actMin().toMillis(), pace.actMax().toMillis() + 1);
        later(Duration.ofMillis(millis), () -> {
            var _ = activity.act(fleet).thenAccept(told -> told.ifPresent(this::say));
            nextAct();
        });
    }

    private void goAway() throws InterruptedException {
        say(Company.COMES_AND_GOES + " is shut down for maintenance");
        site.stop(Company.COMES_AND_GOES);
        later(pace.outageLength(), this::comeBack);
    }

    private void comeBack() throws InterruptedException {
        if (again(site.servers().stream()
                .filter(server -> server.name().equals(Company.COMES_AND_GOES))
                .toList())) {
            say(Company.COMES_AND_GOES + " is back");
        }
        later(pace.outageEvery(), this::goAway);
    }

    private void died(List<DemoServer> servers, String why) throws InterruptedException {
        String first = servers.getFirst().name();
        String who = servers.size() == 1 ? first : first + " and " + (servers.size() - 1) + " more";
        if (deaths.merge(first, 1, Integer::sum) > DEATHS_MAX) {
            say(who + " died again and is left alone (" + why + "); see logs/" + first + ".log");
            return;
        }
        say(who + " died; it is started again, as a service manager would");
        if (again(servers)) {
            say(who + " serves again");
        }
    }

    /** The day goes on without a process that does not start; that is tried again after the length of an outage. */
    private boolean again(List<DemoServer> servers) throws InterruptedException {
        try {
            site.startAgain(servers.getFirst().name());
        } catch (DemoFault fault) {
            say(fault.line());
            later(pace.outageLength(), () -> died(servers, fault.line()));
            return false;
        }
        servers.forEach(server -> link.servers().retryNow(new ServerName(server.name())));
        return true;
    }

    private void say(String what) {
        screen.say(TIME.format(clock.instant().atZone(ZoneId.systemDefault())) + "  " + what);
    }

    /** Nothing more happens; the servers go on. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            var _ = thread.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        link.close();
    }
}
