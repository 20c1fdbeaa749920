/** What a console knows about its servers, as immutable values. No contract, no network, no screen. */
@NullMarked
package org.seatkeeper.client.fleet;

import org.jspecify.annotations.NullMarked;
