/** The kill test: a real agent under load, killed at any moment, and what it kept held against what it acknowledged. */
@NullMarked
package org.seatkeeper.client.lab.torture;

import org.jspecify.annotations.NullMarked;
