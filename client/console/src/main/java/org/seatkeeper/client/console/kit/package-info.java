/** The parts that every room draws with. They know statuses and words, and nothing of servers. */
@NullMarked
package org.seatkeeper.client.console.kit;

import org.jspecify.annotations.NullMarked;
