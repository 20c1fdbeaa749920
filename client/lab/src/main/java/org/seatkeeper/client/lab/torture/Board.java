package org.seatkeeper.client.lab.torture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.LedgerReason;

/** What the writers know of the agent together, from its answers; as old as those. Any thread. */
final class Board {
    private static final int PURCHASES_MAX = 256;

    private final Map<String, Instance> newest = new ConcurrentHashMap<>();
    private final Deque<LedgerEntry> purchases = new ArrayDeque<>();

    void learn(Done done) {
        if (done.hasAfter()) {
            learn(done.getAfter());
        }
        synchronized (purchases) {
            done.getEntriesList().stream()
                    .filter(entry -> entry.getReason() == LedgerReason.LEDGER_REASON_PURCHASE
                            || entry.getReason() == LedgerReason.LEDGER_REASON_REMOVAL)
                    .forEach(purchases::addLast);
            while (purchases.size() > PURCHASES_MAX) {
                purchases.removeFirst();
            }
        }
    }

    void learn(Instance instance) {
        newest.merge(
                instance.getProductId(), instance, (old, now) -> now.getRevision() >= old.getRevision() ? now : old);
    }

    void learn(Sighting sighting) {
        newest.clear();
        sighting.instances().values().forEach(this::learn);
    }

    List<Instance> instances() {
        return List.copyOf(newest.values());
    }

    /** What is known of a product; nothing but its id where nothing is. */
    Instance instance(String product) {
        return newest.getOrDefault(
                product, Instance.newBuilder().setProductId(product).build());
    }

    /** Some recent purchase or removal, or none. */
    java.util.Optional<LedgerEntry> purchase(RandomGenerator random) {
        synchronized (purchases) {
            return purchases.isEmpty()
                    ? java.util.Optional.empty()
                    : purchases.stream().skip(random.nextInt(purchases.size())).findFirst();
        }
    }
}
