/** The command line: every verb is one short-lived run over the servers of a profile. No JavaFX, no state between runs. */
@NullMarked
package org.seatkeeper.client.cli;

import org.jspecify.annotations.NullMarked;
