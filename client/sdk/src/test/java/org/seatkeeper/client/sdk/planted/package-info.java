/** Offenses against the rules of the SDK, one for each, so that a rule that sees nothing is seen. */
@NullMarked
package org.seatkeeper.client.sdk.planted;

import org.jspecify.annotations.NullMarked;
