package org.seatkeeper.client.fleet;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * What to call an event of the catalog (spec/model.md section 9), and how much it matters.
 *
 * @param name a few words
 * @param weight the status whose icon and ink it has while it lasts
 */
public record EventWords(String name, Status weight) {
    private static final Map<String, EventWords> CATALOG = Map.ofEntries(
            entry("LIMIT_REACHED", new EventWords("Every license is in use", Status.OVER)),
            entry("AT_LIMIT", new EventWords("Nearly every license is in use", Status.AT_LIMIT)),
            entry("DENIED", new EventWords("Clients are refused", Status.OVER)),
            entry("ADMIN_OVER_LIMIT", new EventWords("Administrators are in over the limit", Status.AT_LIMIT)),
            entry("SEAT_OVER", new EventWords("More seats are in use than there are", Status.OVER)),
            entry("LEDGER_BELOW_USE", new EventWords("Fewer licenses than connections", Status.OVER)),
            entry("CONVERSION_SCHEDULED", new EventWords("A change of mode waits", Status.SCHEDULED)),
            entry("CONVERSION_DONE", new EventWords("The mode was changed", Status.OK)),
            entry("CONVERSION_LAPSED", new EventWords("A change of mode was not made", Status.AT_LIMIT)),
            entry("CLOCK_JUMP", new EventWords("The clock jumped", Status.AT_LIMIT)),
            entry("UNCLAIMED_CALS", new EventWords("Licenses are unclaimed", Status.AT_LIMIT)),
            entry("ADMITTED_WHILE_SILENT", new EventWords("Clients were let in unasked", Status.AT_LIMIT)));

    /** The words for an id; the id itself, as a warning, where a newer agent tells of something unknown here. */
    public static EventWords of(String id) {
        return CATALOG.getOrDefault(id, new EventWords(id, Status.AT_LIMIT));
    }

    /** The ids with words of their own. */
    public static Set<String> ids() {
        return CATALOG.keySet();
    }

    /** How serious it is, in a word. */
    public String severity() {
        return switch (weight) {
            case OVER -> "Serious";
            case OK, SCHEDULED -> "Notice";
            default -> "Warning";
        };
    }
}
