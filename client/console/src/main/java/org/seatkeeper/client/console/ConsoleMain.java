package org.seatkeeper.client.console;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.client.console.fx.FxGate;
import org.seatkeeper.client.console.fx.FxPlatform;
import org.seatkeeper.client.console.gallery.Gallery;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.theme.Look;
import org.seatkeeper.client.console.theme.Theme;
import org.seatkeeper.client.console.wiring.ConsoleRooms;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.console.wiring.Surroundings;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.link.FileFault;
import org.seatkeeper.client.link.FleetLink;
import org.seatkeeper.client.link.LinkSettings;
import org.seatkeeper.client.link.LocalAgent;
import org.seatkeeper.client.link.Profile;

/** Where the console begins: options, profile, link, rooms, window. Not an Application: it runs from the class path. */
public final class ConsoleMain {
    /** Done. */
    static final int DONE = 0;
    /** The program failed inside. */
    static final int FAULT = 1;
    /** The command line or a file of the profile cannot be used. */
    static final int USAGE = 2;

    /** How often ages are counted on, in seconds. Figures come when they change, not with this. */
    private static final int BEAT_SECONDS = 15;

    private ConsoleMain() {}

    /** Opens the console, or draws it to files. Returns once the toolkit runs; the process ends with the window. */
    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--help")) {
            System.out.println(ConsoleOptions.USAGE);
            return;
        }
        try {
            ConsoleOptions options = ConsoleOptions.parse(List.of(args));
            run(options);
        } catch (IllegalArgumentException | FileFault wrong) {
            System.err.println("seatkeeper console: " + wrong.getMessage());
            System.exit(USAGE);
        }
    }

    private static void run(ConsoleOptions options) throws Exception {
        Profile profile = Profile.named(options.profile(), System.getenv(), Path.of(System.getProperty("user.home")));
        FxPlatform fx = FxPlatform.start().toCompletableFuture().get();
        var feed = new FleetFeed();
        var gate = new FxGate<FleetChange>(fx, FleetChange::both, feed);
        FleetLink link = FleetLink.open(
                profile,
                LocalAgent.find(System.getenv()),
                LinkSettings.USUAL,
                InstantSource.system(),
                new SecureRandom(),
                gate);
        var timer = Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().daemon().name("console-timer").unstarted(work));
        String profileWords = "Profile: " + options.profile();
        if (options.renderTo().isPresent()) {
            render(options.renderTo().get(), feed, link, fx, timer, profileWords);
        } else {
            fx.execute(() -> open(feed, link, fx, timer, profileWords));
        }
    }

    private static void open(
            FleetFeed feed, FleetLink link, FxPlatform fx, ScheduledExecutorService timer, String profile) {
        Theme.loadFonts();
        Look look = new Look(Theme.LIGHT);
        look.follow(fx.dark());
        var window = new ConsoleWindow(look);
        var rooms = new ConsoleRooms(
                feed,
                LinkPorts.of(link),
                new Surroundings(
                        fx,
                        soon(timer, fx),
                        Thread::startVirtualThread,
                        InstantSource.system(),
                        new Times(ZoneId.systemDefault()),
                        () -> UUID.randomUUID().toString(),
                        window.dialogs(),
                        window.notifications(),
                        window::help,
                        profile));
        window.show(rooms.main(), () -> {
            timer.shutdownNow();
            link.close();
            fx.exit();
        });
        var _ = timer.scheduleAtFixedRate(() -> fx.execute(rooms::tick), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private static void render(
            Path folder,
            FleetFeed feed,
            FleetLink link,
            FxPlatform fx,
            ScheduledExecutorService timer,
            String profile) {
        var gallery = new Gallery(folder, feed, fx, timer);
        int code = DONE;
        try {
            gallery.draw(pictures -> new ConsoleRooms(
                            feed,
                            LinkPorts.of(link),
                            new Surroundings(
                                    fx,
                                    soon(timer, fx),
                                    Thread::startVirtualThread,
                                    InstantSource.system(),
                                    new Times(ZoneId.systemDefault()),
                                    () -> UUID.randomUUID().toString(),
                                    pictures,
                                    (status, what, why) -> {},
                                    topic -> {},
                                    profile)))
                    .get();
        } catch (ExecutionException failed) {
            System.err.println("seatkeeper console: " + because(failed));
            code = FAULT;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            code = FAULT;
        }
        link.close();
        System.exit(code);
    }

    /** Runs things on the JavaFX thread a second later, and none once the timer is shut down. */
    private static Executor soon(ScheduledExecutorService timer, FxPlatform fx) {
        return work -> {
            try {
                var _ = timer.schedule(() -> fx.execute(work), 1, TimeUnit.SECONDS);
            } catch (RejectedExecutionException closing) {
                // The window is gone: nobody looks any more.
            }
        };
    }

    private static String because(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return cause == null ? failed.toString() : String.valueOf(cause.getMessage());
    }
}
