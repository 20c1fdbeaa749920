package org.seatkeeper.client.lab.torture;

import java.util.ArrayList;
import java.util.List;
import org.seatkeeper.client.lab.torture.Sighting.Link;
import org.seatkeeper.client.lab.torture.Violation.Kind;

/** Whether an audit is one chain from its first record on: by the agent's own word, and by what was read of it. */
public final class Chain {
    private Chain() {}

    /** What is wrong with it. */
    public static List<Violation> check(Sighting.Audit audit) {
        var violations = new ArrayList<Violation>();
        if (!audit.intact()) {
            violations.add(new Violation(Kind.BROKEN_CHAIN, "the agent says: " + audit.fault()));
        }
        long expected = 1;
        Link previous = null;
        for (Link link : audit.links()) {
            if (link.sequence() != expected) {
                violations.add(new Violation(
                        Kind.BROKEN_CHAIN, "record " + link.sequence() + " stands where " + expected + " belongs"));
                return violations;
            }
            if (previous != null && !link.previousHash().equals(previous.hash())) {
                violations.add(new Violation(
                        Kind.BROKEN_CHAIN, "record " + link.sequence() + " does not follow from the one before it"));
            }
            previous = link;
            expected++;
        }
        return violations;
    }
}
