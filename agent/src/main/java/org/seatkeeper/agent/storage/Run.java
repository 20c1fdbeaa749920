package org.seatkeeper.agent.storage;

/**
 * One run of the agent.
 *
 * @param starts of this agent since its founding, with this one
 * @param boot the kernel's name for the machine's run before it; empty where there was none
 */
public record Run(long starts, String boot) {}
