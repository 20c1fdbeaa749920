package org.seatkeeper.client.fleet;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next pass it to get the page after; 0 where there is none
 */
public record Page<T>(List<T> items, long next) {
    public Page {
        items = List.copyOf(items);
    }
}
