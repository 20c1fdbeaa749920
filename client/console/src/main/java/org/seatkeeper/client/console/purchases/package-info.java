/** The purchase history of one server, a page at a time. */
@NullMarked
package org.seatkeeper.client.console.purchases;

import org.jspecify.annotations.NullMarked;
