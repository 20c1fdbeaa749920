package org.seatkeeper.client.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.bench.Bench;

/** The short form of {@code seatkeeper bench fleet}: that it runs, what it prints, and what does not depend on time. */
final class BenchSmokeTest {
    private static final Set<String> KEYS =
            Set.of("metric", "value", "limit", "ratio", "low", "high", "gate", "aim", "ok", "unit", "flags");

    @Test
    void theShortFormMeasuresRealAgentsAndHoldsWhatItCounts() {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Bench.run(
                List.of("fleet", "--short", "-o", "json"),
                new Streams(
                        new BufferedReader(Reader.nullReader()), new PrintWriter(out), new PrintWriter(err), false));
        assertEquals(0, code, () -> out + "\n" + err);
        JsonArray rows = JsonParser.parseString(out.toString()).getAsJsonArray();
        for (JsonElement row : rows) {
            assertEquals(KEYS, row.getAsJsonObject().keySet());
        }
        assertTrue(of("unchanged_bytes", rows).get("value").getAsDouble() <= 64);
        assertTrue(of("refresh_full_3", rows).get("ratio").getAsDouble() > 0);
        assertTrue(of("agent_rss_plain", rows).get("limit").getAsDouble() > 0);
    }

    private static JsonObject of(String metric, JsonArray rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(row -> row.get("metric").getAsString().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
