package org.seatkeeper.client.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MetricNamesTest {
    /** A row of the table: name, unit, gate. */
    private static String row(Metric metric) {
        String number = metric.word().startsWith("refresh_") ? "_N" : "";
        return String.format(
                Locale.ROOT, "| `%s%s` | %s | %.2f |", metric.word(), number, metric.unit(), metric.gate());
    }

    @Test
    void theDocumentNamesEveryMetricWithItsUnitAndGate() throws IOException {
        Path document = Path.of("../../docs/performance.md");
        assertEquals(
                Stream.of(Metric.values()).map(MetricNamesTest::row).toList(),
                Files.readAllLines(document).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(
                                0, line.indexOf('|', line.indexOf('|', line.indexOf('|', 1) + 1) + 1) + 1))
                        .toList());
    }
}
