/**
 * Talks to agents and folds what they say into the fleet: profiles and their files, the link to each server, and the calls
 * an administrator makes. The only place that knows the contract and the transport; no screen.
 */
@NullMarked
package org.seatkeeper.client.link;

import org.jspecify.annotations.NullMarked;
