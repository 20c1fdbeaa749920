package org.seatkeeper.client.console.servers;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tags as they are typed: apart by commas or spaces. */
final class Tags {
    /** Most tags of one server. */
    static final int COUNT_MAX = 32;

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private Tags() {}

    static Set<String> read(String typed) {
        var tags = new TreeSet<String>();
        for (String tag : Pattern.compile("[,\\s]+").splitAsStream(typed).toList()) {
            if (!tag.isEmpty()) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /** What is wrong with them, in a sentence; empty where nothing is. */
    static String problem(String typed) {
        Set<String> tags = read(typed);
        if (tags.size() > COUNT_MAX) {
            return "A server has at most " + COUNT_MAX + " tags.";
        }
        return tags.stream().allMatch(tag -> TAG.matcher(tag).matches())
                ? ""
                : "A tag has 1 to 32 letters, digits, dots, hyphens and underscores.";
    }
}
