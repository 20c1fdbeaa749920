package org.seatkeeper.client.lab.demo;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What a demo is to be.
 *
 * @param servers 1 to 1,000
 * @param keep where everything stays when the demo has ended; absent: a temporary folder
 * @param seed of everything invented
 * @param tour where the tour draws its pictures; absent: no tour
 */
record DemoOptions(int servers, Optional<Path> keep, long seed, Optional<Path> tour) {
    /** The options, for whoever got them wrong. */
    static final List<String> HELP = List.of(
            "seatkeeper demo [--servers N] [--seed S] [--keep DIR]",
            "    A small company on this machine, with the console on it, or a live table where there is no display.",
            "    N is 1 to 1000 (default 12); DIR keeps everything when the demo has ended; S makes the same company again.",
            "seatkeeper demo --tour --out DIR [--servers N] [--seed S] [--keep DIR]",
            "    Without a display and without questions: changes a mode, shows that there is no way back, verifies the audit,",
            "    and draws every screen of the console into DIR.",
            "",
            "Examples:",
            "    seatkeeper demo",
            "    seatkeeper demo --servers 200 --seed 7",
            "    seatkeeper demo --tour --out pictures");

    private static final int USUAL = 12;

    /** What was asked for cannot be, in one line: wrong options, or a place that does not take them. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what, null, false, false);
        }

        Wrong(String cause, String remedy) {
            this(cause + "; " + remedy);
        }
    }

    /** Reads a command line; fresh gives the seed where none is named. */
    static DemoOptions read(List<String> args, LongSupplier fresh) throws Wrong {
        var reading = new Reading();
        for (int n = 0; n < args.size(); n++) {
            String name = args.get(n);
            if (name.equals("--tour")) {
                reading.tour = true;
                continue;
            }
            if (!List.of("--servers", "--seed", "--keep", "--out").contains(name)) {
                throw new Wrong("unknown option " + name + "; there are --servers, --seed, --keep, --tour, --out");
            }
            if (++n == args.size()) {
                throw new Wrong(name + " needs a value");
            }
            reading.take(name, args.get(n));
        }
        return reading.done(fresh);
    }

    private static final class Reading {
        private Optional<Integer> servers = Optional.empty();
        private Optional<Long> seed = Optional.empty();
        private Optional<Path> keep = Optional.empty();
        private Optional<Path> out = Optional.empty();
        private final Set<String> given = new HashSet<>();
        private boolean tour;

        void take(String name, String value) throws Wrong {
            if (!given.add(name)) {
                throw new Wrong(name + " is given twice");
            }
            switch (name) {
                case "--servers" -> servers = Optional.of((int) number(name, value, 1, Company.SERVERS_MAX));
                case "--seed" -> seed = Optional.of(number(name, value, Long.MIN_VALUE, Long.MAX_VALUE));
                case "--keep" -> keep = Optional.of(folder(name, value));
                default -> out = Optional.of(folder(name, value));
            }
        }

        DemoOptions done(LongSupplier fresh) throws Wrong {
            if (tour != out.isPresent()) {
                throw new Wrong(
                        tour
                                ? "--tour needs --out DIR, where its pictures go"
                                : "--out goes with --tour; the demo itself draws nothing");
            }
            return new DemoOptions(servers.orElse(USUAL), keep, seed.orElseGet(fresh::getAsLong), out);
        }

        private static Path folder(String name, String value) throws Wrong {
            if (value.isBlank() || value.indexOf('\0') >= 0) {
                throw new Wrong(name + " needs the name of a folder");
            }
            return Path.of(value).toAbsolutePath().normalize();
        }

        private static long number(String name, String value, long min, long max) throws Wrong {
            try {
                long number = Long.parseLong(value);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException notOne) {
                // Said below.
            }
            throw new Wrong(
                    min == Long.MIN_VALUE
                            ? name + " needs a whole number"
                            : name + " needs a whole number from " + min + " to " + max);
        }
    }
}
