package org.seatkeeper.client.fleet;

import java.util.Map;
import java.util.Set;

/**
 * What to call an event of the catalog (spec/model.md section 9), and how much it matters.
 *
 * @param name a few words
 * @param weight the status whose icon and ink it has while it lasts
 */
public record EventWords(String name, Status weight) {
    private static final Map<String, EventWords> CATALOG = Map.of(
            "LIMIT_REACHED", new EventWords("Every license is in use", Status.OVER),
            "AT_LIMIT", new EventWords("Nearly every license is in use", Status.AT_LIMIT),
            "DENIED", new EventWords("Clients are refused", Status.OVER),
            "ADMIN_OVER_LIMIT", new EventWords("Administrators are in over the limit", Status.AT_LIMIT),
            "SEAT_OVER", new EventWords("More seats are in use than there are", Status.OVER),
            "UNCLAIMED_CALS", new EventWords("Licenses are unclaimed", Status.AT_LIMIT),
            "ADMITTED_WHILE_SILENT", new EventWords("Clients were let in unasked", Status.AT_LIMIT));

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
        return weight == Status.OVER ? "Serious" : "Warning";
    }
}
