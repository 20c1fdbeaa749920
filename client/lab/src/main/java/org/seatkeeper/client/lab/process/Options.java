package org.seatkeeper.client.lab.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Options of a verb as {@code --name value} pairs. What is wrong with them is an {@link IllegalArgumentException} in plain words. */
public final class Options {
    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** Reads a command line that may have these options, each once, and nothing else. */
    public static Options read(List<String> args, String... known) {
        Set<String> names = Set.of(known);
        var values = new HashMap<String, String>();
        for (int n = 0; n < args.size(); n += 2) {
            String name = args.get(n);
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown option " + name + "; there are " + String.join(", ", known));
            }
            if (n + 1 == args.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            if (values.put(name, args.get(n + 1)) != null) {
                throw new IllegalArgumentException(name + " is given twice");
            }
        }
        return new Options(values);
    }

    /** A text, where it is given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A number, or what it is where it is not given. */
    public int number(String name, int otherwise) {
        try {
            return text(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number", e);
        }
    }

    /** A seed, or a fresh one. */
    public long seed(String name, LongSupplier fresh) {
        try {
            return text(name).map(Long::parseLong).orElseGet(fresh::getAsLong);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number", e);
        }
    }
}
