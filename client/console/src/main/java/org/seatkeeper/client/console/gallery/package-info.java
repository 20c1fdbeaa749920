/** Draws the console to pictures, with no display: for the tour, the documents and the tests. */
@NullMarked
package org.seatkeeper.client.console.gallery;

import org.jspecify.annotations.NullMarked;
