package org.seatkeeper.agent.storage;

/** Holds the fake to the contract of the real store. */
class MemoryStoreTest extends StoreContract {
    @Override
    Store open() {
        return new MemoryStore(SeededTurns.FOUNDING, SHORT, nanos::get);
    }

    @Override
    Store reopen(Store was) {
        return was;
    }
}
