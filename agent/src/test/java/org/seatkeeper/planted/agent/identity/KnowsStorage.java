package org.seatkeeper.planted.agent.identity;

import org.seatkeeper.planted.agent.storage.Sleeps;

/** An identity that reads the store; with the store that knows it, a cycle. */
public record KnowsStorage(Sleeps store) {}
