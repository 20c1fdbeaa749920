package org.seatkeeper.client.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.bench.Bench;

/** The short form of a bench, run in this process. */
final class ShortBench {
    private ShortBench() {}

    /** Its rows by their metric; that no gate is missed is asserted. */
    static Map<String, JsonObject> rows(String bench) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Bench.run(
                List.of(bench, "--short", "-o", "json"),
                new Streams(
                        new BufferedReader(Reader.nullReader()), new PrintWriter(out), new PrintWriter(err), false));
        assertEquals(0, code, () -> out + "\n" + err);
        return StreamSupport.stream(
                        JsonParser.parseString(out.toString()).getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .collect(Collectors.toMap(row -> row.get("metric").getAsString(), row -> row));
    }
}
