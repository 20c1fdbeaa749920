package org.seatkeeper.planted.agent.domain;

import java.util.logging.Logger;

/** A rule that logs. */
public final class Logs {
    /** Says something aside. */
    public void say(Logger log) {
        log.info("decided");
    }
}
