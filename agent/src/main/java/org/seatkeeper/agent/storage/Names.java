package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.seatkeeper.agent.domain.IdentityName;

/**
 * Names of people and other identities: they stand in one table, and every other table holds ids, so that a name can be
 * replaced by its pseudonym in one place. For one transaction.
 */
final class Names {
    private final Session session;
    private final Map<String, Long> ids = new HashMap<>();

    Names(Session session) {
        this.session = session;
    }

    /** The id of that name; a new one where it is new. */
    long id(String name) throws SQLException {
        Long known = ids.get(name);
        if (known == null) {
            session.on("INSERT INTO name (text) VALUES (?) ON CONFLICT (text) DO NOTHING")
                    .text(name)
                    .update();
            try (Rows rows =
                    session.on("SELECT id FROM name WHERE text = ?").text(name).rows()) {
                rows.next();
                known = rows.number();
            }
            ids.put(name, known);
        }
        return known;
    }

    /** Every name that the tables of administrators use, by id. The audit's are joined where they are read. */
    static Map<Long, String> read(Session session) throws SQLException {
        var names = new HashMap<Long, String>();
        String used = "SELECT id, text FROM name WHERE id IN (SELECT administrator FROM ledger"
                + " UNION SELECT agreed_by FROM mode_change UNION SELECT ended_by FROM mode_change"
                + " UNION SELECT who FROM binding UNION SELECT set_by FROM block"
                + " UNION SELECT ended_by FROM period)";
        try (Rows rows = session.on(used).rows()) {
            while (rows.next()) {
                names.put(rows.number(), rows.text());
            }
        }
        return names;
    }

    /** The name of that id. Throws IllegalArgumentException where there is none. */
    static String of(Map<Long, String> names, long id) {
        String name = names.get(id);
        if (name == null) {
            throw new IllegalArgumentException("no name has the id " + id);
        }
        return name;
    }

    /** As {@link IdentityName#toString} wrote it. */
    static IdentityName identity(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no identity: " + text);
        }
        String kind = text.substring(0, slash).toUpperCase(Locale.ROOT);
        return new IdentityName(IdentityName.Kind.valueOf(kind), text.substring(slash + 1));
    }
}
