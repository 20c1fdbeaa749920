@NullMarked
package org.seatkeeper.agent;

import org.jspecify.annotations.NullMarked;
