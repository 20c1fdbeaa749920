package org.seatkeeper.client.lab.bench;

/** What is measured, with its gate (docs/performance.md has the table; names never change their meaning). */
enum Metric {
    GATE_PLAIN("gate_plain", "ms", 1.25, Kind.TIME),
    GATE_TLS("gate_tls", "ms", 1.25, Kind.TIME),
    REFRESH_FULL("refresh_full", "ms", 1.25, Kind.TIME),
    REFRESH_UNCHANGED("refresh_unchanged", "ms", 1.10, Kind.TIME),
    UNCHANGED_BYTES("unchanged_bytes", "B", 1.0, Kind.COUNT),
    UNCHANGED_WIRE_BYTES("unchanged_wire_bytes", "B", 1.10, Kind.COUNT),
    RSS("agent_rss", "MiB", 1.25, Kind.TIME),
    RSS_PLAIN("agent_rss_plain", "MiB", 1.25, Kind.TIME),
    RSS_MOST("agent_rss_most", "MiB", 1.0, Kind.TIME),
    IDLE_CPU("agent_idle_cpu", "%", 1.0, Kind.TIME),
    START("agent_start", "ms", 1.25, Kind.TIME),
    START_PLAIN("agent_start_plain", "ms", 1.25, Kind.TIME),
    START_CACHE("agent_start_cache", "ms", 0.65, Kind.TIME),
    GRANTS_DURABLE("grants_durable", "ms", 1.25, Kind.TIME);

    /** Whether a busy machine can change it. */
    enum Kind {
        /** Time and memory: only a quiet machine tells. */
        TIME,
        /** Counted: the same on every machine. */
        COUNT
    }

    private final String word;
    private final String unit;
    private final double gate;
    private final Kind kind;

    Metric(String word, String unit, double gate, Kind kind) {
        this.word = word;
        this.unit = unit;
        this.gate = gate;
        this.kind = kind;
    }

    /** Its name; those of a refresh go on with the number of agents, as in {@code refresh_full_100}. */
    String word() {
        return word;
    }

    /** Of value and limit. */
    String unit() {
        return unit;
    }

    /** The greatest ratio of value to limit. */
    double gate() {
        return gate;
    }

    /** Whether a busy machine can change it. */
    Kind kind() {
        return kind;
    }
}
