package org.seatkeeper.client.console.properties;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.PeakHistory.Sample;
import org.seatkeeper.client.fleet.PeakHistory.Span;

/**
 * What the chart of peaks shows: a stretch of time, and the samples in it. A span without a sample is a gap: nobody used the
 * product, or its agent did not run; which of the two it was is not kept, so it is never drawn as zero.
 *
 * @param from beginning of what is shown
 * @param until its end, after {@code from}
 * @param span how long each sample lasts
 * @param samples oldest first, those that reach into what is shown
 * @param starts where measuring periods began within what is shown, oldest first
 * @param limitNow licenses or seats at present
 * @param limited whether use is held against them: in the mode Per Device or Per User connections are not
 * @param now when this was put together
 */
record ChartData(
        Instant from,
        Instant until,
        Span span,
        List<Sample> samples,
        List<Instant> starts,
        long limitNow,
        boolean limited,
        Instant now) {
    ChartData {
        samples = List.copyOf(samples);
        starts = List.copyOf(starts);
    }

    /** One stretch of the limit; it holds from sample to sample, and the present one up to now. */
    record Step(Instant from, Instant until, long licenses) {}

    /** How long one sample lasts. */
    static Duration length(Span span) {
        return switch (span) {
            case FIVE_MINUTES -> Duration.ofMinutes(5);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
        };
    }

    /** The limit as it was, oldest first; empty where there was none. It is known at each sample and assumed to stay until the next. */
    List<Step> limit() {
        var steps = new java.util.ArrayList<Step>();
        for (Sample sample : samples) {
            step(steps, sample.at(), sample.at().plus(length(span)), sample.licenses());
        }
        if (until.isAfter(now.minus(length(span)))) {
            Instant last = steps.isEmpty() ? from : steps.getLast().until();
            step(steps, last.isBefore(now) ? last : now, until, limitNow);
        }
        return steps.stream().filter(step -> step.licenses() > 0).toList();
    }

    private static void step(List<Step> steps, Instant from, Instant until, long licenses) {
        if (!steps.isEmpty()) {
            Step last = steps.removeLast();
            if (last.licenses() == licenses) {
                steps.add(new Step(last.from(), until, licenses));
                return;
            }
            steps.add(new Step(last.from(), from, last.licenses()));
        }
        steps.add(new Step(from, until, licenses));
    }

    /** Whether more was in use than there were licenses. */
    boolean over(Sample sample) {
        return limited && sample.licenses() > 0 && sample.peak() > sample.licenses();
    }

    /** The greatest use shown; the earliest of equals. */
    Optional<Sample> highest() {
        return samples.stream()
                .max(Comparator.comparingInt(Sample::peak).thenComparing(Sample::at, Comparator.reverseOrder()));
    }

    /** The greatest number that has to fit, of use or limit. */
    long greatest() {
        long use = samples.stream().mapToLong(Sample::peak).max().orElse(0);
        return Math.max(use, limit().stream().mapToLong(Step::licenses).max().orElse(0));
    }

    /** What the chart tells, in a sentence or two: for those who hear it, and below it for all. */
    String conclusion(Times times) {
        Optional<Sample> highest = highest();
        if (highest.isEmpty()) {
            return "No use was sampled in this time.";
        }
        Sample most = highest.get();
        String of = limited && most.licenses() > 0 ? " of " + Words.number(most.licenses()) : "";
        long over = samples.stream().filter(this::over).count();
        long refused = samples.stream().mapToLong(Sample::refusals).sum();
        return "Highest use " + Words.number(most.peak()) + of + " on " + times.prose(most.at()) + "."
                + (over > 0 ? " Over the licenses in " + Words.count(over, unit()) + "." : "")
                + (refused > 0 ? " " + Words.count(refused, "refusal") + "." : "");
    }

    private String unit() {
        return switch (span) {
            case FIVE_MINUTES -> "sample";
            case HOUR -> "hour";
            case DAY -> "day";
        };
    }

    /** What one sample tells. */
    String words(Sample sample, Times times) {
        String of = sample.licenses() > 0 ? " of " + Words.number(sample.licenses()) : "";
        return times.list(sample.at()) + ": peak " + Words.number(sample.peak()) + of + ", on average "
                + mean(sample) + ", demand " + Words.number(sample.demand()) + ", "
                + Words.count(sample.refusals(), "refusal");
    }

    /** With one digit after the point. */
    static String mean(Sample sample) {
        return String.format(Locale.ROOT, "%.1f", sample.mean());
    }

    /** The samples as comma-separated values, as {@code seatkeeper peaks show -o csv} has them; times are UTC. */
    String csv() {
        var text = new StringBuilder("at,peak,mean,refusals,demand,licenses\n");
        for (Sample s : samples) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%d,%.3f,%d,%d,%d%n",
                    s.at(),
                    s.peak(),
                    s.mean(),
                    s.refusals(),
                    s.demand(),
                    s.licenses()));
        }
        return text.toString();
    }
}
