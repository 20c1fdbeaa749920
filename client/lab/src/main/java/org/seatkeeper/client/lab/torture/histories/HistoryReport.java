package org.seatkeeper.client.lab.torture.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.seatkeeper.client.lab.torture.histories.Order.Finding;

/**
 * One history and what was found.
 *
 * @param steps of all products
 * @param unknown steps whose answer is not known
 * @param retries tries after the first of a step
 * @param restarts stops and kills of the agent
 * @param failures commits that failed
 * @param states that were looked at
 * @param undecided products whose search was given up
 * @param faults empty where an order explains everything
 * @param text all steps, where there is a fault
 */
public record HistoryReport(
        long seed,
        int steps,
        int unknown,
        int retries,
        int restarts,
        int failures,
        int states,
        List<String> undecided,
        List<String> faults,
        String text) {
    public HistoryReport {
        undecided = List.copyOf(undecided);
        faults = List.copyOf(faults);
    }

    /** Looks at what was recorded. */
    static HistoryReport of(long seed, Recorder recorder, int restarts, int failures) {
        Map<String, List<Step>> histories = recorder.histories();
        var faults = new ArrayList<>(recorder.faults());
        var undecided = new ArrayList<String>();
        int states = 0;
        for (Map.Entry<String, List<Step>> history : histories.entrySet()) {
            switch (Order.of(history.getValue())) {
                case Finding.Explained(int looked) -> states += looked;
                case Finding.Unexplained(String words) -> faults.add(history.getKey() + ": " + words);
                case Finding.Undecided(int looked, String words) ->
                    undecided.add(history.getKey() + ": undecided after " + looked + " states; " + words);
            }
        }
        List<Step> all = histories.values().stream().flatMap(List::stream).toList();
        return new HistoryReport(
                seed,
                all.size(),
                (int) all.stream()
                        .filter(step -> step.told() instanceof Told.Unknown || step.told() instanceof Told.Maybe)
                        .count(),
                recorder.retries(),
                restarts,
                failures,
                states,
                undecided,
                faults,
                faults.isEmpty() ? "" : Histories.text(histories));
    }

    /** One line. */
    public String row() {
        return String.format(
                Locale.ROOT,
                "seed %d: %d steps, %d unknown, %d retries, %d restarts, %d failed commits, %d states",
                seed,
                steps,
                unknown,
                retries,
                restarts,
                failures,
                states);
    }

    /** How to make it again. */
    public String replay() {
        return "replay: seatkeeper torture histories --seed " + seed + " --count 20 --same yes";
    }
}
