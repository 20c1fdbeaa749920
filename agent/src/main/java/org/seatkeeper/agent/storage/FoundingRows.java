package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.seatkeeper.agent.domain.Binding;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.Role;

/** What the store holds from its first moment, as rows. */
final class FoundingRows {
    private FoundingRows() {}

    static void insert(Session session, Founding founding) throws SQLException {
        session.on("INSERT INTO agent (one, agent_id, name, site_id, site_name, epoch, founded_at)"
                        + " VALUES (1, ?, ?, ?, ?, ?, ?)")
                .uuid(founding.agentId())
                .text(founding.name())
                .uuid(founding.siteId())
                .text(founding.siteName())
                .number(founding.epoch())
                .time(founding.at())
                .update();
        var names = new Names(session);
        for (Binding binding : founding.bindings()) {
            session.on("INSERT INTO binding (who, role) VALUES (?, ?)")
                    .number(names.id(binding.who().toString()))
                    .name(binding.role())
                    .update();
        }
        String genesis = new AuditChain(founding.agentId(), founding.epoch()).genesis();
        session.on("INSERT INTO state (one, turn, revision, entries, audit_sequence, audit_hash, uptime_seconds)"
                        + " VALUES (1, 0, 0, 0, 0, ?, 0)")
                .digest(genesis)
                .update();
    }

    static Founding read(Session session, Map<Long, String> names) throws SQLException {
        List<Binding> bindings = bindings(session, names);
        try (Rows rows = session.on("SELECT agent_id, name, site_id, site_name, epoch, founded_at FROM agent")
                .rows()) {
            if (!rows.next()) {
                throw new IllegalArgumentException("the store does not say whose it is");
            }
            UUID agentId = rows.uuid();
            String name = rows.text();
            UUID siteId = rows.uuid();
            String siteName = rows.text();
            long epoch = rows.number();
            Instant at = rows.time();
            return new Founding(agentId, name, siteId, siteName, epoch, bindings, at);
        }
    }

    private static List<Binding> bindings(Session session, Map<Long, String> names) throws SQLException {
        var bindings = new ArrayList<Binding>();
        try (Rows rows =
                session.on("SELECT who, role FROM binding ORDER BY position").rows()) {
            while (rows.next()) {
                bindings.add(new Binding(Names.identity(Names.of(names, rows.number())), rows.name(Role.class)));
            }
        }
        return bindings;
    }
}
