@NullMarked
package org.seatkeeper.client.lab;

import org.jspecify.annotations.NullMarked;
