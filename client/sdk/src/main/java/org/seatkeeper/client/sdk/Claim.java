package org.seatkeeper.client.sdk;

import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionClaim;

/** What one license is asked for with: its handle id, its client, and on which session that was last said. */
final class Claim {
    /** Sessions are counted from 1. */
    private static final int NOWHERE = 0;

    private volatile SessionClaim message;
    private volatile int saidOn = NOWHERE;
    private volatile boolean reported;

    Claim(String handleId, Client client) {
        message = SessionClaim.newBuilder()
                .setHandleId(handleId)
                .setClient(client)
                .build();
    }

    String handleId() {
        return message.getHandleId();
    }

    void rename(String handleId) {
        message = message.toBuilder().setHandleId(handleId).build();
    }

    /**
     * What is sent.
     *
     * @param unheard whether the client was let in without the agent's word, which is a report
     */
    SessionAsk ask(int number, boolean unheard) {
        SessionClaim sent = message;
        if (unheard) {
            reported = true;
            sent = sent.toBuilder().setAdmittedWhileSilent(true).build();
        }
        return SessionAsk.newBuilder().setNumber(number).setRequest(sent).build();
    }

    /** Whether the agent was told that the client is in without its word. */
    boolean reported() {
        return reported;
    }

    /** Whether it is the first time on a session. The turn only. */
    boolean firstOn(int session) {
        if (saidOn == session) {
            return false;
        }
        saidOn = session;
        return true;
    }

    /** Lets it be said once more on the same session. */
    void forgetWhere() {
        saidOn = NOWHERE;
    }
}
