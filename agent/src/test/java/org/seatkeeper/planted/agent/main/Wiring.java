package org.seatkeeper.planted.agent.main;

/** Where everything is put together. */
public record Wiring() {}
