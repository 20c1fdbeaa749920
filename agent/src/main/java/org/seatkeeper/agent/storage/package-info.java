/** Makes turns durable and reads them back. Knows neither gRPC nor a rule. */
@NullMarked
package org.seatkeeper.agent.storage;

import org.jspecify.annotations.NullMarked;
