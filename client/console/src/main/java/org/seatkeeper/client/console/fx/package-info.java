/** The one door to the JavaFX thread and to the platform behind it. */
@NullMarked
package org.seatkeeper.client.console.fx;

import org.jspecify.annotations.NullMarked;
