/**
 * TCP in, TCP out, a license in between: any server is put under licensing without changing it. A process of its own, and to
 * the agent a product like any other.
 */
@NullMarked
package org.seatkeeper.agent.gate;

import org.jspecify.annotations.NullMarked;
