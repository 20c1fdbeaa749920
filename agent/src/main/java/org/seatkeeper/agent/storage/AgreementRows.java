package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seatkeeper.agent.domain.Agreement;

/** Agreements as rows, each kept for ever under its hash: it stays known what was agreed to. */
final class AgreementRows {
    private AgreementRows() {}

    /** Writes the texts only where the hash is new. */
    static void write(Session session, Agreement agreement) throws SQLException {
        int added = session.on("INSERT INTO agreement (hash, version) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING")
                .text(agreement.hash())
                .text(agreement.version())
                .update();
        int position = 0;
        if (added > 0) {
            for (Map.Entry<String, String> text : agreement.texts().entrySet()) {
                session.on("INSERT INTO agreement_text (hash, position, language, text) VALUES (?, ?, ?, ?)")
                        .text(agreement.hash())
                        .number(position++)
                        .text(text.getKey())
                        .text(text.getValue())
                        .update();
            }
        }
    }

    /** Those that a product has now, by hash. */
    static Map<String, Agreement> read(Session session) throws SQLException {
        var texts = new HashMap<String, Map<String, String>>();
        try (Rows rows = session.on("SELECT hash, language, text FROM agreement_text"
                        + " WHERE hash IN (SELECT agreement FROM instance) ORDER BY hash, position")
                .rows()) {
            while (rows.next()) {
                texts.computeIfAbsent(rows.text(), _ -> new LinkedHashMap<>()).put(rows.text(), rows.text());
            }
        }
        var agreements = new HashMap<String, Agreement>();
        try (Rows rows = session.on(
                        "SELECT hash, version FROM agreement WHERE hash IN (SELECT agreement FROM instance)")
                .rows()) {
            while (rows.next()) {
                String hash = rows.text();
                agreements.put(hash, new Agreement(rows.text(), hash, texts.getOrDefault(hash, Map.of())));
            }
        }
        return agreements;
    }
}
