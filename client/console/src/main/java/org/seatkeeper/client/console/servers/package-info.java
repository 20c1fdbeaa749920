/** Which servers this profile knows, and how the link to each of them is. */
@NullMarked
package org.seatkeeper.client.console.servers;

import org.jspecify.annotations.NullMarked;
