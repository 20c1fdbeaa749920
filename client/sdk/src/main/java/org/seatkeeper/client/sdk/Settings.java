package org.seatkeeper.client.sdk;

import java.time.Duration;

/**
 * What the product said about its client when it was built.
 *
 * @param product its id
 * @param leaseSeconds of the session; 0 for the product's own
 * @param silentAfter how long a request may stay without an answer
 * @param waitingMax how many requests may stay without an answer
 */
record Settings(String product, int leaseSeconds, Duration silentAfter, int waitingMax) {}
