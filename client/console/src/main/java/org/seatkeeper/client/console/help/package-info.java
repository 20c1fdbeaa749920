/** What the console explains about itself. */
@NullMarked
package org.seatkeeper.client.console.help;

import org.jspecify.annotations.NullMarked;
