package org.seatkeeper.client.lab.demo;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.client.fleet.Fleet;

/** A live table on a terminal, drawn again in place once a second: ages grow although nothing else changes. */
final class LiveScreen implements Screen {
    private static final int SAID_MAX = 4;
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";
    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K\r\n";
    private static final String END_OF_SCREEN = "\u001b[J";
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";

    private final PrintWriter out;
    private final InstantSource clock;
    private final TerminalSize size;
    private final List<String> footer;
    private final ArrayDeque<String> said = new ArrayDeque<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("screen").factory());
    private Fleet fleet = Fleet.EMPTY;

    /**
     * Begins to draw.
     *
     * @param footer lines that stay below the table
     */
    LiveScreen(PrintWriter out, InstantSource clock, TerminalSize size, List<String> footer) {
        this.out = out;
        this.clock = clock;
        this.size = size;
        this.footer = List.copyOf(footer);
        out.print(HIDE_CURSOR + HOME_AND_CLEAR);
        var _ = ticks.scheduleAtFixedRate(this::draw, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void say(String line) {
        said.addLast(line);
        if (said.size() > SAID_MAX) {
            said.removeFirst();
        }
    }

    @Override
    public synchronized void show(Fleet newest) {
        fleet = newest;
    }

    private synchronized void draw() {
        // The last line of a terminal stays free: writing there would scroll.
        int rows = Math.max(2, size.lines() - footer.size() - SAID_MAX - 3);
        var picture = new StringBuilder(HOME);
        new FleetTable(fleet, clock.instant()).lines(rows, size.columns()).forEach(line -> put(picture, line));
        put(picture, "");
        said.forEach(line -> put(picture, line));
        put(picture, "");
        footer.forEach(line -> put(picture, line));
        out.print(picture.append(END_OF_SCREEN));
        out.flush();
    }

    private void put(StringBuilder picture, String line) {
        picture.append(line, 0, Math.min(line.length(), size.columns())).append(END_OF_LINE);
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        out.print(SHOW_CURSOR);
        out.flush();
    }
}
