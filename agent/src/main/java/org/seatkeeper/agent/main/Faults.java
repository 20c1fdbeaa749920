package org.seatkeeper.agent.main;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong in the parts of a file, so that a person is told of all of it at once. */
final class Faults {
    private final List<String> found = new ArrayList<>();

    /** One part of a file. */
    @FunctionalInterface
    interface Part<T> {
        T read() throws TomlFile.Fault;
    }

    /** Reads a part; what stands in for a faulty one is never seen, since {@link #throwAny} comes first. */
    <T> T read(Part<T> part, T standIn) {
        try {
            return part.read();
        } catch (TomlFile.Fault fault) {
            found.add(fault.getMessage());
            return standIn;
        }
    }

    /** Ends the reading if anything was wrong: one line for each fault. */
    void throwAny() throws TomlFile.Fault {
        if (!found.isEmpty()) {
            throw new TomlFile.Fault(String.join("\n", found));
        }
    }
}
