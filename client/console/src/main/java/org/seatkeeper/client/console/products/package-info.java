/** One merged list of every product on every server. */
@NullMarked
package org.seatkeeper.client.console.products;

import org.jspecify.annotations.NullMarked;
