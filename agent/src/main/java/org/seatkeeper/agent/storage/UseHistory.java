package org.seatkeeper.agent.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.MeasuringPeriod;
import org.seatkeeper.agent.domain.Sample;

/**
 * What one turn adds to the history of use.
 *
 * @param denials rows as they are now, by position
 * @param samples of five minutes; hours and days are added up from them
 * @param periods that ended
 * @param alarms as they are now, by position
 * @param forgetBefore present once a day: what was kept long enough before that day goes
 */
public record UseHistory(
        List<DenialRow> denials,
        List<Sample> samples,
        List<MeasuringPeriod> periods,
        List<Alarm> alarms,
        Optional<Instant> forgetBefore) {
    /** Nothing. */
    public static final UseHistory NONE = new UseHistory(List.of(), List.of(), List.of(), List.of(), Optional.empty());
}
