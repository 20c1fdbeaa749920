package org.seatkeeper.client.link;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.seatkeeper.client.fleet.ServerName;

/** The list of servers as a file: servers.toml of a profile, and what is imported (docs/operations.md). */
final class ServersFile {
    private static final Set<String> KEYS =
            Set.of("name", "address", "agent_id", "ca", "credentials", "tags", "retired");
    private static final int ADDRESS_LENGTH_MAX = 300;

    private ServersFile() {}

    /** Every server of a file, by name; or the first fault with its line. */
    static List<ServerEntry> read(Path file) throws FileFault {
        TomlFile.Table root = TomlFile.read(file).root();
        root.onlyKnows(Set.of("server"));
        Map<ServerName, ServerEntry> byName = new TreeMap<>();
        Map<String, ServerName> seen = new HashMap<>();
        for (TomlFile.Table table : root.tables("server", ServerEntry.SERVERS_MAX)) {
            ServerEntry entry = entry(table);
            ServerName before = seen.putIfAbsent(entry.name().value().toLowerCase(Locale.ROOT), entry.name());
            if (before != null) {
                throw table.fault("name", "there are two servers of the name " + before);
            }
            byName.put(entry.name(), entry);
        }
        return List.copyOf(byName.values());
    }

    private static ServerEntry entry(TomlFile.Table table) throws FileFault {
        table.onlyKnows(KEYS);
        ServerName name = name(table);
        Address address = address(table);
        Optional<String> authority = table.text("ca", ServerEntry.REFERENCE_LENGTH_MAX);
        if (address instanceof Address.Tcp && authority.isEmpty()) {
            throw table.fault("name", "ca is missing: the file of the certificate that vouches for the server");
        }
        try {
            return new ServerEntry(
                    name,
                    address,
                    table.text("agent_id", 64),
                    authority.orElse(""),
                    table.text("credentials", ServerEntry.REFERENCE_LENGTH_MAX),
                    new HashSet<>(table.texts("tags", ServerEntry.TAGS_MAX)),
                    table.yes("retired"));
        } catch (IllegalArgumentException e) {
            throw table.fault("name", name + ": " + e.getMessage());
        }
    }

    private static ServerName name(TomlFile.Table table) throws FileFault {
        String name = table.required("name", ServerName.LENGTH_MAX);
        try {
            return new ServerName(name);
        } catch (IllegalArgumentException e) {
            throw table.fault("name", String.valueOf(e.getMessage()));
        }
    }

    private static Address address(TomlFile.Table table) throws FileFault {
        String address = table.required("address", ADDRESS_LENGTH_MAX);
        try {
            return Address.parse(address);
        } catch (IllegalArgumentException e) {
            throw table.fault("address", "the address is wrong: " + e.getMessage());
        }
    }

    /** The file's text for a list, in its order. */
    static String write(List<ServerEntry> servers) {
        var text = new StringBuilder("# Servers of this profile. Format: docs/operations.md.\n");
        for (ServerEntry server : servers) {
            text.append("\n[[server]]\n");
            line(text, "name", server.name().value());
            line(text, "address", server.address().toString());
            server.agentId().ifPresent(id -> line(text, "agent_id", id));
            if (!server.authority().isEmpty()) {
                line(text, "ca", server.authority());
            }
            server.credentials().ifPresent(name -> line(text, "credentials", name));
            if (!server.tags().isEmpty()) {
                List<String> quoted =
                        server.tags().stream().map(ServersFile::quoted).toList();
                text.append("tags = [").append(String.join(", ", quoted)).append("]\n");
            }
            if (server.retired()) {
                text.append("retired = true\n");
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(quoted(value)).append('\n');
    }

    /** A basic string of TOML. */
    static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Words.harmful(c)) {
                quoted.append(String.format(Locale.ROOT, "\\U%08X", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
