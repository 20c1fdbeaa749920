package org.seatkeeper.client.lab.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.seatkeeper.client.lab.process.Options;

/**
 * How much is measured.
 *
 * @param agents sizes of the fleet, each 1 to {@value #AGENTS_MAX}
 * @param blocks that count, 1 to {@value #BLOCKS_MAX}
 * @param run how long one side works in a quarter of a block
 * @param othersMax share of the machine that others may take during a block, 0 to 1
 * @param form whether time is measured, or only what can be counted
 * @param part what is measured
 * @param output how it is printed
 */
record Plan(List<Integer> agents, int blocks, Duration run, double othersMax, Form form, Part part, Output output) {
    /** Most agents: what one process can play. */
    static final int AGENTS_MAX = 1_000;

    /** Most blocks. */
    static final int BLOCKS_MAX = 100;

    private static final int SECONDS_MAX = 60;
    private static final int PERCENT = 100;
    private static final Duration SHORT_RUN = Duration.ofMillis(200);

    /** What decides about the exit code. */
    enum Form {
        /** Everything. */
        FULL,
        /** What is counted: for a test on a busy machine; times are taken once and decide nothing. */
        SHORT
    }

    /** What is measured. */
    enum Part {
        /** Bytes through a gate; {@code seatkeeper bench gate}. */
        GATE,
        ALL,
        /** Refreshes of a fleet alone. */
        REFRESH,
        /** Start, memory and rest of one agent alone. */
        PROCESS,
        /** Grants of one agent; {@code seatkeeper bench grants}. */
        GRANTS,
        /** Grants beside the wire and the disk alone. */
        GRANTS_LIMITS,
        /** A million grants that live. */
        GRANTS_MILLION,
        /** Grants beside other systems. */
        GRANTS_PEERS;

        boolean has(Part one) {
            return this == one || (this == (one.ofGrants() ? GRANTS : ALL));
        }

        private boolean ofGrants() {
            return compareTo(GRANTS) >= 0;
        }
    }

    /** How it is printed. */
    enum Output {
        TABLE,
        JSON
    }

    Plan {
        agents = List.copyOf(agents);
        if (agents.isEmpty() || agents.stream().anyMatch(n -> n < 1 || n > AGENTS_MAX)) {
            throw new IllegalArgumentException("--agents takes numbers from 1 to " + AGENTS_MAX + ", as in 100,1000");
        }
        if (blocks < 1 || blocks > BLOCKS_MAX) {
            throw new IllegalArgumentException("--blocks takes a number from 1 to " + BLOCKS_MAX);
        }
        if (othersMax < 0 || othersMax > 1) {
            throw new IllegalArgumentException("--others takes a number from 0 to 100, in percent");
        }
    }

    /**
     * Reads {@code fleet|grants [-o json] [--agents N,...] [--blocks K] [--seconds S] [--others PERCENT] [--only PART] [--short]}.
     *
     * @throws IllegalArgumentException in words for a person
     */
    static Plan read(List<String> args) {
        if (!args.isEmpty() && args.getFirst().equals("gate")) {
            var asFleet = new ArrayList<>(args);
            asFleet.set(0, "fleet");
            Plan read = read(asFleet);
            return new Plan(
                    read.agents(), read.blocks(), read.run(), read.othersMax(), read.form(), Part.GATE, read.output());
        }
        boolean grants = !args.isEmpty() && args.getFirst().equals("grants");
        if (!grants && (args.isEmpty() || !args.getFirst().equals("fleet"))) {
            throw new IllegalArgumentException(
                    "there are two things to measure: seatkeeper bench fleet, seatkeeper bench grants");
        }
        var rest = new ArrayList<>(args.subList(1, args.size()));
        Form form = rest.remove("--short") ? Form.SHORT : Form.FULL;
        Options options = Options.read(rest, "-o", "--agents", "--blocks", "--seconds", "--others", "--only");
        int seconds = options.number("--seconds", grants ? 1 : 2);
        if (seconds < 1 || seconds > SECONDS_MAX) {
            throw new IllegalArgumentException("--seconds takes a number from 1 to " + SECONDS_MAX);
        }
        boolean brief = form == Form.SHORT;
        return new Plan(
                agents(options.text("--agents").orElse(brief ? "3" : "100,1000")),
                options.number("--blocks", brief ? 1 : 6),
                brief ? SHORT_RUN : Duration.ofSeconds(seconds),
                options.number("--others", brief ? PERCENT : 10) / (double) PERCENT,
                form,
                grants
                        ? grantsPart(options.text("--only").orElse("all"))
                        : part(options.text("--only").orElse("all")),
                output(options.text("-o").orElse("table")));
    }

    private static List<Integer> agents(String text) {
        try {
            return Stream.of(text.split(",", -1)).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--agents takes numbers with commas between, as in 100,1000", e);
        }
    }

    private static Part part(String text) {
        return switch (text) {
            case "all" -> Part.ALL;
            case "refresh" -> Part.REFRESH;
            case "process" -> Part.PROCESS;
            default -> throw new IllegalArgumentException("--only takes refresh, process or all");
        };
    }

    private static Part grantsPart(String text) {
        return switch (text) {
            case "all" -> Part.GRANTS;
            case "limits" -> Part.GRANTS_LIMITS;
            case "million" -> Part.GRANTS_MILLION;
            case "peers" -> Part.GRANTS_PEERS;
            default -> throw new IllegalArgumentException("--only takes limits, million, peers or all");
        };
    }

    private static Output output(String text) {
        return switch (text) {
            case "table" -> Output.TABLE;
            case "json" -> Output.JSON;
            default -> throw new IllegalArgumentException("-o takes table or json");
        };
    }

    /** The largest fleet. */
    int agentsMax() {
        return agents.stream().mapToInt(n -> n).max().orElseThrow();
    }
}
