package org.seatkeeper.client.fleet;

/** Licenses that a change of mode left behind, in nobody's pool yet. */
public record UnclaimedLicenses(String conversionId, int quantity) {}
