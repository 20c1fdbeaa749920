@NullMarked
package org.seatkeeper.client.it;

import org.jspecify.annotations.NullMarked;
