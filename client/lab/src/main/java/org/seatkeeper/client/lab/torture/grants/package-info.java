/** Kills an agent while many clients take and give back licenses, and holds what is left against what they were told. */
@NullMarked
package org.seatkeeper.client.lab.torture.grants;

import org.jspecify.annotations.NullMarked;
