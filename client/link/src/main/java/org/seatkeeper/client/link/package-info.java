@NullMarked
package org.seatkeeper.client.link;

import org.jspecify.annotations.NullMarked;
