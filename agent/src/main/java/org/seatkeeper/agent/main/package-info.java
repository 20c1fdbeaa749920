/** Reads configuration, wires the rooms, starts and stops the process. Holds no logic of licensing. */
@NullMarked
package org.seatkeeper.agent.main;

import org.jspecify.annotations.NullMarked;
