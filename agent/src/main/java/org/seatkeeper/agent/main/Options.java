package org.seatkeeper.agent.main;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words after a verb: options with a value ({@code --name VALUE} or {@code --name=VALUE}) and plain words. Read by
 * hand: the agent's start has no room for a library of command lines.
 */
final class Options {
    /** Longest word, in characters: longer than any path. */
    static final int WORD_MAX = 4096;

    private final Map<String, String> values = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    private Options() {}

    /** Wrong usage, in one line. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * Takes the words apart.
     *
     * @param known the names of the options that may occur, each at most once
     */
    static Options parse(List<String> args, Set<String> known) throws Wrong {
        var options = new Options();
        var rest = args.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("-")) {
                options.words.add(checked("a word", word));
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!known.contains(name)) {
                throw new Wrong("unknown option " + Words.shown(name) + Words.hint(name, known));
            }
            if (equals < 0 && !rest.hasNext()) {
                throw new Wrong(name + " needs a value");
            }
            String value = equals < 0 ? rest.next() : word.substring(equals + 1);
            if (options.values.put(name, checked(name, value)) != null) {
                throw new Wrong(name + " is given twice");
            }
        }
        return options;
    }

    private static String checked(String name, String value) throws Wrong {
        if (value.isEmpty() || value.length() > WORD_MAX || value.chars().anyMatch(Character::isISOControl)) {
            throw new Wrong(name + " has 1 to " + WORD_MAX + " characters and no control characters");
        }
        return value;
    }

    /** The value of an option. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The plain words, in order. */
    List<String> words() {
        return List.copyOf(words);
    }

    /** The one thing that is said either as a plain word or with this option. */
    String one(String name, String usage) throws Wrong {
        Optional<String> option = get(name);
        if (words.size() + (option.isPresent() ? 1 : 0) != 1) {
            throw new Wrong(usage);
        }
        return option.orElseGet(words::getFirst);
    }
}
