package org.seatkeeper.client.link;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The newest audit record that this profile saw of an agent in an intact audit. A server whose audit does not reach it any
 * more has lost its tail.
 *
 * @param agentId the server
 * @param sequence from 1
 * @param hash of that record, 64 hexadecimal digits
 */
public record AuditHead(String agentId, long sequence, String hash) {
    public AuditHead {
        if (sequence < 1 || !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("an audit head has a sequence from 1 and a SHA-256");
        }
    }

    /** The hash as bytes. */
    byte[] hashBytes() {
        return HexFormat.of().parseHex(hash);
    }

    static List<AuditHead> read(Path file) throws FileFault {
        if (!Files.exists(file)) {
            return List.of();
        }
        var heads = new ArrayList<AuditHead>();
        for (TomlFile.Table table : TomlFile.read(file).root().tables("head", ServerEntry.SERVERS_MAX)) {
            table.onlyKnows(Set.of("agent_id", "sequence", "hash"));
            try {
                heads.add(new AuditHead(
                        table.required("agent_id", 64), table.number("sequence"), table.required("hash", 64)));
            } catch (IllegalArgumentException e) {
                throw table.fault("sequence", String.valueOf(e.getMessage()));
            }
        }
        return List.copyOf(heads);
    }

    static String write(List<AuditHead> heads) {
        var text = new StringBuilder(
                "# The newest audit record seen of each agent. Removing one makes its server unknown.\n");
        for (AuditHead head : heads) {
            text.append("\n[[head]]\nagent_id = ").append(ServersFile.quoted(head.agentId()));
            text.append("\nsequence = ").append(head.sequence());
            text.append("\nhash = ").append(ServersFile.quoted(head.hash())).append('\n');
        }
        return text.toString();
    }
}
