package org.seatkeeper.client.lab.torture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.seatkeeper.client.lab.torture.Sighting.Link;
import org.seatkeeper.client.lab.torture.Violation.Kind;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.LedgerEntry;

/** Holds what an agent shows after a kill against what the writers were told before it. Pure: values in, violations out. */
final class Checker {
    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, List<Link>> records;
    private final Map<String, List<LedgerEntry>> entries;
    private final Set<String> entryIds = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private Checker(Collection<Operation> all, Sighting now) {
        all.forEach(operation -> operations.put(operation.move().id().toString(), operation));
        records = now.audit().links().stream()
                .filter(link -> !link.operationId().isEmpty())
                .collect(Collectors.groupingBy(Link::operationId));
        entries = now.ledger().stream().collect(Collectors.groupingBy(LedgerEntry::getComment));
        now.ledger().forEach(entry -> entryIds.add(entry.getEntryId()));
    }

    /**
     * Everything that is wrong with a sighting; nothing where nothing is.
     *
     * @param all every operation of this directory so far
     * @param before the sighting before this one
     */
    static List<Violation> check(Collection<Operation> all, Optional<Sighting> before, Sighting now) {
        var checker = new Checker(all, now);
        all.forEach(checker::operation);
        checker.strangers();
        checker.violations.addAll(Continuity.check(all, before, now));
        checker.violations.addAll(Chain.check(now.audit()));
        checker.violations.addAll(Balances.check(now));
        return List.copyOf(checker.violations);
    }

    private void add(Kind kind, String what) {
        violations.add(new Violation(kind, what));
    }

    private void operation(Operation operation) {
        String id = operation.move().id().toString();
        int recorded = records.getOrDefault(id, List.of()).size();
        int booked = entries.getOrDefault(id, List.of()).size();
        String name = operation.move().kind() + " " + id;
        if (recorded > 1) {
            add(Kind.DUPLICATE, name + " stands in the audit " + recorded + " times");
        }
        if (booked > 0 && recorded == 0) {
            add(Kind.UNRECORDED, name + " booked " + booked + " entries and has no record");
        }
        switch (operation.fate()) {
            case ONCE -> once(operation, name, recorded, booked);
            case ABSENT -> {
                if (recorded + booked > 0) {
                    add(Kind.PHANTOM, name + " was " + told(operation) + " and is there");
                }
            }
            case OPEN -> {}
        }
        operation.outcomes().forEach(outcome -> {
            if (outcome instanceof Outcome.Fault(String why)) {
                add(Kind.FAULT, name + ": " + why);
            }
        });
    }

    private static String told(Operation operation) {
        return operation.last().map(Outcome::words).orElse("not sent");
    }

    private void once(Operation operation, String name, int recorded, int booked) {
        if (recorded == 0) {
            add(Kind.LOST, name + " was acknowledged and has no record");
        }
        List<Done> dones = operation.acknowledged();
        Done first = dones.getFirst();
        records.getOrDefault(operation.move().id().toString(), List.of()).stream()
                .filter(link -> link.sequence() != first.getAuditSequence())
                .forEach(link -> add(
                        Kind.LOST,
                        name + " was acknowledged as record " + first.getAuditSequence() + " and is "
                                + link.sequence()));
        dones.stream()
                .filter(done -> done.getAuditSequence() != first.getAuditSequence())
                .forEach(done -> add(
                        Kind.DUPLICATE,
                        name + " was acknowledged as record " + first.getAuditSequence() + " and again as "
                                + done.getAuditSequence()));
        first.getEntriesList().stream()
                .filter(entry -> !entryIds.contains(entry.getEntryId()))
                .forEach(entry -> add(Kind.LOST, name + ": its entry " + entry.getEntryId() + " is not in the ledger"));
        if (booked > first.getEntriesCount()) {
            add(
                    Kind.DUPLICATE,
                    name + " was acknowledged with " + first.getEntriesCount() + " entries and has " + booked);
        }
    }

    /** What nobody asked for. */
    private void strangers() {
        records.keySet().stream()
                .filter(id -> !operations.containsKey(id))
                .forEach(id -> add(Kind.PHANTOM, "the audit has a record of the unknown operation " + id));
        entries.forEach((id, booked) -> {
            if (!operations.containsKey(id)) {
                add(Kind.PHANTOM, "the ledger has " + booked.size() + " entries of the unknown operation " + id);
            }
        });
    }
}
