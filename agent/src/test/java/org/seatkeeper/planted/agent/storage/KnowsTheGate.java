package org.seatkeeper.planted.agent.storage;

import org.seatkeeper.planted.agent.gate.Blocks;

/** A part of the agent that knows one of its products. */
public record KnowsTheGate(Blocks gate) {}
