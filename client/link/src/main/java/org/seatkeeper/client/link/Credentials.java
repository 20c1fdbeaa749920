package org.seatkeeper.client.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A named pair of a certificate and its key, by reference (docs/operations.md): the profile holds paths, never keys.
 *
 * @param name how servers.toml refers to it
 * @param certificate PEM file, the own certificate first
 * @param key PEM file, PKCS#8
 */
public record Credentials(String name, Path certificate, Path key) {
    /** What a server without a name of its own uses. */
    public static final String DEFAULT = "default";

    /** Most credentials of one profile. */
    static final int COUNT_MAX = 1000;

    /** Longest name, in characters. */
    static final int NAME_LENGTH_MAX = 64;

    /** Whether both files can be used, and belong to one another as far as their kind of key tells. */
    public void check() throws FileFault {
        Pem.key(key, Pem.certificates(certificate).getFirst().getPublicKey().getAlgorithm());
    }

    /** Every credential of a file, by name; relative paths are relative to the file. */
    static List<Credentials> read(Path file) throws FileFault {
        TomlFile.Table root = TomlFile.read(file).root();
        Path folder = AtomicFiles.folderOf(file);
        var all = new ArrayList<Credentials>();
        for (String name : root.keys()) {
            if (all.size() == COUNT_MAX) {
                throw root.fault(name, "has more than " + COUNT_MAX + " credentials");
            }
            if (!name.matches("[A-Za-z0-9._-]{1," + NAME_LENGTH_MAX + "}")) {
                throw root.fault(
                        name,
                        "a credential's name has 1 to " + NAME_LENGTH_MAX
                                + " letters, digits, dots, hyphens and underscores");
            }
            TomlFile.Table table = root.table(name);
            table.onlyKnows(Set.of("certificate", "key"));
            all.add(new Credentials(
                    name,
                    folder.resolve(table.required("certificate", ServerEntry.REFERENCE_LENGTH_MAX)),
                    folder.resolve(table.required("key", ServerEntry.REFERENCE_LENGTH_MAX))));
        }
        return List.copyOf(all);
    }

    /** The file's text for a list, in its order. */
    static String write(List<Credentials> all) {
        var text = new StringBuilder(
                "# Certificates and keys of this profile, by reference. Format: docs/operations.md.\n");
        for (Credentials one : all) {
            text.append("\n[").append(ServersFile.quoted(one.name())).append("]\n");
            text.append("certificate = ")
                    .append(ServersFile.quoted(one.certificate().toString()))
                    .append('\n');
            text.append("key = ")
                    .append(ServersFile.quoted(one.key().toString()))
                    .append('\n');
        }
        return text.toString();
    }
}
