package org.seatkeeper.client.fleet;

/**
 * One thing an administrator should know of a server.
 *
 * @param id stable, such as STORE_READ_ONLY
 */
public record Finding(Level level, String id, String cause, String remedy) {
    /** How bad it is, worst first. */
    public enum Level {
        FAULT,
        WARNING,
        INFO
    }
}
