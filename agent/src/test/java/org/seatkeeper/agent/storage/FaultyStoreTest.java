package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The faulty store fails where it was told to, and nowhere else. */
class FaultyStoreTest {
    private final MemoryStore inner = new MemoryStore(SeededTurns.FOUNDING);
    private final FaultyStore store = new FaultyStore(inner);
    private final SeededTurns turns = new SeededTurns(1);

    @Test
    void theWriteThatWasNamedFailsOnceAndNothingOfItIsKept() throws StoreFault {
        store.fail(2, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.ONCE);
        store.commit(turns.next());
        Turn second = turns.next();
        assertThrows(StoreFault.RolledBack.class, () -> store.commit(second));
        assertEquals(1, inner.load().stateRevision());
        store.commit(second);
        assertEquals(2, store.load().stateRevision());
    }

    @Test
    void aLastingFaultEndsWhenTheStoreIsHealed() throws StoreFault {
        store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.FROM_THEN_ON);
        Turn turn = turns.next();
        assertThrows(StoreFault.RolledBack.class, () -> store.commit(turn));
        assertThrows(StoreFault.RolledBack.class, store::probe);
        assertThrows(StoreFault.RolledBack.class, () -> store.stamp(turn.at()));
        store.heal();
        store.commit(turn);
        assertEquals(1, inner.load().stateRevision());
    }

    @Test
    void aDoubtfulWriteIsThereOrNotAsTold() throws StoreFault {
        Turn turn = turns.next();
        store.fail(1, FaultyStore.Fault.IN_DOUBT_BEFORE, FaultyStore.Lasting.ONCE);
        assertThrows(StoreFault.InDoubt.class, () -> store.commit(turn));
        assertEquals(0, inner.load().stateRevision());
        store.fail(1, FaultyStore.Fault.IN_DOUBT_AFTER, FaultyStore.Lasting.ONCE);
        assertThrows(StoreFault.InDoubt.class, () -> store.commit(turn));
        assertEquals(1, inner.load().stateRevision());
    }
}
