package org.seatkeeper.agent.storage;

import java.util.UUID;

/**
 * What was answered to an operation, so that asking again gives the first answer again.
 *
 * @param identity who asked
 * @param bodyDigest of the whole request, 64 hexadecimal digits
 * @param reply as it was sent
 */
public record KeptOperation(String identity, UUID operation, String bodyDigest, Reply reply) {}
