package org.seatkeeper.client.lab.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.seatkeeper.client.lab.torture.Violation.Kind;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.SeatKind;

/** Whether every balance is the sum of its entries, and the ledger has no gap and no entry twice. */
public final class Balances {
    /** One holder of licenses. */
    private record Account(String product, String scope) {}

    private Balances() {}

    /** What does not add up. */
    public static List<Violation> check(Sighting now) {
        var violations = new ArrayList<Violation>();
        var sums = new HashMap<Account, Long>();
        var seen = new HashSet<String>();
        long position = 0;
        for (LedgerEntry entry : now.ledger()) {
            position++;
            if (entry.getPosition() != position) {
                violations.add(new Violation(
                        Kind.LOST,
                        "the ledger has position " + entry.getPosition() + " where " + position + " belongs"));
                return violations;
            }
            if (!seen.add(entry.getEntryId())) {
                violations.add(new Violation(Kind.DUPLICATE, "the ledger has entry " + entry.getEntryId() + " twice"));
            }
            long sum = sums.merge(account(entry), (long) entry.getDelta(), Long::sum);
            if (sum != entry.getBalance()) {
                violations.add(new Violation(
                        Kind.BALANCE,
                        "entry " + entry.getEntryId() + " says a balance of " + entry.getBalance() + " and makes it "
                                + sum));
            }
        }
        now.instances()
                .values()
                .forEach(instance -> shown(instance).forEach((account, held) -> {
                    long sum = sums.getOrDefault(account, 0L);
                    if (sum != held) {
                        violations.add(new Violation(
                                Kind.BALANCE,
                                account.product() + " shows " + held + " licenses " + account.scope()
                                        + " and its entries make " + sum));
                    }
                }));
        return violations;
    }

    private static Account account(LedgerEntry entry) {
        String scope = switch (entry.getScope().getScopeCase()) {
            case PER_SERVER -> "per server";
            case POOL -> pool(entry.getScope().getPool().getSeatKind());
            case UNCLAIMED -> "unclaimed " + entry.getScope().getUnclaimed().getConversionId();
            case SCOPE_NOT_SET -> "nowhere";
        };
        return new Account(entry.getProductId(), scope);
    }

    private static String pool(SeatKind kind) {
        return "in the pool of " + kind;
    }

    private static Map<Account, Long> shown(Instance instance) {
        var shown = new HashMap<Account, Long>();
        String product = instance.getProductId();
        shown.put(new Account(product, "per server"), (long) instance.getPerServerLicenses());
        shown.put(new Account(product, pool(SeatKind.SEAT_KIND_USER)), instance.getPoolUserLicenses());
        shown.put(new Account(product, pool(SeatKind.SEAT_KIND_DEVICE)), instance.getPoolDeviceLicenses());
        instance.getUnclaimedList()
                .forEach(left -> shown.put(
                        new Account(product, "unclaimed " + left.getConversionId()), (long) left.getQuantity()));
        return shown;
    }
}
