package org.seatkeeper.client.console.planted.products;

/** A room that another should not know. */
public final class Neighbor {}
