/** Real agents as processes of this machine: founded, started, killed, paused, and called. */
@NullMarked
package org.seatkeeper.client.lab.process;

import org.jspecify.annotations.NullMarked;
