package org.seatkeeper.client.link;

/**
 * How a change of the profile ended.
 *
 * @param <T> what it brought
 */
public sealed interface Edit<T> {
    /** It is done, and on the disk. */
    record Made<T>(T value) implements Edit<T> {}

    /**
     * Nothing changed.
     *
     * @param cause what stood in the way; for a file, with file and line
     * @param remedy what to do about it
     */
    record Failed<T>(String cause, String remedy) implements Edit<T> {}
}
