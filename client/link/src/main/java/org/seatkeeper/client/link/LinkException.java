package org.seatkeeper.client.link;

import java.io.Serial;

/** Carries a {@link LinkFailure} through a stage that ends without a connection. Stays inside this package. */
final class LinkException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient LinkFailure failure;

    LinkException(LinkFailure failure) {
        super(failure.why());
        this.failure = failure;
    }

    LinkFailure failure() {
        return failure;
    }
}
