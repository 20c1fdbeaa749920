package org.seatkeeper.agent.domain;

import java.util.Optional;
import java.util.Set;

/**
 * What a product says of itself.
 *
 * @param publisher 1 to 32 characters, as name [LSAPI]
 * @param version 1 to 12 characters
 * @param seatKind the kind of seat its pool counts in by default
 * @param agreement absent where it has none; its mode then cannot be changed
 * @param owner who declared it: {@link #FILES}, or an identity
 * @param runAs users of the machine who speak for it on the local socket; at most {@value #RUN_AS_MAX}
 * @param whenSilent what it may do while no agent answers
 */
public record Product(
        ProductId id,
        String publisher,
        String name,
        String version,
        SeatKind seatKind,
        Optional<Agreement> agreement,
        String owner,
        Set<String> runAs,
        WhenSilent whenSilent) {
    /** The owner of everything declared by files of the machine. */
    public static final String FILES = "products.d";

    /** Longest publisher and name, in characters. */
    public static final int NAME_MAX = 32;

    /** Longest version, in characters. */
    public static final int VERSION_MAX = 12;

    /** Most users that one product runs as. */
    public static final int RUN_AS_MAX = 16;

    public Product {
        runAs = Set.copyOf(runAs);
        if (runAs.size() > RUN_AS_MAX) {
            throw new IllegalArgumentException("a product runs as at most " + RUN_AS_MAX + " users");
        }
        bounded("publisher", publisher, NAME_MAX);
        bounded("name", name, NAME_MAX);
        bounded("version", version, VERSION_MAX);
    }

    /** One that no user of the machine speaks for, and that refuses while no agent answers. */
    public Product(
            ProductId id,
            String publisher,
            String name,
            String version,
            SeatKind seatKind,
            Optional<Agreement> agreement,
            String owner) {
        this(id, publisher, name, version, seatKind, agreement, owner, Set.of(), WhenSilent.REFUSE);
    }

    private static void bounded(String what, String value, int max) {
        if (value.isEmpty() || value.codePointCount(0, value.length()) > max) {
            throw new IllegalArgumentException("a product's " + what + " has 1 to " + max + " characters");
        }
    }

    /** As people call it, such as "Tarn SQL 14". */
    public String title() {
        return name.endsWith(version) ? name : name + " " + version;
    }
}
