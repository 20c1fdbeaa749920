package org.seatkeeper.client.lab.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Purchase;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.Transfer;
import org.seatkeeper.client.link.AgentCalls;

/** What administrators do on an ordinary day: one act a call, chosen by chance, around what each product began with. */
final class Activity {
    private static final List<String> OCCASIONS =
            List.of("New hire", "Two more desks", "Peak season", "Test environment", "Contractors", "Audit finding");
    private static final int DRIFT_MAX = 25;
    private static final int TRANSFER_ONE_IN = 6;
    private static final int TRANSFER_LEFT_MIN = 10;
    private static final int QUANTITY_MAX = 9;

    private final AgentCalls calls;
    private final RandomGenerator random;
    private final Map<ProductKey, Long> began = new HashMap<>();
    private int order = 31_000;

    Activity(AgentCalls calls, RandomGenerator random) {
        this.calls = calls;
        this.random = random;
    }

    /** A product of a server that may be acted on. */
    private record Place(Server server, ProductFigures product) {
        ProductKey key() {
            return new ProductKey(server.name(), product.productId());
        }
    }

    /** Does something; what it was, in a line, or empty where there was nothing to do. One thread at a time. */
    CompletionStage<Optional<String>> act(Fleet fleet) {
        List<Place> places = places(fleet);
        if (places.isEmpty()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        Place place = places.get(random.nextInt(places.size()));
        long drift = place.product().licenses()
                - began.computeIfAbsent(place.key(), _ -> place.product().licenses());
        int quantity = 1 + random.nextInt(QUANTITY_MAX);
        Optional<Place> to = destination(place, places);
        if (to.isPresent() && random.nextInt(TRANSFER_ONE_IN) == 0) {
            return transfer(place, to.get(), quantity);
        }
        boolean fewer = place.product().licenses() > 2 * QUANTITY_MAX
                && (drift > DRIFT_MAX || (drift > -DRIFT_MAX && random.nextInt(3) == 0));
        return fewer ? remove(place, quantity) : add(place, quantity);
    }

    /** A scheduled change would become stale, unclaimed licenses are to be seen, and what is observed stays so. */
    private static List<Place> places(Fleet fleet) {
        return fleet.servers().values().stream()
                .filter(Server::current)
                .flatMap(server -> server.products().stream().map(product -> new Place(server, product)))
                .filter(place -> place.product().manageLicenses().allowed()
                        && !place.product().gone()
                        && place.product().scheduledChange().isEmpty()
                        && place.product().unclaimed().isEmpty()
                        && place.product().licenses() > 0)
                .toList();
    }

    private Optional<Place> destination(Place from, List<Place> places) {
        if (from.product().mode() != LicensingMode.PER_SERVER
                || from.product().licenses() < TRANSFER_LEFT_MIN + QUANTITY_MAX) {
            return Optional.empty();
        }
        List<Place> others = places.stream()
                .filter(place ->
                        place.product().productId().equals(from.product().productId())
                                && place.product().mode() == LicensingMode.PER_SERVER
                                && !place.key().equals(from.key()))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get(random.nextInt(others.size())));
    }

    private CompletionStage<Optional<String>> add(Place place, int quantity) {
        order += 1 + random.nextInt(3);
        String occasion = OCCASIONS.get(random.nextInt(OCCASIONS.size()));
        String ref = "PO-" + order;
        return calls.addLicenses(
                        place.key(),
                        new Purchase(scope(place.product()), quantity, occasion, ref, false),
                        intent(place, occasion))
                .thenApply(answer -> told(place, "+" + quantity, ref + " " + occasion, answer));
    }

    private CompletionStage<Optional<String>> remove(Place place, int quantity) {
        String why = "Returned";
        return calls.removeLicenses(
                        place.key(), new Purchase(scope(place.product()), quantity, why, "", false), intent(place, why))
                .thenApply(answer -> told(place, "-" + quantity, why, answer));
    }

    private CompletionStage<Optional<String>> transfer(Place from, Place to, int quantity) {
        String why = "Rebalanced between servers";
        return calls.transfer(from.key(), to.server().name(), quantity, why, intent(from, why))
                .thenApply(answer -> told(from, to, quantity, answer));
    }

    private static Optional<String> told(Place from, Place to, int quantity, Answer<Transfer> answer) {
        return answer instanceof Answer.Done<Transfer>
                ? Optional.of(line(from, quantity + " moved to " + to.server().name(), ""))
                : Optional.empty();
    }

    /** Whoever was too late, or met a server that just went, does not try again: the next act comes soon. */
    private static Optional<String> told(Place place, String what, String why, Answer<Outcome> answer) {
        return switch (answer) {
            case Answer.Done<Outcome>(var outcome) ->
                Optional.of(line(
                        place,
                        what
                                + outcome.after()
                                        .map(after -> ", now " + after.licenses())
                                        .orElse(""),
                        why));
            case Answer.Refused<Outcome>(var refusal) ->
                Optional.of(line(place, what + " refused: " + refusal.cause(), ""));
            case Answer.Changed<Outcome> _,
                    Answer.NotAllowed<Outcome> _,
                    Answer.Malformed<Outcome> _,
                    Answer.Fault<Outcome> _,
                    Answer.NoAnswer<Outcome> _ -> Optional.empty();
        };
    }

    private static String line(Place place, String what, String why) {
        return String.format(
                        Locale.ROOT,
                        "%-13s %-19s %s  %s",
                        place.server().name(),
                        place.product().name(),
                        what,
                        why)
                .stripTrailing();
    }

    private static Intent intent(Place place, String reason) {
        return new Intent(UUID.randomUUID().toString(), place.product().revision(), reason, false);
    }

    private static Purchase.Scope scope(ProductFigures product) {
        if (product.mode() == LicensingMode.PER_SERVER) {
            return Purchase.Scope.PER_SERVER;
        }
        return switch (product.seatKind()) {
            case USER -> Purchase.Scope.POOL_USER;
            case DEVICE -> Purchase.Scope.POOL_DEVICE;
        };
    }
}
