package org.seatkeeper.client.lab.demo;

import java.io.PrintWriter;
import java.time.InstantSource;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.Server;

/** Plain lines: the table once, when every server has been heard, then what happens. */
final class PlainScreen implements Screen {
    private static final int WIDTH = 120;

    private final PrintWriter out;
    private final InstantSource clock;
    private boolean shown;

    PlainScreen(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public synchronized void show(Fleet fleet) {
        if (shown
                || fleet.servers().isEmpty()
                || !fleet.servers().values().stream().allMatch(Server::current)) {
            return;
        }
        shown = true;
        new FleetTable(fleet, clock.instant()).lines(Integer.MAX_VALUE, WIDTH).forEach(out::println);
        out.println();
        out.flush();
    }

    @Override
    public void close() {}
}
