package org.seatkeeper.client.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What was sent on one session and is not answered, by number. The numbers are places in an array, used again and again: a
 * busy session makes no garbage. The turn puts, the session's callbacks take; anyone may look.
 */
final class Slots {
    /** Asks that an agent takes in flight on a session. */
    static final int SIZE = 4_096;

    private static final int MASK = SIZE - 1;

    private final AtomicReferenceArray<@Nullable Outgoing> sent = new AtomicReferenceArray<>(SIZE);

    /** A ring of the numbers that are free. One side takes at the head, the other gives back at the tail. */
    private final int[] free = new int[SIZE];

    private volatile long head;
    private volatile long tail = SIZE;

    Slots() {
        for (int number = 0; number < SIZE; number++) {
            free[number] = number;
        }
    }

    /** Whether every number is in use. The turn only. */
    boolean full() {
        return head == tail;
    }

    /** Whether no number is in use. */
    boolean empty() {
        return tail - head == SIZE;
    }

    /** Gives a number to what is sent next; not when full. The turn only. */
    int put(Outgoing outgoing) {
        long at = head;
        int number = free[(int) at & MASK];
        sent.set(number, outgoing);
        head = at + 1;
        return number;
    }

    /** What carries a number, which is then free; null where nothing does. The callbacks only. */
    @Nullable
    Outgoing take(int number) {
        if (number < 0 || number >= SIZE) {
            return null;
        }
        Outgoing outgoing = sent.getAndSet(number, null);
        if (outgoing != null) {
            long at = tail;
            free[(int) at & MASK] = number;
            tail = at + 1;
        }
        return outgoing;
    }

    /** Everything unanswered. */
    List<Outgoing> unanswered() {
        List<Outgoing> all = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            Outgoing outgoing = sent.get(number);
            if (outgoing != null) {
                all.add(outgoing);
            }
        }
        return all;
    }
}
