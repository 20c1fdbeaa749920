/**
 * Who is calling and what they may do: certificates, the doors and what the kernel says of a caller, permissions.
 * Holds no rule of licensing.
 */
@NullMarked
package org.seatkeeper.agent.identity;

import org.jspecify.annotations.NullMarked;
