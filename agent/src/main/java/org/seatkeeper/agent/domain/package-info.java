/** The rules of licensing over plain values. No clock, no input or output, no threads: what is needed is passed in. */
@NullMarked
package org.seatkeeper.agent.domain;

import org.jspecify.annotations.NullMarked;
