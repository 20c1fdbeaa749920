/** Choose Licensing Mode: the two modes, the plan of the one-way change, and the question once more in words. */
@NullMarked
package org.seatkeeper.client.console.mode;

import org.jspecify.annotations.NullMarked;
