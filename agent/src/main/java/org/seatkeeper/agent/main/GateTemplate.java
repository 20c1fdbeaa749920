package org.seatkeeper.agent.main;

/** What {@code seatkeeper gate --template} prints: every setting, with its default or an example, as a comment. */
final class GateTemplate {
    private GateTemplate() {}

    static String text() {
        return """
                # One gate: clients come in at listen and reach forward while they have a license of product. See docs/gate.md.
                # A line with a # in front shows a default, or an example where there is none.

                # Where clients come in, at most 16.
                listen = ["0.0.0.0:15432"]

                # The server behind the gate. Clients must not reach it around the gate: let it listen on the loopback address.
                forward = "127.0.0.1:5432"

                # As declared to the agent; run_as of its file in products.d names the user that this gate runs as.
                product = "postgresql-18"

                # license_socket = "/var/lib/seatkeeper/run/license.sock"

                # What becomes of new clients while the agent does not answer: "refuse", or "admit" where the product's
                # declaration says so too. Established connections go on in any case.
                # when_silent = "refuse"

                [identity]
                # Peers that must begin with a PROXY header of version 2. It is read from nobody else.
                # trusted_proxies = ["192.0.2.10", "10.1.0.0/16"]
                # The user: "none", "proxy" (the certificate that a trusted proxy verified) or "certificate" ([tls] with client_ca).
                # user = "none"
                # user_required = false

                # Clients speak TLS with the gate, which speaks plainly with the server behind it. PEM files; the key is PKCS#8.
                # They may be renewed while the gate runs: it looks at them every 30 s.
                # [tls]
                # certificate = "/etc/seatkeeper/gate/cert.pem"
                # key = "/etc/seatkeeper/gate/key.pem"
                # client_ca = "/etc/seatkeeper/gate/clients.pem"

                [refused]
                # What a client reads that gets no license, at most 4,096 bytes: one of text, base64 and hex.
                # text = "No license is free. Try again later.\\n"

                [limits]
                # connections = 1000
                # Of these, so many may have no license yet.
                # arriving = 256
                # threads = 2
                # header = "5s"
                # handshake = "10s"
                # connect = "5s"
                # silent_after = "2s"
                # How long the agent keeps the licenses of a gate that is gone; "0s": as the product says.
                # lease = "0s"
                # A connection over which nothing moved for so long is closed; "0s": never.
                # idle = "0s"
                # The same once one side has said that it sends no more.
                # half_closed = "10m"
                # How long established connections go on after SIGTERM.
                # drain = "30s"
                """;
    }
}
