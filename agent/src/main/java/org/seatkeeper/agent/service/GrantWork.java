package org.seatkeeper.agent.service;

/** What a product asked, on its way through one turn of the keeper. */
interface GrantWork {
    /** How many things are asked: a turn takes only so many. */
    int weight();

    /** Decides everything that is asked, in order. Keeper's thread. */
    void decide(GrantDesk desk);

    /** The turn is durable: what was decided may be said. Keeper's thread. */
    void answer();

    /** Nothing was done, or nobody knows. Any thread; may come before or instead of {@link #answer}, and once. */
    void failed(Trouble why);
}
