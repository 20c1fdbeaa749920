package org.seatkeeper.agent.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of grants stand in the log, and what a turn adds to it. The log only grows at its end: to make room,
 * a few of the oldest records that live are copied forward with each turn, and everything before them goes (design section
 * 6). Keeper's thread.
 */
final class GrantLog {
    /** Rows that may be dead besides one for each that lives, before the log is compacted: about 15 MB. */
    static final long DEAD_ROWS_FREE = 100_000;

    private final long deadRowsFree;
    private final List<LogRecord> records = new ArrayList<>();
    private long first = 1;
    private long last;
    private int live;
    private boolean disordered;

    // Those that live, by position.
    private @Nullable Grant oldest;
    private @Nullable Grant newest;

    GrantLog(long deadRowsFree) {
        this.deadRowsFree = deadRowsFree;
    }

    /** A grant was taken, or its record is copied. */
    void taken(Grant grant) {
        put(grant, ++last);
        records.add(new LogRecord.Taken(grant.position, grant));
    }

    /** A grant that has a record ended. */
    void ended(Grant grant) {
        records.add(new LogRecord.Ended(++last, grant.fence()));
        remove(grant);
    }

    /** Its record stands there again, as before a turn that never was. */
    void putBack(Grant grant, long position) {
        put(grant, position);
        disordered = true;
    }

    private void put(Grant grant, long position) {
        grant.position = position;
        grant.previousInLog = newest;
        grant.nextInLog = null;
        if (newest == null) {
            oldest = grant;
        } else {
            newest.nextInLog = grant;
        }
        newest = grant;
        live++;
    }

    /** It has no record any more, or never had one. */
    void remove(Grant grant) {
        if (grant.previousInLog == null) {
            oldest = grant.nextInLog;
        } else {
            grant.previousInLog.nextInLog = grant.nextInLog;
        }
        if (grant.nextInLog == null) {
            newest = grant.previousInLog;
        } else {
            grant.nextInLog.previousInLog = grant.previousInLog;
        }
        grant.position = 0;
        live--;
    }

    /** A record that was kept, while memory is rebuilt. */
    void restore(Grant grant, long position) {
        put(grant, position);
        reached(position);
    }

    /** A record was kept at that position, while memory is rebuilt. */
    void reached(long position) {
        if (last == 0) {
            first = position;
        }
        last = Math.max(last, position);
    }

    /**
     * Copies a few of the oldest forward, in proportion to what the turn writes, so that no turn pays for others; after
     * everything else of the turn.
     *
     * @param undo takes what undoes it
     * @return the first position that stays, where it moved; else 0
     */
    long compact(List<Runnable> undo) {
        long rows = last - first + 1;
        if (records.isEmpty() || rows <= 2L * live + deadRowsFree) {
            return 0;
        }
        // More than the turn adds, even where every second row lives. What the turn itself wrote stays.
        long cut = Math.min(first + 4L * records.size() + 16, records.getFirst().position());
        while (oldest != null && oldest.position < cut) {
            Grant grant = oldest;
            long was = grant.position;
            remove(grant);
            taken(grant);
            undo.add(() -> {
                remove(grant);
                putBack(grant, was);
            });
        }
        long firstWas = first;
        undo.add(() -> first = firstWas);
        first = cut;
        return cut;
    }

    /** What the turn adds, in order. Not a copy. */
    List<LogRecord> records() {
        return Collections.unmodifiableList(records);
    }

    /** The turn is over. After one that never was, the chain is put in order again: a search of it relies on that. */
    void over() {
        records.clear();
        if (disordered) {
            disordered = false;
            var all = new ArrayList<Grant>(live);
            for (Grant grant = oldest; grant != null; grant = grant.nextInLog) {
                all.add(grant);
            }
            all.sort(Comparator.comparingLong(Grant::position));
            oldest = null;
            newest = null;
            live = 0;
            all.forEach(grant -> put(grant, grant.position));
        }
    }

    /** Rows from the first that stays to the last. */
    long rows() {
        return last - first + 1;
    }

    /** Grants whose records live. */
    int live() {
        return live;
    }
}
