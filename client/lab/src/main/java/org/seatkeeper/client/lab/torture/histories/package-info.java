/**
 * Records what concurrent callers of an agent asked and were told while it fails, and looks whether one order of single
 * steps explains all of it: linearizability of admissions, product by product (quality.md A.1.4).
 */
@NullMarked
package org.seatkeeper.client.lab.torture.histories;

import org.jspecify.annotations.NullMarked;
