package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.seatkeeper.agent.domain.Founding;

/** Names of servers and sites: what a command line can list with commas and a file can be called. */
final class ServerNames {
    /** In words, for those who wrote something else. */
    static final String FORM = "1 to " + Founding.NAME_MAX + " letters, digits, dots, hyphens and underscores";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1," + Founding.NAME_MAX + "}");
    private static final String NAMELESS = "server";
    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

    private ServerNames() {}

    static boolean allows(String name) {
        return NAME.matcher(name).matches();
    }

    /** The name as given, or a fault that names the option. */
    static String checked(String option, String name) throws Options.Wrong {
        if (!allows(name)) {
            throw new Options.Wrong(option + " has " + FORM);
        }
        return name;
    }

    /** The machine's own name as the kernel has it, made to fit. No name service is asked. */
    static String ofThisMachine() {
        try {
            return fitting(Files.readString(KERNEL_NAME, StandardCharsets.ISO_8859_1));
        } catch (IOException elsewhere) {
            return NAMELESS;
        }
    }

    /** The nearest name that is allowed. */
    static String fitting(String name) {
        String allowed = name.strip().replaceAll("[^A-Za-z0-9._-]", "-");
        String fit = allowed.substring(0, Math.min(allowed.length(), Founding.NAME_MAX));
        return fit.isEmpty() ? NAMELESS : fit;
    }
}
