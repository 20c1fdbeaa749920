package org.seatkeeper.agent.domain;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A set whose members know what they are found by: one array and nothing for each of them, since there may be a million (the
 * JDK's maps take 40 bytes more for each). Open addressing with linear probing; a hole is closed when it is made. Hashes are
 * salted: callers choose what they are found by, and must not be able to make it fall into one place. Keeper's thread.
 *
 * @param <E> a member: equal to itself alone, and found by what no longer changes once it is in
 */
abstract class Table<E> extends AbstractCollection<E> {
    private static final int SLOTS_MIN = 16;

    /** Odd. */
    final long salt;

    private @Nullable Object[] slots = new Object[SLOTS_MIN];
    private int size;

    /** With a salt that is known to nobody. */
    Table(long salt) {
        this.salt = salt | 1;
    }

    /** Of what it is found by. */
    abstract int hashOf(E member);

    /** Whether both are found by the same. */
    abstract boolean same(E one, E other);

    /** Each of 64 bits into all of 32: the finalizer of MurmurHash3, which is in the public domain. */
    static int spread(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return (int) (mixed ^ (mixed >>> 33));
    }

    /** The first slot to look into. */
    final int slot(int hash) {
        return hash & (slots.length - 1);
    }

    /** The slot to look into next. */
    final int after(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    /** Who stands there; nobody ends a search. */
    @SuppressWarnings("unchecked") // Only members are put there.
    final @Nullable E at(int slot) {
        return (E) slots[slot];
    }

    /** Puts it in, in place of one that is found by the same. */
    final void put(E member) {
        int slot = slot(hashOf(member));
        for (E there = at(slot); there != null; there = at(slot)) {
            if (same(there, member)) {
                slots[slot] = member;
                return;
            }
            slot = after(slot);
        }
        slots[slot] = member;
        size++;
        // Half empty: a search for who is not there then looks at two or three.
        if (size > slots.length / 2) {
            grow();
        }
    }

    private void grow() {
        @Nullable Object[] old = slots;
        slots = new Object[Math.multiplyExact(old.length, 2)];
        for (int n = 0; n < old.length; n++) {
            @SuppressWarnings("unchecked") // As above.
            E member = (E) old[n];
            if (member != null) {
                int slot = slot(hashOf(member));
                while (slots[slot] != null) {
                    slot = after(slot);
                }
                slots[slot] = member;
            }
        }
    }

    /** Takes that very member out, if it is in. */
    final void take(E member) {
        int hole = slot(hashOf(member));
        while (!member.equals(slots[hole])) {
            if (slots[hole] == null) {
                return;
            }
            hole = after(hole);
        }
        size--;
        // Whoever stands behind the hole, and would have stood at it or before it, moves up.
        int slot = after(hole);
        for (E next = at(slot); next != null; next = at(slot)) {
            int wanted = slot(hashOf(next));
            if (((slot - wanted) & (slots.length - 1)) >= ((slot - hole) & (slots.length - 1))) {
                slots[hole] = next;
                hole = slot;
            }
            slot = after(slot);
        }
        slots[hole] = null;
    }

    @Override
    public final int size() {
        return size;
    }

    /** In no order; not while it changes. */
    @Override
    public final Iterator<E> iterator() {
        return new Iterator<>() {
            private int slot = -1;

            {
                forward();
            }

            private void forward() {
                do {
                    slot++;
                } while (slot < slots.length && slots[slot] == null);
            }

            @Override
            public boolean hasNext() {
                return slot < slots.length;
            }

            @Override
            public E next() {
                E member = slot < slots.length ? at(slot) : null;
                if (member == null) {
                    throw new NoSuchElementException();
                }
                forward();
                return member;
            }
        };
    }
}
