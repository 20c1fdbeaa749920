package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Optional;

/** One measuring period of one product that has ended: its peak stays for history (spec/model.md section 1). */
public record MeasuringPeriod(
        ProductId product, Instant from, Instant until, int peak, Optional<Instant> peakAt, String endedBy) {}
