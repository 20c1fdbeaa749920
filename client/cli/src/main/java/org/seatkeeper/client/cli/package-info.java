@NullMarked
package org.seatkeeper.client.cli;

import org.jspecify.annotations.NullMarked;
