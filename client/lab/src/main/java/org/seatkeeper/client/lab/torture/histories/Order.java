package org.seatkeeper.client.lab.torture.histories;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Looks for one order of single steps that explains a history: each step takes effect at one moment between its call and
 * its answer, and each answer is what the model would have given then (linearizability; Wing and Gong's search with Lowe's
 * memory of what was tried). A step without an answer may take effect at any moment after its call, or never; what is over
 * ends at any moment, by itself. Products do not share anything, so each is looked at alone.
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

        /** The search was given up: nothing is known; the words say how far it came. */
        record Undecided(int states, String words) implements Finding {}
    }

    /** So many steps are done, and the product is in that state. */
    private record Node(BitSet done, Holders.State state) {}

    private record Branch(Node node, Iterator<Node> next) {}

    private final List<Step> steps;
    private final int statesMax;
    private final Set<Node> seen = new HashSet<>();
    private Node furthest;

    private Order(List<Step> history, int statesMax) {
        this.steps = history.stream()
                .filter(step -> step.known() || changes(step.asked()))
                .sorted(Comparator.comparingLong(Step::begun))
                .toList();
        this.statesMax = statesMax;
        this.furthest = new Node(new BitSet(), Holders.State.EMPTY);
        handlesAreOfOneClient();
    }

    private void handlesAreOfOneClient() {
        var clients = new HashMap<UUID, String>();
        for (Step step : steps) {
            if (step.asked() instanceof Asked.Admission asked
                    && !clients.computeIfAbsent(asked.handle(), _ -> asked.client())
                            .equals(asked.client())) {
                throw new IllegalArgumentException("handle " + asked.handle() + " is of two clients");
            }
        }
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
        path.push(new Branch(furthest, next(furthest)));
        while (!path.isEmpty()) {
            Branch branch = path.peek();
            if (allKnown(branch.node.done)) {
                return new Finding.Explained(seen.size());
            }
            if (!branch.next.hasNext()) {
                path.pop();
                continue;
            }
            Node next = branch.next.next();
            if (seen.add(next)) {
                if (seen.size() > statesMax) {
                    return new Finding.Undecided(statesMax, words());
                }
                if (next.done.cardinality() > furthest.done.cardinality()) {
                    furthest = next;
                }
                path.push(new Branch(next, next(next)));
            }
        }
        return new Finding.Unexplained("no order explains the answers; " + words());
    }

    /**
     * What may come next, the likely first: a step that was answered, an end by itself, a step of which nobody heard. An
     * answer that fits, and that changes nothing at any time, may as well come now: what is possible without it is possible
     * after it.
     */
    private Iterator<Node> next(Node node) {
        var next = new ArrayList<Node>();
        var unheard = new ArrayList<Node>();
        for (int step : candidates(node.done)) {
            boolean heard = steps.get(step).known() && !(steps.get(step).told() instanceof Told.Maybe);
            List<Holders.State> states = Holders.after(node.state, steps.get(step));
            if (!states.isEmpty() && Holders.tells(steps.get(step))) {
                return List.of(new Node(with(node.done, step), node.state)).iterator();
            }
            states.forEach(state -> (heard ? next : unheard).add(new Node(with(node.done, step), state)));
        }
        Holders.ends(node.state).forEach(state -> next.add(new Node(node.done, state)));
        next.addAll(unheard);
        return next.iterator();
    }

    private static BitSet with(BitSet done, int step) {
        var more = (BitSet) done.clone();
        more.set(step);
        return more;
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
     * Steps that may come next: those that began before any that is left had ended, of each line the first. As they were
     * answered, which is mostly right; those that may never have happened last.
     */
    private List<Integer> candidates(BitSet done) {
        long firstEnd = Step.NEVER;
        var open = new ArrayList<Integer>();
        var lines = new HashSet<Long>();
        for (int n = done.nextClearBit(0);
                n < steps.size() && steps.get(n).begun() < firstEnd;
                n = done.nextClearBit(n + 1)) {
            Step step = steps.get(n);
            if (step.line() == 0 || lines.add(step.line())) {
                open.add(n);
            }
            firstEnd = Math.min(firstEnd, step.ended());
        }
        open.sort(Comparator.comparingLong(n -> steps.get(n).ended()));
        return open;
    }

    private String words() {
        var words = new StringBuilder("the longest has " + furthest.done.cardinality()
                + " of " + steps.size() + " steps, with " + furthest.state.number() + " licenses and in are "
                + new TreeMap<>(furthest.state.seen()) + ", where none of these fits:");
        candidates(furthest.done)
                .forEach(n -> words.append("\n  ").append(steps.get(n).row()));
        return words.toString();
    }
}
