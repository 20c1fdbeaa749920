package org.seatkeeper.client.lab.torture.histories;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for one order of single steps that explains a history: each step takes effect at one moment between its call and
 * its answer, and each answer is what the model would have given then (linearizability; Wing and Gong's search with Lowe's
 * memory of what was tried). A step without an answer may take effect at any moment after its call, or never. Products do
 * not share anything, so each is looked at alone.
 */
public final class Order {
    /** States of one product that are looked at before the search gives up: some 500 MB at most. */
    public static final int STATES_MAX = 500_000;

    /** What came of the search. */
    public sealed interface Finding {
        /** An order was found. */
        record Explained(int states) implements Finding {}

        /** There is none; the words say how far the best one comes. */
        record Unexplained(String words) implements Finding {}

        /** The search was given up: nothing is known. */
        record Undecided(int states) implements Finding {}
    }

    /** So many steps are done, and the product is in that state. */
    private record Node(BitSet done, Holders.State state) {}

    private record Branch(Node node, Iterator<Integer> next) {}

    private final List<Step> steps;
    private final Holders holders;
    private final int statesMax;
    private final Set<Node> seen = new HashSet<>();
    private Node furthest;

    private Order(List<Step> history, int statesMax) {
        this.steps = history.stream()
                .filter(step -> step.known() || changes(step.asked()))
                .sorted(Comparator.comparingLong(Step::begun))
                .toList();
        this.holders = new Holders(history);
        this.statesMax = statesMax;
        this.furthest = new Node(new BitSet(), holders.empty());
    }

    private static boolean changes(Asked asked) {
        return !(asked instanceof Asked.Query || asked instanceof Asked.Look);
    }

    /** Looks at the history of one product, from no licenses and nobody on. */
    public static Finding of(List<Step> history) {
        return of(history, STATES_MAX);
    }

    /** The same, giving up after so many states. */
    static Finding of(List<Step> history, int statesMax) {
        return new Order(history, statesMax).search();
    }

    private Finding search() {
        Deque<Branch> path = new ArrayDeque<>();
        seen.add(furthest);
        path.push(new Branch(furthest, candidates(furthest.done)));
        while (!path.isEmpty()) {
            Branch branch = path.peek();
            if (allKnown(branch.node.done)) {
                return new Finding.Explained(seen.size());
            }
            if (!branch.next.hasNext()) {
                path.pop();
                continue;
            }
            Optional<Node> next = after(branch.node, branch.next.next());
            if (next.isPresent() && seen.add(next.get())) {
                if (seen.size() > statesMax) {
                    return new Finding.Undecided(statesMax);
                }
                if (next.get().done.cardinality() > furthest.done.cardinality()) {
                    furthest = next.get();
                }
                path.push(new Branch(next.get(), candidates(next.get().done)));
            }
        }
        return new Finding.Unexplained(words());
    }

    private Optional<Node> after(Node node, int step) {
        return holders.after(node.state, steps.get(step)).map(state -> {
            var done = (BitSet) node.done.clone();
            done.set(step);
            return new Node(done, state);
        });
    }

    private boolean allKnown(BitSet done) {
        for (int n = done.nextClearBit(0); n < steps.size(); n = done.nextClearBit(n + 1)) {
            if (steps.get(n).known()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Steps that may come next: those that began before any that is left had ended. As they were answered, which is mostly
     * right; those that may never have happened last.
     */
    private Iterator<Integer> candidates(BitSet done) {
        long firstEnd = Step.NEVER;
        var open = new ArrayList<Integer>();
        for (int n = done.nextClearBit(0);
                n < steps.size() && steps.get(n).begun() < firstEnd;
                n = done.nextClearBit(n + 1)) {
            open.add(n);
            firstEnd = Math.min(firstEnd, steps.get(n).ended());
        }
        open.sort(Comparator.comparingLong(n -> steps.get(n).ended()));
        return open.iterator();
    }

    private String words() {
        var words = new StringBuilder("no order explains the answers; the longest has " + furthest.done.cardinality()
                + " of " + steps.size() + " steps, with " + furthest.state.number() + " licenses and in are "
                + new TreeMap<>(holders.seen(furthest.state)) + ", where none of these fits:");
        candidates(furthest.done)
                .forEachRemaining(n -> words.append("\n  ").append(steps.get(n).row()));
        return words.toString();
    }
}
