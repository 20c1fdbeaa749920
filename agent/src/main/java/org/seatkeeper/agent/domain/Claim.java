package org.seatkeeper.agent.domain;

import java.util.UUID;

/**
 * One client for which a product asks.
 *
 * @param handle made by the caller: the key of the grant
 * @param machine a machine account or a service, which the product's policy decides about
 * @param administrator decided by the agent's configuration, never by the request (spec/model.md I10)
 * @param silent the product let the client in while no agent answered
 */
public record Claim(UUID handle, Client client, boolean machine, boolean administrator, boolean silent) {}
