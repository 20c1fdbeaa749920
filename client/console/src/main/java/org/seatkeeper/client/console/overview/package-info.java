/** Every server at a glance: how many are how, which ones, and what waits for a person. */
@NullMarked
package org.seatkeeper.client.console.overview;

import org.jspecify.annotations.NullMarked;
