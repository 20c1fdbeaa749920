package org.seatkeeper.agent.storage;

import org.seatkeeper.agent.domain.ProductId;

/**
 * A session as it is kept, so that it can be resumed after a restart.
 *
 * @param owner the identity it is bound to
 * @param tokenDigest of the token that resumes it once, 64 hexadecimal digits: the token itself is kept nowhere
 * @param local on this machine's own socket
 */
public record KeptSession(
        long id, ProductId product, String owner, String tokenDigest, int leaseSeconds, boolean local) {}
