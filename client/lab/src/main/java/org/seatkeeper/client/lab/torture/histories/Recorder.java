package org.seatkeeper.client.lab.torture.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down what callers asked and were told, by product. Any thread. */
final class Recorder {
    /** Steps of one product whose answer nobody waits for, from one rest to the next. */
    private static final int GIVEN_UP_MAX = 3;

    private final AtomicLong moments = new AtomicLong();
    private final Map<String, List<Step>> byProduct = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> givenUp = new HashMap<>();
    private final List<Step> ofAll = new ArrayList<>();
    private int retries;

    /** A moment: later than each before it, on any thread. */
    long moment() {
        return moments.incrementAndGet();
    }

    /** A step has ended, at this moment; where it is unknown it never does, or with the next rest. */
    void ended(String product, int caller, Asked asked, Told told, long begun) {
        ended(product, caller, 0, asked, told, begun);
    }

    /** The same, of a line whose steps have their effects in the order in which they began. */
    synchronized void ended(String product, int caller, long line, Asked asked, Told told, long begun) {
        long ended = told instanceof Told.Unknown ? Step.NEVER : moment();
        byProduct
                .computeIfAbsent(product, _ -> new ArrayList<>())
                .add(new Step(caller, line, asked, told, begun, ended));
    }

    /** Whatever was asked before has had its effect by now, or will have none: so much is known of what is unknown. */
    synchronized void settled() {
        long now = moment();
        byProduct
                .values()
                .forEach(steps -> steps.replaceAll(step -> step.known()
                        ? step
                        : new Step(step.caller(), step.line(), step.asked(), new Told.Maybe(), step.begun(), now)));
        givenUp.clear();
    }

    /** Something has happened to the whole agent. */
    synchronized void happened(Asked what, long begun) {
        ofAll.add(new Step(-1, 0, what, new Told.Yes(), begun, moment()));
    }

    /** Whether one more caller may give up: what is never heard of may come at any later time, so it must be few. */
    synchronized boolean mayGiveUp(String product) {
        return givenUp.merge(product, 1, Integer::sum) <= GIVEN_UP_MAX;
    }

    synchronized void retried() {
        retries++;
    }

    /** Something was answered that is no answer. */
    synchronized void fault(String words) {
        faults.add(words);
    }

    /** By product; what has happened to all is in each. */
    synchronized Map<String, List<Step>> histories() {
        var histories = new TreeMap<String, List<Step>>();
        byProduct.forEach((product, steps) -> {
            var all = new ArrayList<>(steps);
            all.addAll(ofAll);
            histories.put(product, all);
        });
        return histories;
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized int retries() {
        return retries;
    }
}
