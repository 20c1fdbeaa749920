package org.seatkeeper.agent.main;

import java.nio.file.Path;

/**
 * Where everything of one agent is, below its data directory.
 *
 * @param directory absolute
 */
public record AgentLayout(Path directory) {
    public AgentLayout {
        directory = directory.toAbsolutePath().normalize();
    }

    /** What an administrator may set. */
    public Path configFile() {
        return directory.resolve("agent.toml");
    }

    /** Declarations of products, one file each. */
    public Path productsFolder() {
        return directory.resolve("products.d");
    }

    /** The agent's own certificate and key, and the authority of its callers. */
    public Path tlsFolder() {
        return directory.resolve("tls");
    }

    /** Credentials of an administrator and a viewer, to be carried away. */
    public Path credentialsFolder() {
        return directory.resolve("credentials");
    }

    /** The authority that {@code agent init} makes where it is given none. */
    public Path authorityFolder() {
        return directory.resolve("ca");
    }

    /** The store's folder; the agent that runs holds a lock in it. */
    public Path storeFolder() {
        return directory.resolve("store");
    }

    /** The store. */
    public Path storeFile() {
        return storeFolder().resolve("seatkeeper.db");
    }

    /** Sockets of the running agent. */
    public Path runFolder() {
        return directory.resolve("run");
    }

    /** For the machine's administrators. */
    public Path adminSocket() {
        return runFolder().resolve("admin.sock");
    }

    /** For the machine's server products. */
    public Path licenseSocket() {
        return runFolder().resolve("license.sock");
    }
}
