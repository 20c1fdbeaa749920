package org.seatkeeper.client.sdk;

import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;

/** One thing asked of the agent: from the queue, over a session, to its answer. */
sealed interface Outgoing permits Held, Release {
    /**
     * What is sent.
     *
     * @param number what its answer will carry
     */
    SessionAsk ask(int number);

    /**
     * Whether it is still to be sent; where it is, it counts as sent on that session.
     *
     * @param session the number of the session it would be sent on
     */
    boolean wantedOn(int session);

    /**
     * Its answer.
     *
     * @param now in the nanoseconds of the client's clock
     */
    void answered(SessionAnswer answer, long now);

    /**
     * What is sent when it is to be sent once more, after a pause or a break: itself, or a release where nobody waits for it
     * any more.
     */
    Outgoing again();
}
