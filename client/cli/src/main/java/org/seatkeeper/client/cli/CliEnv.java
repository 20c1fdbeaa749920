package org.seatkeeper.client.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a run knows of its surroundings.
 *
 * @param variables the environment variables, such as SEATKEEPER_HOME and NO_COLOR
 * @param home the user's home directory
 * @param clock tells the age of figures
 * @param zone the user's, to word a remedy; nothing is ever taken to be in it
 * @param operationIds makes the id of an act where none is given
 */
public record CliEnv(
        Map<String, String> variables, Path home, InstantSource clock, ZoneId zone, Supplier<UUID> operationIds) {
    public CliEnv {
        variables = Map.copyOf(variables);
    }

    /** In the time zone of this process. */
    public CliEnv(Map<String, String> variables, Path home, InstantSource clock, Supplier<UUID> operationIds) {
        this(variables, home, clock, ZoneId.systemDefault(), operationIds);
    }

    /** That of this process. */
    public static CliEnv ofProcess() {
        return new CliEnv(
                System.getenv(), Path.of(System.getProperty("user.home")), InstantSource.system(), UUID::randomUUID);
    }
}
