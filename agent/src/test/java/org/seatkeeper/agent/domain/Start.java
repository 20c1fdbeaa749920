package org.seatkeeper.agent.domain;

import java.util.List;

/** What a sequence of commands begins with. */
record Start(Policy policy, List<Instance> instances) {
    LicensingState state() {
        return LicensingState.of(instances, List.of(), List.of());
    }
}
