package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Scope;

/**
 * Reads everything that was kept, and looks at it before anybody works with it: tables against the state row, ledger
 * against balances, the newest part of the audit against its chain. The work grows with what administrators set, not with
 * the audit. What no agent would have written throws IllegalArgumentException.
 */
final class KeptRows {
    /** How many of the newest audit records are verified at a start; all of them are when someone asks. */
    static final int AUDIT_VERIFIED = 256;

    private static final List<String> CHECKED =
            List.of("agent", "state", "binding", "instance", "unclaimed", "mode_change", "agreement");

    private KeptRows() {}

    static Kept read(Session session) throws SQLException {
        checkPages(session);
        Map<Long, String> names = Names.read(session);
        Founding founding = FoundingRows.read(session, names);
        StateRow state = StateRow.read(session);
        Map<UUID, ModeChange> changes = ChangeRows.read(session, names);
        var changedAt = new HashMap<ProductId, Long>();
        List<Instance> instances = InstanceRows.read(session, changes, changedAt);
        List<LedgerEntry> ledger = LedgerRows.read(session, names);
        checkLedger(ledger, instances, state.tip());
        return new Kept(
                founding,
                state.tip().revision(),
                instances,
                changedAt,
                ledger,
                new ArrayList<>(changes.values()),
                checkedHead(session, founding, state.tip()),
                founding.bindings(),
                state.aliveAt());
    }

    private static void checkPages(Session session) throws SQLException {
        for (String table : CHECKED) {
            try (Rows rows = session.on("PRAGMA quick_check('" + table + "')").rows()) {
                while (rows.next()) {
                    String said = rows.text();
                    if (!said.equals("ok")) {
                        throw new IllegalArgumentException(said);
                    }
                }
            }
        }
    }

    private static void checkLedger(List<LedgerEntry> ledger, List<Instance> instances, Tip tip) {
        record Held(ProductId product, Scope scope) {}
        var balances = new HashMap<Held, Long>();
        var counts = new HashMap<ProductId, Integer>();
        long position = 0;
        for (LedgerEntry entry : ledger) {
            long sum = balances.merge(new Held(entry.product(), entry.scope()), (long) entry.delta(), Long::sum);
            counts.merge(entry.product(), 1, Integer::sum);
            if (entry.position() != ++position || entry.balance() != sum) {
                throw new IllegalArgumentException("entry " + entry.position() + " of the ledger does not follow");
            }
        }
        if (position != tip.entries()) {
            throw new IllegalArgumentException("the ledger has " + position + " entries, not " + tip.entries());
        }
        for (Instance instance : instances) {
            if (instance.entries() != counts.getOrDefault(instance.product().id(), 0)) {
                throw new IllegalArgumentException(
                        "entries of " + instance.product().id() + " are missing");
            }
        }
        Map<ProductId, Instance> byId = new HashMap<>();
        instances.forEach(instance -> byId.put(instance.product().id(), instance));
        balances.forEach((held, sum) -> {
            Instance instance = byId.get(held.product());
            if (instance == null || instance.balance(held.scope()) != sum) {
                throw new IllegalArgumentException("ledger and balances of " + held.product() + " differ");
            }
        });
    }

    private static Optional<AuditRecord> checkedHead(Session session, Founding founding, Tip tip) throws SQLException {
        List<AuditRecord> newest = AuditRows.below(session, Long.MAX_VALUE, AUDIT_VERIFIED);
        Optional<AuditRecord> head = newest.isEmpty() ? Optional.empty() : Optional.of(newest.getFirst());
        var chain = new AuditChain(founding.agentId(), founding.epoch());
        String expected = tip.hash();
        long sequence = tip.sequence();
        for (AuditRecord record : newest) {
            if (record.sequence() != sequence
                    || !record.hash().equals(expected)
                    || !chain.hash(record).equals(expected)) {
                throw new AuditBroken(sequence);
            }
            expected = record.previousHash();
            sequence--;
        }
        boolean reachesTheStart = newest.size() < AUDIT_VERIFIED;
        if (reachesTheStart && (sequence != 0 || !expected.equals(chain.genesis()))) {
            throw new AuditBroken(sequence + 1);
        }
        return head;
    }
}
