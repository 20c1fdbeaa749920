package org.seatkeeper.client.lab.fuzz;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.seatkeeper.proto.v1.AddLicensesResponse;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.GetModeResponse;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.ListInstancesResponse;
import org.seatkeeper.proto.v1.PlanModeResponse;

/** What a run has learned from answers, so that its next inputs speak of things that are there. */
final class Knowledge {
    private static final int REMEMBERED_MAX = 512;

    private final Map<String, Instance> instances = new HashMap<>();
    private final List<String> products = new ArrayList<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<String> conversions = new ArrayList<>();
    private final List<String> used = new ArrayList<>();
    private final Map<String, Long> convertedAt = new HashMap<>();
    private final Set<String> booked = new HashSet<>();
    private final SplittableRandom random;
    private long epoch;

    Knowledge(SplittableRandom random) {
        this.random = random;
    }

    /** Learns from a reply; returns what it says that cannot be. */
    Optional<String> learn(Contract.Method method, byte[] reply) throws InvalidProtocolBufferException {
        if (method.writes()) {
            // All writes of the contract answer with the same two fields.
            AddLicensesResponse answer = AddLicensesResponse.parseFrom(reply);
            return answer.hasDone() ? done(answer.getDone()) : Optional.empty();
        }
        return switch (method.name().substring(method.name().indexOf('/') + 1)) {
            case "ListInstances" -> all(ListInstancesResponse.parseFrom(reply).getInstancesList());
            case "GetMode" -> present(GetModeResponse.parseFrom(reply).getInstance());
            case "PlanMode" -> present(PlanModeResponse.parseFrom(reply).getInstance());
            default -> Optional.empty();
        };
    }

    private Optional<String> done(Done done) {
        epoch = done.getEpoch();
        if (done.getRepeated() || done.getValidatedOnly()) {
            return Optional.empty();
        }
        for (LedgerEntry entry : done.getEntriesList()) {
            remember(entries, entry);
            booked.add(entry.getEntryId());
        }
        return present(done.getAfter());
    }

    private Optional<String> all(List<Instance> rows) {
        return rows.stream().map(this::present).flatMap(Optional::stream).findFirst();
    }

    /** A row as it is now. Of two answers that cross, the one with the higher revision is the newer. */
    private Optional<String> present(Instance row) {
        String product = row.getProductId();
        if (product.isEmpty()) {
            return Optional.empty();
        }
        Instance known = instances.get(product);
        if (known == null) {
            products.add(product);
        }
        if (known == null || row.getRevision() >= known.getRevision()) {
            instances.put(product, row);
        }
        if (row.hasModeChange()) {
            remember(conversions, row.getModeChange().getConversionId());
        }
        if (row.getMode() == LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER) {
            convertedAt.merge(product, row.getRevision(), Math::min);
        } else if (row.getRevision() >= convertedAt.getOrDefault(product, Long.MAX_VALUE)) {
            return Optional.of(product + " was Per Device or Per User at revision " + convertedAt.get(product)
                    + " and is Per Server at " + row.getRevision());
        }
        return Optional.empty();
    }

    private <T> void remember(List<T> list, T item) {
        if (list.size() < REMEMBERED_MAX) {
            list.add(item);
        } else {
            list.set(random.nextInt(REMEMBERED_MAX), item);
        }
    }

    private <T> Optional<T> some(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(random.nextInt(list.size())));
    }

    /** An id that was used in an operation or a transfer before. */
    Optional<String> used() {
        return some(used);
    }

    /** A fresh id is going to be used. */
    void use(String id) {
        remember(used, id);
    }

    Optional<String> product() {
        return some(products);
    }

    Optional<LedgerEntry> entry() {
        return some(entries);
    }

    Optional<String> conversion() {
        return some(conversions);
    }

    Optional<Instance> instance(String product) {
        return Optional.ofNullable(instances.get(product));
    }

    /** The product of an entry that is remembered. */
    Optional<Instance> holder(String entryId) {
        return entries.stream()
                .filter(entry -> entry.getEntryId().equals(entryId))
                .findFirst()
                .flatMap(entry -> instance(entry.getProductId()));
    }

    long epoch() {
        return epoch;
    }

    /** Every entry that was acknowledged. */
    Set<String> booked() {
        return booked;
    }

    /** Products that were seen in Per Device or Per User. */
    Set<String> converted() {
        return convertedAt.keySet();
    }
}
