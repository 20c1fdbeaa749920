/** All about one product or one server, in a window beside the main one: who uses what, who was refused, and since when. */
@NullMarked
package org.seatkeeper.client.console.properties;

import org.jspecify.annotations.NullMarked;
