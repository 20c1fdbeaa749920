package org.seatkeeper.agent.service;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.seatkeeper.agent.storage.Kept;

/** What this server shows, and who watches it. The keeper's thread changes it; any thread reads and watches. */
final class Shown {
    private final List<Consumer<Figures>> watchers = new CopyOnWriteArrayList<>();
    private final Telling telling;
    private final FiguresBuilder builder;
    private volatile Figures figures;

    Shown(Kept kept, Telling telling) {
        this.telling = telling;
        builder = new FiguresBuilder(kept, Figures.REMOVALS_MAX);
        figures = builder.figures();
    }

    Figures figures() {
        return figures;
    }

    /** The watcher gets the present figures at once, on the caller's thread; what is returned ends its watching. */
    Runnable watch(Consumer<Figures> watcher) {
        watchers.add(watcher);
        watcher.accept(figures);
        return () -> watchers.remove(watcher);
    }

    /** A turn that changed something is durable. */
    void after(FiguresBuilder.Changes changes, long auditSequence) {
        publish(builder.after(changes, auditSequence));
    }

    /** The store can, or cannot, be written: an empty cause says that it can. */
    void readOnly(String cause) {
        publish(builder.readOnly(cause));
    }

    /** What was kept stands, after a turn was rolled back. Published with what is said next. */
    void again(Kept kept) {
        builder.again(kept);
    }

    private void publish(Figures newest) {
        figures = newest;
        watchers.forEach(watcher -> telling.give("watch", () -> watcher.accept(newest)));
    }
}
