/** Offenses against the rooms of the agent, planted to prove that the rules see them. */
@NullMarked
package org.seatkeeper.planted.agent.gate;

import org.jspecify.annotations.NullMarked;
