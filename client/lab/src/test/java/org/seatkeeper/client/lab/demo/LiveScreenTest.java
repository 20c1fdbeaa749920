package org.seatkeeper.client.lab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the live table writes to a terminal. */
class LiveScreenTest {
    private static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[H\u001b[2J";
    private static final String END = "\u001b[?25h\u001b[?1049l";
    private static final String FOOTER = "Console:       sh /tmp/a-folder-with-a-long-name/seatkeeper console";

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written);
    private final Semaphore asked = new Semaphore(0);

    /** Draws until the size was asked for twice: then the first picture is whole. */
    private List<String> drawn(TerminalSize size) throws Exception {
        try (var _ = new LiveScreen(out, InstantSource.system(), () -> counted(size), List.of(FOOTER))) {
            assertTrue(asked.tryAcquire(2, 30, TimeUnit.SECONDS));
        }
        String all = written.toString();
        assertTrue(all.startsWith(BEGIN), all);
        assertTrue(all.endsWith(END), all);
        String first = all.substring(BEGIN.length()).split("\u001b\\[J", -1)[0];
        assertTrue(first.startsWith("\u001b[H"), first);
        return first.substring(3).replace("\u001b[K", "").lines().toList();
    }

    private TerminalSize counted(TerminalSize size) {
        asked.release();
        return size;
    }

    @Test
    void theFooterIsWholeWhereThereIsRoom() throws Exception {
        assertTrue(drawn(new TerminalSize(24, 80)).contains(FOOTER));
    }

    @Test
    void nothingReachesTheLastColumnAndTheFooterIsBrokenInsteadOfCut() throws Exception {
        List<String> lines = drawn(new TerminalSize(24, 40));
        assertEquals(
                List.of(), lines.stream().filter(line -> line.length() >= 40).toList());
        assertTrue(String.join("", lines).contains(FOOTER), lines.toString());
    }

    @Test
    void nothingReachesTheLastLineOfASmallTerminal() throws Exception {
        assertTrue(drawn(new TerminalSize(5, 80)).size() <= 4);
    }
}
