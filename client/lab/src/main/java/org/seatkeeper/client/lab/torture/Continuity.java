package org.seatkeeper.client.lab.torture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seatkeeper.client.lab.torture.Violation.Kind;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.LicensingMode;

/** Whether what went one way only has gone no other way: epoch, revisions, modes, products, entries. */
final class Continuity {
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final Set<String> converted = new HashSet<>();
    private long stateRevision;
    private long epoch;

    private Continuity() {}

    /** What went back. */
    static List<Violation> check(Collection<Operation> all, Optional<Sighting> before, Sighting now) {
        var continuity = new Continuity();
        all.forEach(operation -> operation.acknowledged().forEach(continuity::acknowledged));
        before.ifPresent(sighting -> continuity.before(sighting, now));
        continuity.hold(now);
        return continuity.violations;
    }

    private void add(Kind kind, String what) {
        violations.add(new Violation(kind, what));
    }

    private void acknowledged(Done done) {
        epoch = done.getEpoch();
        stateRevision = Math.max(stateRevision, done.getStateRevision());
        if (done.hasAfter()) {
            shown(done.getAfter());
        }
    }

    private void shown(Instance instance) {
        revisions.merge(instance.getProductId(), instance.getRevision(), Math::max);
        if (instance.getMode() == LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER) {
            converted.add(instance.getProductId());
        }
    }

    private void before(Sighting before, Sighting now) {
        epoch = before.epoch();
        stateRevision = Math.max(stateRevision, before.stateRevision());
        before.instances().values().forEach(this::shown);
        for (int n = 0; n < before.ledger().size(); n++) {
            LedgerEntry was = before.ledger().get(n);
            String is = n < now.ledger().size() ? now.ledger().get(n).getEntryId() : "nothing";
            if (!is.equals(was.getEntryId())) {
                add(Kind.LOST, "entry " + was.getEntryId() + " was seen at " + (n + 1) + ", where there is " + is);
                return;
            }
        }
    }

    private void hold(Sighting now) {
        if (epoch != 0 && now.epoch() != epoch) {
            add(Kind.EPOCH, "the epoch was " + epoch + " and is " + now.epoch());
        }
        if (now.stateRevision() < stateRevision) {
            add(Kind.REVISION_BACK, "the state revision was " + stateRevision + " and is " + now.stateRevision());
        }
        revisions.forEach((product, revision) -> {
            Instance instance = now.instances().get(product);
            if (instance == null) {
                add(Kind.LOST, "the product " + product + " is not there any more");
                return;
            }
            if (instance.getRevision() < revision) {
                add(
                        Kind.REVISION_BACK,
                        product + " was at revision " + revision + " and is at " + instance.getRevision());
            }
            if (converted.contains(product) && instance.getMode() != LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER) {
                add(Kind.MODE_BACK, product + " was Per Device or Per User and is " + instance.getMode());
            }
        });
    }
}
