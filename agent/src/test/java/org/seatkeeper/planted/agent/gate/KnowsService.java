package org.seatkeeper.planted.agent.gate;

import org.seatkeeper.planted.agent.service.KnowsMain;

/** A gate that reaches into the agent instead of asking it. */
public record KnowsService(KnowsMain service) {}
