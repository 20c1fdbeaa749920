/** Measures an agent and a console against the least that gRPC itself would cost (docs/performance.md). */
@NullMarked
package org.seatkeeper.client.lab.bench;

import org.jspecify.annotations.NullMarked;
