package org.seatkeeper.agent.identity;

/** The ways into an agent. */
public enum Door {
    /** The network listener: mutual TLS. */
    TLS("tls"),
    /** The socket of the machine's administrators. */
    ADMIN_SOCKET("admin.sock"),
    /** The socket of the machine's server products. */
    LICENSE_SOCKET("license.sock");

    private final String wire;

    Door(String wire) {
        this.wire = wire;
    }

    /** As the contract and the audit name it. */
    public String wire() {
        return wire;
    }
}
