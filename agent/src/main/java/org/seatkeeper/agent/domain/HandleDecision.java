package org.seatkeeper.agent.domain;

/** Whether a caller may renew or give back what it says it holds, before anything is done about it. */
public sealed interface HandleDecision {
    /** It lives, and it is this caller's. */
    record Held(Grant grant) implements HandleDecision {}

    /** It was given back a short while ago: doing so again changes nothing. */
    record ReleasedBefore() implements HandleDecision {}

    /** The product holds no such handle. */
    record Unknown() implements HandleDecision {}

    /** The fencing number is not the one of the grant that lives (quality.md A.1.1). */
    record OldFence() implements HandleDecision {}

    /** It lives under another lease, which alone renews and gives it back. */
    record OtherLease() implements HandleDecision {}
}
