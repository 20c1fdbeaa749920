/** Grants a second, beside the least that the wire and the disk can do. */
@NullMarked
package org.seatkeeper.client.lab.bench.grants;

import org.jspecify.annotations.NullMarked;
