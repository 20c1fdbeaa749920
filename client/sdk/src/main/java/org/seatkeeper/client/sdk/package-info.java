/**
 * The license SDK: with it a server product asks for a license before it serves a client, and gives it back afterwards.
 * Begin at {@link org.seatkeeper.client.sdk.Licenses}. One session to the agent carries every license of a product.
 */
@NullMarked
package org.seatkeeper.client.sdk;

import org.jspecify.annotations.NullMarked;
