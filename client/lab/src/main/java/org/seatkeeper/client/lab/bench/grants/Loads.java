package org.seatkeeper.client.lab.bench.grants;

import java.nio.file.Path;
import java.time.Duration;
import org.seatkeeper.client.sdk.Licenses;
import org.seatkeeper.client.sdk.LicensesBuilder;

/** Clients of the SDK as the bench opens them. */
final class Loads {
    /** An agent on a machine that does much else is waited for. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(30);

    private Loads() {}

    static LicensesBuilder overSocket(Path socket) {
        return with(Licenses.overSocket(socket));
    }

    static LicensesBuilder overTls(int port, String agentId, Path folder) {
        return with(Licenses.overTls("127.0.0.1", port, agentId, folder));
    }

    private static LicensesBuilder with(LicensesBuilder way) {
        return way.product(GrantAgent.PRODUCT).silentAfter(SILENT_AFTER);
    }
}
