/** The one window around all rooms: filter, freshness, who I am, tabs, tasks. */
@NullMarked
package org.seatkeeper.client.console.shell;

import org.jspecify.annotations.NullMarked;
