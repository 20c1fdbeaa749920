/** Inputs of every kind for every method of the contract, and the demand that each gets a declared answer. */
@NullMarked
package org.seatkeeper.client.lab.fuzz;

import org.jspecify.annotations.NullMarked;
