package org.seatkeeper.planted.agent.service;

import org.seatkeeper.planted.agent.main.Wiring;

/** A service that fetches what it needs instead of being given it. */
public record KnowsMain(Wiring wiring) {}
