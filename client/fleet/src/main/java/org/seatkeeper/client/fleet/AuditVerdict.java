package org.seatkeeper.client.fleet;

/**
 * What recomputing a server's audit found.
 *
 * @param records how many there are
 * @param headHash hash of the last one, 64 hexadecimal digits; empty where there are none
 * @param firstBadSequence 0 where intact
 * @param fault what is wrong, in words; empty where intact
 * @param knownSequence the newest record this profile remembered before, 0 for none: a tail cut below it is found
 */
public record AuditVerdict(
        boolean intact, long records, String headHash, long firstBadSequence, String fault, long knownSequence) {}
