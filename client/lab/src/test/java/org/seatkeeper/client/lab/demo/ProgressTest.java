package org.seatkeeper.client.lab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How far a start is. */
class ProgressTest {
    private final StringWriter written = new StringWriter();
    private long nanos;

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(written), terminal, 1_000, () -> nanos);
    }

    @Test
    void linesComeEveryFiveSeconds() {
        Progress progress = progress(false);
        progress.made();
        progress.made();
        assertEquals("", written.toString());
        nanos = Duration.ofSeconds(5).toNanos();
        progress.serves();
        progress.made();
        progress.end();
        assertEquals("  of 1,000 servers 2 are made, 1 serve\n", written.toString());
    }

    @Test
    void onATerminalTheLineIsWrittenOverAndGoneAtTheEnd() {
        Progress progress = progress(true);
        nanos = Duration.ofSeconds(1).toNanos();
        progress.made();
        progress.end();
        assertEquals("\r\u001b[K  of 1,000 servers 1 are made, 0 serve\r\u001b[K", written.toString());
    }
}
