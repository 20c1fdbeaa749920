package org.seatkeeper.client.lab.demo;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.Server;

/**
 * A live table on a terminal, drawn over in place once a second: ages grow although nothing else changes, and the window may
 * have another size. It uses the terminal's other page, so that what stood there before is there again at the end.
 */
final class LiveScreen implements Screen {
    private static final int SAID_MAX = 4;
    private static final int BLANKS = 2;
    private static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[H\u001b[2J";
    private static final String END = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K\r\n";
    private static final String END_OF_SCREEN = "\u001b[J";

    private final PrintWriter out;
    private final InstantSource clock;
    private final List<String> footer;
    private final ArrayDeque<String> said = new ArrayDeque<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("screen").factory());
    private Fleet fleet = Fleet.EMPTY;
    private boolean closed;

    /**
     * Begins to draw.
     *
     * @param terminal tells its present size; asked before each drawing
     * @param footer lines that stay below the table, broken where the terminal is narrower
     */
    LiveScreen(PrintWriter out, InstantSource clock, Supplier<TerminalSize> terminal, List<String> footer) {
        this.out = out;
        this.clock = clock;
        this.footer = List.copyOf(footer);
        out.print(BEGIN);
        var _ = ticks.scheduleWithFixedDelay(() -> draw(terminal.get()), 0, 1, TimeUnit.SECONDS);
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

    private synchronized void draw(TerminalSize size) {
        if (!closed) {
            out.print(picture(size));
            out.flush();
        }
    }

    /** The last column stays free: a terminal that is full to it takes the end of the line for its last letter. */
    private String picture(TerminalSize size) {
        int width = Math.max(1, size.columns() - 1);
        List<String> below = broken(width);
        // The last line stays free too: ending it would scroll.
        int rows = Math.max(2, size.lines() - below.size() - SAID_MAX - BLANKS - 2);
        var lines = new ArrayList<String>();
        lines.add(title());
        lines.addAll(new FleetTable(fleet, clock.instant()).lines(rows, width));
        lines.add("");
        lines.addAll(said);
        lines.add("");
        lines.addAll(below);
        var picture = new StringBuilder(HOME);
        lines.stream()
                .limit(Math.max(1, size.lines() - 1))
                .forEach(line ->
                        picture.append(line, 0, Math.min(line.length(), width)).append(END_OF_LINE));
        return picture.append(END_OF_SCREEN).toString();
    }

    private String title() {
        long live = fleet.servers().values().stream().filter(Server::current).count();
        return String.format(
                Locale.ROOT,
                "Halden Freight: %,d servers, %,d live",
                fleet.servers().size(),
                live);
    }

    private List<String> broken(int width) {
        var lines = new ArrayList<String>();
        for (String line : footer) {
            for (int from = 0; from == 0 || from < line.length(); from += width) {
                lines.add(line.substring(from, Math.min(line.length(), from + width)));
            }
        }
        return lines;
    }

    @Override
    public synchronized void close() {
        closed = true;
        ticks.shutdownNow();
        out.print(END);
        out.flush();
    }
}
