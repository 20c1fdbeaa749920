/** Site, server, product to the left; what is selected to the right. */
@NullMarked
package org.seatkeeper.client.console.browser;

import org.jspecify.annotations.NullMarked;
