package org.seatkeeper.agent.domain;

import java.time.Instant;

/** Now, by both clocks: leases and holds look at the monotonic one alone (spec/model.md I13). */
public record Moment(Instant wall, long nanos) {}
