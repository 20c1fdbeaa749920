/** A small company on this machine: its servers as real agents, its past, its day, and a tour through it. */
@NullMarked
package org.seatkeeper.client.lab.demo;

import org.jspecify.annotations.NullMarked;
