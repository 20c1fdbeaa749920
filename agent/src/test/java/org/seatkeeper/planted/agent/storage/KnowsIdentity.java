package org.seatkeeper.planted.agent.storage;

import org.seatkeeper.planted.agent.identity.KnowsStorage;

/** A store that asks who calls. */
public record KnowsIdentity(KnowsStorage identity) {}
