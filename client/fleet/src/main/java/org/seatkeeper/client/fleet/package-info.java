@NullMarked
package org.seatkeeper.client.fleet;

import org.jspecify.annotations.NullMarked;
