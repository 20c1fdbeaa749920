package org.seatkeeper.client.lab.torture.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down what callers asked and were told, by product. Any thread. */
final class Recorder {
    /** Steps of one product whose answer nobody waits for. */
    private static final int GIVEN_UP_MAX = 6;

    private final AtomicLong moments = new AtomicLong();
    private final Map<String, List<Step>> byProduct = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> givenUp = new HashMap<>();
    private int retries;

    /** A moment: later than each before it, on any thread. */
    long moment() {
        return moments.incrementAndGet();
    }

    /** A step has ended, at this moment; where it is unknown it never does. */
    synchronized void ended(String product, int caller, Asked asked, Told told, long begun) {
        long ended = told instanceof Told.Unknown ? Step.NEVER : moment();
        byProduct.computeIfAbsent(product, _ -> new ArrayList<>()).add(new Step(caller, asked, told, begun, ended));
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

    synchronized Map<String, List<Step>> histories() {
        return new TreeMap<>(byProduct);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized int retries() {
        return retries;
    }
}
