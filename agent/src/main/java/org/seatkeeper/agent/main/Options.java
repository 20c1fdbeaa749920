package org.seatkeeper.agent.main;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options of a verb, read by hand: the agent's start has no room for a library of command lines. */
final class Options {
    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** Wrong usage, in one line. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what, null, false, false);
        }
    }

    /** Reads {@code --name value} pairs of the known names, each at most once. */
    static Options parse(List<String> args, Set<String> known) throws Wrong {
        var values = new HashMap<String, String>();
        for (int n = 0; n < args.size(); n += 2) {
            String name = args.get(n);
            if (!known.contains(name)) {
                throw new Wrong("unknown option \"" + name + "\"; known are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
            if (n + 1 == args.size()) {
                throw new Wrong(name + " needs a value");
            }
            if (values.put(name, args.get(n + 1)) != null) {
                throw new Wrong(name + " is given twice");
            }
        }
        return new Options(values);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String require(String name) throws Wrong {
        return get(name).orElseThrow(() -> new Wrong(name + " is missing"));
    }
}
