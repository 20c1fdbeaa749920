package org.seatkeeper.agent.gate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the system said, without the words of the libraries between it and us. */
final class Causes {
    /** Such as "bind(..) failed with error(-98): Address already in use". */
    private static final Pattern CALL = Pattern.compile("^\\w+\\(\\.\\.\\) failed with error\\(-?\\d+\\): ");

    /** The address, which we name ourselves, such as ": localhost/127.0.0.1:5432". */
    private static final Pattern ADDRESS = Pattern.compile(": [^ /]*/\\S+$");

    private Causes() {}

    /** In words; the kind of fault where it has none. */
    static String words(@Nullable Throwable cause) {
        if (cause == null) {
            return "no cause is known";
        }
        String said = cause.getMessage();
        if (said == null || said.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return ADDRESS.matcher(CALL.matcher(said).replaceFirst("")).replaceFirst("");
    }
}
