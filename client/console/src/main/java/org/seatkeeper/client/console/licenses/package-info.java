/** Adds and removes licenses, and claims or waives those that a change of mode left behind. */
@NullMarked
package org.seatkeeper.client.console.licenses;

import org.jspecify.annotations.NullMarked;
