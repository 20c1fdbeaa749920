package org.seatkeeper.client.lab.demo;

import java.util.function.Supplier;
import org.seatkeeper.client.fleet.Fleet;

/** Plain lines while a window shows the servers, and a table from when there is none. Any thread. */
final class SwitchedScreen implements Screen {
    private final Supplier<Screen> table;
    private Screen shown;
    private Fleet fleet = Fleet.EMPTY;
    private boolean closed;

    /** Shows lines; nothing of the table is made yet. */
    SwitchedScreen(Screen lines, Supplier<Screen> table) {
        this.shown = lines;
        this.table = table;
    }

    /** There is no window: the table takes over. */
    synchronized void toTable() {
        if (!closed) {
            shown.close();
            shown = table.get();
            shown.show(fleet);
        }
    }

    @Override
    public synchronized void say(String line) {
        shown.say(line);
    }

    @Override
    public synchronized void show(Fleet newest) {
        fleet = newest;
        shown.show(newest);
    }

    @Override
    public synchronized void close() {
        closed = true;
        shown.close();
    }
}
