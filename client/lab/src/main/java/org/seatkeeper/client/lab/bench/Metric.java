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
    GRANTS_DURABLE("grants_durable", "us", 1.25, 1.11, Kind.TIME),
    GRANTS_DURABLE_TLS("grants_durable_tls", "us", 1.25, 1.11, Kind.TIME),
    GRANTS_ONE_CALLER("grants_one_caller", "us", 1.25, 1.09, Kind.TIME),
    GRANTS_ONE_WIRE("grants_one_wire", "us", 1.25, 1.25, Kind.AIM),
    GRANTS_SYNCS("grants_syncs", "", 1.0, 0.2, Kind.TIME),
    GRANTS_QUERY("grants_query", "us", 1.18, 1.18, Kind.AIM),
    GRANTS_P99_MILLION("grants_p99_million", "us", 1.2, 1.05, Kind.TIME),
    GRANTS_MEMORY("grants_memory", "B", 1.0, 1.0, Kind.AIM),
    GRANTS_RESTART_MILLION("grants_restart_million", "ms", 5.0, 2.0, Kind.TIME),
    GRANTS_REDIS("grants_redis", "us", 1.0, 0.5, Kind.TIME),
    GRANTS_ETCD("grants_etcd", "us", 0.33, 0.33, Kind.TIME),
    GRANTS_POSTGRES("grants_postgres", "us", 1.0, 1.0, Kind.TIME);

    /** Whether a busy machine can change it. */
    enum Kind {
        /** Time and memory: only a quiet machine tells. */
        TIME,
        /** Counted: the same on every machine. */
        COUNT,
        /** Time or memory that is aimed at and does not decide: the row says whether it holds. */
        AIM
    }

    private final String word;
    private final String unit;
    private final double gate;
    private final double aim;
    private final Kind kind;

    Metric(String word, String unit, double gate, Kind kind) {
        this(word, unit, gate, gate, kind);
    }

    Metric(String word, String unit, double gate, double aim, Kind kind) {
        this.word = word;
        this.unit = unit;
        this.gate = gate;
        this.aim = aim;
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

    /** The ratio that is aimed at: the gate itself, where nothing better is. */
    double aim() {
        return aim;
    }

    /** Whether a busy machine can change it. */
    Kind kind() {
        return kind;
    }
}
