package org.seatkeeper.agent.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The license agreement that a change of mode must name, from the product's declaration.
 *
 * @param version 1 to 32 characters
 * @param hash of version and all texts, 64 hexadecimal digits: what an administrator agrees to
 * @param texts by language tag, in the order of the declaration; never empty
 */
public record Agreement(String version, String hash, Map<String, String> texts) {
    /** Most languages of one agreement. */
    public static final int LANGUAGES_MAX = 40;

    /** Longest version, in characters. */
    public static final int VERSION_MAX = 32;

    public Agreement {
        if (texts.isEmpty() || texts.size() > LANGUAGES_MAX) {
            throw new IllegalArgumentException("an agreement has 1 to " + LANGUAGES_MAX + " languages");
        }
        if (version.isEmpty() || version.codePointCount(0, version.length()) > VERSION_MAX) {
            throw new IllegalArgumentException("an agreement's version has 1 to " + VERSION_MAX + " characters");
        }
        if (hash.length() != 64) {
            throw new IllegalArgumentException("an agreement's hash has 64 digits");
        }
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** Language tags in the order of the declaration. */
    public List<String> languages() {
        return List.copyOf(texts.keySet());
    }

    /** The wished language if there is a text in it, else its base language, else the first. */
    public String languageFor(String wished) {
        if (texts.containsKey(wished)) {
            return wished;
        }
        int dash = wished.indexOf('-');
        String base = dash > 0 ? wished.substring(0, dash) : wished;
        return texts.containsKey(base) ? base : languages().getFirst();
    }
}
