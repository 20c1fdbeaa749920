package org.seatkeeper.client.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.bench.Bench;

/** The short form of {@code seatkeeper bench gate}: that bytes go through a real gate and a bare relay, plain and with TLS. */
final class GateBenchTest {
    private static final List<String> ROWS = List.of("gate_plain", "gate_tls");

    @Test
    void theShortFormMeasuresTheGateBesideABareRelay() {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Bench.run(
                List.of("gate", "--short", "-o", "json"),
                new Streams(
                        new BufferedReader(Reader.nullReader()), new PrintWriter(out), new PrintWriter(err), false));
        assertEquals(0, code, () -> out + "\n" + err);
        Map<String, JsonObject> rows = StreamSupport.stream(
                        JsonParser.parseString(out.toString()).getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .collect(Collectors.toMap(row -> row.get("metric").getAsString(), row -> row));
        assertEquals(ROWS.size(), rows.size(), out::toString);
        for (String name : ROWS) {
            JsonObject row = rows.get(name);
            assertTrue(row.get("value").getAsDouble() > 0, row::toString);
            assertTrue(row.get("limit").getAsDouble() > 0, row::toString);
            assertTrue(row.get("ratio").getAsDouble() > 0, row::toString);
            assertEquals("busy", row.get("flags").getAsString(), name);
        }
    }
}
