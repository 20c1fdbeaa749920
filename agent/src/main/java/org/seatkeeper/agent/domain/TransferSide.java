package org.seatkeeper.agent.domain;

/** Which end of a transfer this server is. */
public enum TransferSide {
    OUT,
    IN
}
