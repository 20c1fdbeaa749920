/** Puts the rooms together: what each needs, and the ways between them. */
@NullMarked
package org.seatkeeper.client.console.wiring;

import org.jspecify.annotations.NullMarked;
