package org.seatkeeper.client.console.servers;

/**
 * How a change of the profile ended.
 *
 * @param <T> what it brought
 */
public sealed interface Edited<T> {
    /** It is done, and on the disk. */
    record Made<T>(T value) implements Edited<T> {}

    /** Nothing changed: what stood in the way, and what to do about it. */
    record Failed<T>(String cause, String remedy) implements Edited<T> {}
}
