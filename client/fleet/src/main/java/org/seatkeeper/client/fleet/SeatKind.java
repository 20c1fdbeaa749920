package org.seatkeeper.client.fleet;

/** Who holds a seat of the pool. */
public enum SeatKind {
    USER,
    DEVICE
}
