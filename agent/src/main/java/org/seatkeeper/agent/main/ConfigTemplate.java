package org.seatkeeper.agent.main;

import java.util.Optional;

/** What {@code agent init} writes as {@code agent.toml}: every setting, with its default, as a comment. */
final class ConfigTemplate {
    private ConfigTemplate() {}

    static String text(Optional<HostPort> listen) {
        return """
                # The agent of this server. Every line with a # in front shows a default. The agent reads this file when it starts.

                # Where the network reaches it, over mutual TLS. Without it there are the local sockets only.
                %s

                [sockets]
                # A group of this machine whose members are administrators of this agent (besides root and the agent's own user).
                # admin_group = "seatkeeper"

                [registration]
                # Users of this machine who may declare products over run/license.sock.
                # users = ["postgres"]

                [policy]
                # Least time between agreeing to a change of mode and making it: "30m", "24h", "7d". It can be canceled meanwhile.
                # cooling_off = "0s"
                # schedule_ahead_days = 366

                [limits]
                # products = 256
                # ledger_entries = 200000
                # max_live_grants = 50000
                # connections = 1000
                # handshakes = 64

                [administrators]
                # Clients, as products name them, that are counted and never refused: by user, by group of this machine, or by
                # address, which can be forged where the network allows it.
                # users = ["root"]
                # groups = ["dba"]
                # addresses = ["192.0.2.7", "10.1.0.0/16"]
                """.formatted(listen.map(set -> "listen = \"" + set + "\"").orElse("# listen = \"0.0.0.0:7443\""));
    }
}
