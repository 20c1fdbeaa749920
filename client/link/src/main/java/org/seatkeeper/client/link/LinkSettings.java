package org.seatkeeper.client.link;

import java.time.Duration;

/**
 * How a fleet is watched.
 *
 * @param heartbeatSeconds how often a quiet server is to be heard, 1 to 300
 * @param dialsInFlight most dials at a time
 * @param dialsPerSecond most dials a second
 * @param dialPatience how long a dial may take until the first state is here
 */
public record LinkSettings(int heartbeatSeconds, int dialsInFlight, int dialsPerSecond, Duration dialPatience) {
    /** What fits a console over one to ten thousand servers. */
    public static final LinkSettings USUAL = new LinkSettings(30, 64, 200, Duration.ofSeconds(20));

    public LinkSettings {
        if (heartbeatSeconds < 1 || heartbeatSeconds > 300) {
            throw new IllegalArgumentException("a heartbeat is 1 to 300 seconds");
        }
        if (dialsInFlight < 1 || dialsPerSecond < 1) {
            throw new IllegalArgumentException("at least one dial at a time and a second");
        }
    }
}
