/** Takes turns, translates, answers. Holds no rule of licensing: those are the domain's. */
@NullMarked
package org.seatkeeper.agent.service;

import org.jspecify.annotations.NullMarked;
