package org.seatkeeper.agent.service;

import java.util.UUID;

/**
 * What identifies one intent: the same id and body return the first result (spec/model.md I8).
 *
 * @param bodyDigest of the whole request, 64 hexadecimal digits
 */
public record Operation(UUID id, String bodyDigest) {}
