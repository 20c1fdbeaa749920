package org.seatkeeper.agent.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where everyone waits for the keeper's next turn, in the order of arrival. Askers are bounded in number and turned away
 * while a commit stalls: they can ask again. The keeper's own work gets in as long as the keeper runs, since nobody would
 * do it again. Any thread; whoever is turned away is told outside of the lock.
 */
final class WaitingRoom {
    private static final String STALLED = "the disk of the server does not answer";
    private static final String STOPPING = "the agent is stopping";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int askersMax;
    private final Telling telling;

    // Guarded by lock.
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private int askers;
    private long entered;
    private boolean open = true;
    private boolean stalled;
    private long turn;
    private boolean committing;

    /** Has places for so many askers. */
    WaitingRoom(int askersMax, Telling telling) {
        this.askersMax = askersMax;
        this.telling = telling;
    }

    /** Waits from now on, or is turned away. */
    void enter(Waiting waiting) {
        Optional<Trouble> no;
        lock.lock();
        try {
            no = against(waiting);
            if (no.isEmpty()) {
                add(waiting);
            }
        } finally {
            lock.unlock();
        }
        no.ifPresent(why -> turnAway(waiting, why));
    }

    private Optional<Trouble> against(Waiting waiting) {
        if (!open) {
            return Optional.of(new Trouble(Trouble.Kind.UNAVAILABLE, STOPPING));
        }
        if (waiting.own()) {
            return Optional.empty();
        }
        if (stalled) {
            return Optional.of(new Trouble(Trouble.Kind.UNAVAILABLE, STALLED));
        }
        return askers < askersMax
                ? Optional.empty()
                : Optional.of(new Trouble(Trouble.Kind.QUEUE_FULL, "too many requests wait; try again later"));
    }

    private void add(Waiting waiting) {
        queue.add(waiting);
        entered++;
        askers += taking(waiting);
        changed.signal();
    }

    /** How many have ever been let in. */
    long entered() {
        lock.lock();
        try {
            return entered;
        } finally {
            lock.unlock();
        }
    }

    /** Places that it takes: a message that asks for much takes as many. */
    private static int taking(Waiting waiting) {
        return waiting.own() ? 0 : Math.max(1, waiting.weight());
    }

    /** Those who waited longest, until their weight comes to that; waits for the first. Empty once closed and nobody is left. */
    List<Waiting> next(int max) throws InterruptedException {
        var next = new ArrayList<Waiting>();
        lock.lock();
        try {
            while (open && queue.isEmpty()) {
                changed.await();
            }
            int weight = 0;
            while (!queue.isEmpty() && weight < max) {
                Waiting first = queue.remove();
                askers -= taking(first);
                weight += Math.max(1, first.weight());
                next.add(first);
            }
        } finally {
            lock.unlock();
        }
        return next;
    }

    /** A commit begins; the number stands for it. */
    long commitBegins() {
        lock.lock();
        try {
            committing = true;
            return ++turn;
        } finally {
            lock.unlock();
        }
    }

    /** The commit is over, however it went: askers may enter again. */
    void commitEnds() {
        lock.lock();
        try {
            committing = false;
            stalled = false;
        } finally {
            lock.unlock();
        }
    }

    /** That commit stalls: askers are sent away until it ends. False where it ended meanwhile, and nothing happens. */
    boolean stall(long stalledTurn) {
        var behind = new ArrayList<Waiting>();
        lock.lock();
        try {
            if (!committing || turn != stalledTurn) {
                return false;
            }
            stalled = true;
            queue.stream().filter(waiting -> !waiting.own()).forEach(behind::add);
            queue.removeIf(waiting -> !waiting.own());
            askers = 0;
        } finally {
            lock.unlock();
        }
        turnAway(behind, Trouble.Kind.UNAVAILABLE, STALLED);
        return true;
    }

    /** Lets nobody in any more; whoever waits is still served. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends away whoever still waits, and lets nobody in any more. */
    void sendAway(String why) {
        close();
        List<Waiting> left;
        lock.lock();
        try {
            left = List.copyOf(queue);
            queue.clear();
            askers = 0;
        } finally {
            lock.unlock();
        }
        turnAway(left, Trouble.Kind.UNAVAILABLE, why);
    }

    /** Tells those of a stalled turn that nobody knows what became of it. */
    void outcomeUnknown(List<Waiting> asked) {
        turnAway(asked, Trouble.Kind.UNKNOWN, STALLED);
    }

    /** Tells each of them why; what one of them does with it concerns no other. */
    void turnAway(List<Waiting> all, Trouble.Kind kind, String why) {
        all.forEach(waiting -> turnAway(waiting, new Trouble(kind, why)));
    }

    private void turnAway(Waiting waiting, Trouble why) {
        telling.guarded(waiting, () -> waiting.turnAway(why)).run();
    }
}
