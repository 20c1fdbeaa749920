/** Systems that a product could count on instead: found, started beside the agent, and driven with the same number of callers. */
@NullMarked
package org.seatkeeper.client.lab.bench.peers;

import org.jspecify.annotations.NullMarked;
