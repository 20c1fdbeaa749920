/** Bytes through a gate, beside the least that a relay of the same library can do. */
@NullMarked
package org.seatkeeper.client.lab.bench.gate;

import org.jspecify.annotations.NullMarked;
