package org.seatkeeper.client.console.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.OpensDialogs;
import org.seatkeeper.client.console.properties.ProductViewModel;
import org.seatkeeper.client.console.theme.Look;
import org.seatkeeper.client.console.theme.Theme;
import org.seatkeeper.client.console.wiring.ConsoleRooms;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;

/**
 * Draws every screen of a live fleet, and Choose Licensing Mode step by step, to PNG files: light and dark, at 1280 x 800.
 * Waits until every server of the profile answered or failed, but not for ever.
 */
public final class Gallery {
    /** Longest wait for the servers, and again for the plan, in seconds. */
    static final int PATIENCE_SECONDS = 20;

    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;

    private final Path folder;
    private final FleetFeed feed;
    private final Executor fxThread;
    private final ScheduledExecutorService timer;

    /** Into a folder, which is made where it is missing; the timer bounds the waits. */
    public Gallery(Path folder, FleetFeed feed, Executor fxThread, ScheduledExecutorService timer) {
        this.folder = folder;
        this.feed = feed;
        this.fxThread = fxThread;
        this.timer = timer;
    }

    /**
     * Draws everything.
     *
     * @param rooms builds the console on the JavaFX thread; what it opens is not shown
     * @return ends once all is drawn; fails with the cause
     */
    public CompletableFuture<Void> draw(Function<OpensDialogs, ConsoleRooms> rooms) {
        return settled()
                .thenComposeAsync(fleet -> draw(fleet, rooms.apply(_ -> {})), fxThread)
                .toCompletableFuture();
    }

    /** The fleet once nobody is on a first attempt any more, or when patience ends. */
    private CompletionStage<Fleet> settled() {
        var settled = new CompletableFuture<Fleet>();
        fxThread.execute(() -> {
            var following = feed.follow(change -> {
                if (isSettled(change.fleet())) {
                    settled.complete(change.fleet());
                }
            });
            var _ = settled.whenCompleteAsync((_, _) -> following.unsubscribe(), fxThread);
        });
        var _ = timer.schedule(
                () -> fxThread.execute(() -> settled.complete(feed.fleet())), PATIENCE_SECONDS, TimeUnit.SECONDS);
        return settled;
    }

    private static boolean isSettled(Fleet fleet) {
        return !fleet.servers().isEmpty() && fleet.servers().values().stream().noneMatch(Gallery::isFirstAttempt);
    }

    private static boolean isFirstAttempt(Server server) {
        return !server.retired() && server.link() instanceof LinkState.Connecting(int attempt) && attempt <= 1;
    }

    private CompletionStage<Void> draw(Fleet fleet, ConsoleRooms rooms) {
        Theme.loadFonts();
        Look look = new Look(Theme.LIGHT);
        var pictures = new PicturesView(folder, look, WIDTH, HEIGHT);
        Optional<ProductKey> chosen = changeable(fleet);
        if (chosen.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    "no server of this profile answered with a Per Server product whose mode may be changed: "
                            + fleet.servers().size() + " servers are known"));
        }
        ProductKey key = chosen.get();
        var rounds = new Rounds(pictures, rooms);
        return bounded(rooms.lookAt(key))
                .thenComposeAsync(_ -> written(() -> rounds.screens(key)), fxThread)
                .thenComposeAsync(_ -> bounded(rooms.modeTour().plan(key)), fxThread)
                .thenComposeAsync(steps -> written(() -> rounds.steps(key, steps)), fxThread)
                .thenComposeAsync(_ -> properties(rounds, rooms, busiest(feed.fleet(), key)), fxThread);
    }

    private CompletionStage<Void> properties(Rounds rounds, ConsoleRooms rooms, ProductKey key) {
        return pictured(
                        rounds,
                        "08-product-connections",
                        () -> rooms.properties().pictured(key, ProductViewModel.Tab.CONNECTIONS))
                .thenComposeAsync(
                        _ -> pictured(
                                rounds,
                                "09-product-refusals",
                                () -> rooms.properties().pictured(key, ProductViewModel.Tab.REFUSALS)),
                        fxThread)
                .thenComposeAsync(
                        _ -> pictured(
                                rounds,
                                "10-product-peaks",
                                () -> rooms.properties().pictured(key, ProductViewModel.Tab.PEAKS)),
                        fxThread)
                .thenComposeAsync(
                        _ -> pictured(
                                rounds,
                                "11-server-events",
                                () -> rooms.properties().picturedEvents(key.server())),
                        fxThread);
    }

    private CompletionStage<Void> pictured(Rounds rounds, String file, Supplier<CompletionStage<DialogContent>> read) {
        return bounded(read.get())
                .thenComposeAsync(content -> written(() -> rounds.properties(file, content)), fxThread);
    }

    /** Where most happens: somebody was refused today, and most are in. The other where nothing is known of use. */
    private static ProductKey busiest(Fleet fleet, ProductKey other) {
        return fleet.servers().values().stream()
                .filter(Server::current)
                .flatMap(server -> server.products().stream()
                        .filter(product -> product.settings().known())
                        .map(product -> Map.entry(new ProductKey(server.name(), product.productId()), product)))
                .max(Comparator.comparing((Map.Entry<ProductKey, ProductFigures> each) ->
                                each.getValue().usage().refusedToday() > 0)
                        .thenComparingLong(each -> each.getValue().inUse())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(other);
    }

    private static <T> CompletableFuture<T> bounded(CompletionStage<T> stage) {
        return stage.toCompletableFuture().copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static CompletionStage<Void> written(Writing writing) {
        try {
            writing.run();
            return CompletableFuture.completedFuture(null);
        } catch (IOException unwritable) {
            return CompletableFuture.failedFuture(unwritable);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** A live Per Server product whose mode may be changed: the one with the most licenses. */
    private static Optional<ProductKey> changeable(Fleet fleet) {
        return fleet.servers().values().stream()
                .filter(Server::current)
                .flatMap(server -> server.products().stream()
                        .filter(product -> product.mode() == LicensingMode.PER_SERVER
                                && product.changeMode().allowed())
                        .map(product ->
                                Map.entry(new ProductKey(server.name(), product.productId()), product.licenses())))
                .max(Comparator.comparing(Map.Entry<ProductKey, Long>::getValue).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }
}
