package org.seatkeeper.client.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The short form of {@code seatkeeper bench grants}: that every row is there, measured, and named with its flags. */
final class GrantsBenchTest {
    private static final List<String> OURS = List.of(
            "grants_durable",
            "grants_durable_tls",
            "grants_one_caller",
            "grants_one_wire",
            "grants_query",
            "grants_p99_million",
            "grants_memory",
            "grants_restart_million");
    private static final List<String> PEERS = List.of("grants_redis", "grants_etcd", "grants_postgres");
    private static final String SYNCS = "grants_syncs";

    @Test
    void theShortFormMeasuresEachRowAndOneThatIsAbsentIsNotOk() {
        Map<String, JsonObject> rows = ShortBench.rows("grants");
        assertEquals(OURS.size() + PEERS.size() + 1, rows.size(), rows::toString);
        for (String name : OURS) {
            JsonObject row = rows.get(name);
            assertTrue(row.get("limit").getAsDouble() > 0, name);
            assertEquals("busy", row.get("flags").getAsString(), name);
        }
        for (String name : PEERS) {
            JsonObject row = rows.get(name);
            assertTrue(!row.get("value").isJsonNull() || !row.get("ok").getAsBoolean(), name);
        }
        // Counted, so it holds on a busy machine too; where there is no strace, or it may not watch, nothing is.
        JsonObject syncs = rows.get(SYNCS);
        assertEquals(!syncs.get("value").isJsonNull(), syncs.get("ok").getAsBoolean(), syncs::toString);
        assertFalse(rows.get("grants_memory").get("value").isJsonNull());
    }
}
