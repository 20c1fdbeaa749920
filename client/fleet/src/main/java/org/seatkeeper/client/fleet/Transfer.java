package org.seatkeeper.client.fleet;

/**
 * Per Server licenses on their way from one server to another, in two acts under one transfer id.
 *
 * @param transferId the id of both acts; asking again with the same operation id continues the same transfer
 * @param out what leaving did
 * @param in what arriving did
 */
public record Transfer(String transferId, Outcome out, Outcome in) {}
