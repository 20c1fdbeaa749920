package org.seatkeeper.agent.service;

import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.proto.v1.ClientKind;

/** A client as a product names it, and what the agent makes of it. Any thread. */
final class Claims {
    private final Administrators administrators;

    Claims(Administrators administrators) {
        this.administrators = administrators;
    }

    Claim of(String handle, org.seatkeeper.proto.v1.Client named, boolean silent) {
        var client = Commands.client(named.getUser(), named.getDevice());
        return new Claim(
                java.util.UUID.fromString(handle),
                client,
                named.getKind() == ClientKind.CLIENT_KIND_SERVICE,
                administrators.are(client, named.getAddress()),
                silent);
    }
}
