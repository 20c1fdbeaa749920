package org.seatkeeper.agent.domain;

import java.util.List;

/** Deciding and applying as the property runner calls them, so that a test can break either on purpose. */
interface Rules {
    /** The rules as they are. */
    Rules REAL = new Rules() {};

    default Decision decide(LicensingState state, Policy policy, Command command) {
        return Licensing.decide(state, policy, command);
    }

    /** The state after the events; the rules as they are change the one that was given. */
    default LicensingState apply(LicensingState state, List<Event> events) {
        state.apply(events);
        return state;
    }
}
