package org.seatkeeper.client.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The short form of {@code seatkeeper bench gate}: that bytes go through a real gate and a bare relay, plain and with TLS. */
final class GateBenchTest {
    private static final List<String> ROWS = List.of("gate_plain", "gate_tls");

    @Test
    void theShortFormMeasuresTheGateBesideABareRelay() {
        Map<String, JsonObject> rows = ShortBench.rows("gate");
        assertEquals(ROWS.size(), rows.size(), rows::toString);
        for (String name : ROWS) {
            JsonObject row = rows.get(name);
            assertTrue(row.get("value").getAsDouble() > 0, row::toString);
            assertTrue(row.get("limit").getAsDouble() > 0, row::toString);
            assertTrue(row.get("ratio").getAsDouble() > 0, row::toString);
            assertEquals("busy", row.get("flags").getAsString(), name);
        }
    }
}
