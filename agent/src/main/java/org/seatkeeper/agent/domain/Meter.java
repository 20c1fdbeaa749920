package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Peaks of one product: of the measuring period, and of the five minutes that run. Keeper's thread; times are passed in,
 * and the mean is weighed by the monotonic clock.
 */
public final class Meter {
    private int peak;
    private Optional<Instant> peakAt;
    private Optional<Instant> since;
    private int demandPeak;

    private int spanPeak;
    private int spanDemand;
    private long spanRefusals;
    private double spanSum;
    private long spanFromNanos;
    private int level;
    private long levelSinceNanos;

    Meter(Use use) {
        peak = use.peak();
        peakAt = use.peakAt();
        since = use.since();
        demandPeak = use.demandPeak();
    }

    /** The level is now this. */
    void level(int now, Instant at, long nowNanos) {
        spanSum += (double) level * (nowNanos - levelSinceNanos);
        level = now;
        levelSinceNanos = nowNanos;
        spanPeak = Math.max(spanPeak, now);
        if (since.isEmpty()) {
            since = Optional.of(at);
        }
        if (now > peak) {
            peak = now;
            peakAt = Optional.of(at);
        }
        demand(now);
    }

    void demand(int now) {
        demandPeak = Math.max(demandPeak, now);
        spanDemand = Math.max(spanDemand, now);
    }

    void refused() {
        spanRefusals++;
    }

    /** A new measuring period begins with the present level. */
    void again(Instant at) {
        peak = level;
        peakAt = Optional.of(at);
        since = Optional.of(at);
        demandPeak = level;
    }

    boolean measuring() {
        return spanPeak > 0 || spanRefusals > 0;
    }

    int peak() {
        return peak;
    }

    Optional<Instant> peakAt() {
        return peakAt;
    }

    Optional<Instant> since() {
        return since;
    }

    int demandPeak() {
        return demandPeak;
    }

    /** What brings it back to where it is now. */
    Runnable back() {
        int peakWas = peak;
        Optional<Instant> peakAtWas = peakAt;
        Optional<Instant> sinceWas = since;
        int demandPeakWas = demandPeak;
        int spanPeakWas = spanPeak;
        int spanDemandWas = spanDemand;
        long spanRefusalsWas = spanRefusals;
        double spanSumWas = spanSum;
        int levelWas = level;
        long levelSinceWas = levelSinceNanos;
        return () -> {
            peak = peakWas;
            peakAt = peakAtWas;
            since = sinceWas;
            demandPeak = demandPeakWas;
            spanPeak = spanPeakWas;
            spanDemand = spanDemandWas;
            spanRefusals = spanRefusalsWas;
            spanSum = spanSumWas;
            level = levelWas;
            levelSinceNanos = levelSinceWas;
        };
    }

    /**
     * The span that ends now, and a new one begins; absent where nothing was used and nobody refused.
     *
     * @param started when the span began, UTC
     */
    public Optional<Sample> take(ProductId product, Instant started, long licenses, long nowNanos) {
        spanSum += (double) level * (nowNanos - levelSinceNanos);
        levelSinceNanos = nowNanos;
        long length = Math.max(1, nowNanos - spanFromNanos);
        var sample = new Sample(
                product,
                Sample.Span.FIVE_MINUTES,
                started,
                spanPeak,
                Math.round(spanSum * 1_000 / length),
                spanRefusals,
                spanDemand,
                licenses);
        boolean anything = spanPeak > 0 || spanRefusals > 0;
        spanPeak = level;
        spanDemand = level;
        spanRefusals = 0;
        spanSum = 0;
        spanFromNanos = nowNanos;
        return anything ? Optional.of(sample) : Optional.empty();
    }
}
