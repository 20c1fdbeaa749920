@NullMarked
package org.seatkeeper.client.console;

import org.jspecify.annotations.NullMarked;
