package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.util.List;

/**
 * The tables of the file, and the way from each older version to the next. The version stands in the file's header.
 *
 * <p>Rules live in the domain; what stands here besides tables are the few promises that nobody may break who writes to
 * the file, whatever else goes wrong: audit and ledger only grow, and a mode never goes back (spec/model.md I2, I3, I9).
 */
final class Schema {
    /** Marks a file as a store of Seatkeeper: "SEAT". */
    static final int APPLICATION_ID = 0x53454154;

    private static final String FIRST = """
            CREATE TABLE name (
              id INTEGER PRIMARY KEY,
              text TEXT NOT NULL UNIQUE
            ) STRICT;
            CREATE TABLE agent (
              one INTEGER PRIMARY KEY CHECK (one = 1),
              agent_id BLOB NOT NULL, name TEXT NOT NULL, site_id BLOB NOT NULL, site_name TEXT NOT NULL,
              epoch INTEGER NOT NULL CHECK (epoch <> 0), founded_at TEXT NOT NULL
            ) STRICT;
            CREATE TABLE state (
              one INTEGER PRIMARY KEY CHECK (one = 1),
              turn INTEGER NOT NULL, revision INTEGER NOT NULL, entries INTEGER NOT NULL,
              audit_sequence INTEGER NOT NULL, audit_hash BLOB NOT NULL,
              uptime_seconds INTEGER NOT NULL, alive_at TEXT
            ) STRICT;
            CREATE TABLE binding (
              position INTEGER PRIMARY KEY,
              who INTEGER NOT NULL REFERENCES name (id), role TEXT NOT NULL
            ) STRICT;
            CREATE TABLE agreement (
              hash TEXT PRIMARY KEY, version TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE agreement_text (
              hash TEXT NOT NULL REFERENCES agreement (hash), position INTEGER NOT NULL,
              language TEXT NOT NULL, text TEXT NOT NULL,
              PRIMARY KEY (hash, position)
            ) STRICT;
            CREATE TABLE mode_change (
              position INTEGER PRIMARY KEY,
              id BLOB NOT NULL UNIQUE, product TEXT NOT NULL, state TEXT NOT NULL, base_revision INTEGER NOT NULL,
              agreed_by INTEGER NOT NULL REFERENCES name (id),
              agreement_version TEXT NOT NULL, agreement_hash TEXT NOT NULL, language TEXT NOT NULL,
              licenses TEXT NOT NULL, seat_kind TEXT NOT NULL, opened_at TEXT NOT NULL, effective_at TEXT NOT NULL,
              ended_at TEXT, licenses_moved INTEGER NOT NULL, reason TEXT NOT NULL, end_cause TEXT NOT NULL,
              ended_by INTEGER NOT NULL REFERENCES name (id),
              before_revision INTEGER, before_per_server INTEGER, before_pool_user INTEGER, before_pool_device INTEGER
            ) STRICT;
            CREATE TABLE instance (
              product TEXT PRIMARY KEY,
              publisher TEXT NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, seat_kind TEXT NOT NULL,
              agreement TEXT REFERENCES agreement (hash), owner TEXT NOT NULL,
              mode TEXT NOT NULL, enforcement TEXT NOT NULL, revision INTEGER NOT NULL, gone INTEGER NOT NULL,
              per_server INTEGER NOT NULL, pool_user INTEGER NOT NULL, pool_device INTEGER NOT NULL,
              mode_change BLOB REFERENCES mode_change (id),
              entries INTEGER NOT NULL, in_use INTEGER NOT NULL, peak INTEGER NOT NULL,
              changed_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE unclaimed (
              product TEXT NOT NULL REFERENCES instance (product) ON DELETE CASCADE,
              conversion BLOB NOT NULL, licenses INTEGER NOT NULL,
              PRIMARY KEY (product, conversion)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE ledger (
              position INTEGER PRIMARY KEY,
              id BLOB NOT NULL UNIQUE, product TEXT NOT NULL,
              scope TEXT NOT NULL, conversion BLOB, delta INTEGER NOT NULL, reason TEXT NOT NULL,
              administrator INTEGER NOT NULL REFERENCES name (id), at TEXT NOT NULL,
              comment TEXT NOT NULL, order_ref TEXT NOT NULL, currency TEXT, price_micros INTEGER,
              pair BLOB, peer BLOB, balance INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE audit (
              sequence INTEGER PRIMARY KEY,
              at TEXT NOT NULL, actor INTEGER NOT NULL REFERENCES name (id), role TEXT NOT NULL, origin TEXT NOT NULL,
              method TEXT NOT NULL, target TEXT NOT NULL, reason TEXT NOT NULL, operation_id TEXT NOT NULL,
              detail TEXT NOT NULL, before_digest BLOB NOT NULL, after_digest BLOB NOT NULL, count INTEGER NOT NULL,
              previous_hash BLOB NOT NULL, hash BLOB NOT NULL
            ) STRICT;
            CREATE TABLE operation (
              identity INTEGER NOT NULL REFERENCES name (id), ordinal INTEGER NOT NULL,
              operation BLOB NOT NULL, body_digest BLOB NOT NULL, reply BLOB NOT NULL, kept_at INTEGER NOT NULL,
              PRIMARY KEY (identity, ordinal), UNIQUE (identity, operation)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE probe (
              one INTEGER PRIMARY KEY CHECK (one = 1), filler BLOB NOT NULL
            ) STRICT;
            CREATE TRIGGER audit_is_not_edited BEFORE UPDATE ON audit
              BEGIN SELECT RAISE (ABORT, 'the audit is not edited'); END;
            CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit
              BEGIN SELECT RAISE (ABORT, 'the audit is not cut'); END;
            CREATE TRIGGER ledger_is_not_edited BEFORE UPDATE ON ledger
              BEGIN SELECT RAISE (ABORT, 'the ledger is not edited'); END;
            CREATE TRIGGER ledger_is_not_cut BEFORE DELETE ON ledger
              BEGIN SELECT RAISE (ABORT, 'the ledger is not cut'); END;
            CREATE TRIGGER mode_goes_one_way BEFORE UPDATE OF mode ON instance
              WHEN OLD.mode = 'PER_DEVICE_OR_USER' AND NEW.mode <> 'PER_DEVICE_OR_USER'
              BEGIN SELECT RAISE (ABORT, 'a mode does not go back'); END;
            """;

    /** Grants, accesses, sessions, blocks; how products count. */
    private static final String SECOND = """
            ALTER TABLE instance ADD COLUMN run_as TEXT NOT NULL DEFAULT '';
            ALTER TABLE instance ADD COLUMN when_silent TEXT NOT NULL DEFAULT 'REFUSE';
            ALTER TABLE instance ADD COLUMN grace INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE instance ADD COLUMN hold_seconds INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE instance ADD COLUMN key_policy TEXT NOT NULL DEFAULT 'DEVICE_AND_USER';
            ALTER TABLE instance ADD COLUMN machines TEXT NOT NULL DEFAULT 'COUNT';
            ALTER TABLE instance ADD COLUMN lease_seconds INTEGER NOT NULL DEFAULT 60;
            ALTER TABLE instance ADD COLUMN peak_at TEXT;
            ALTER TABLE instance ADD COLUMN measured_since TEXT;
            ALTER TABLE instance ADD COLUMN demand_peak INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE instance ADD COLUMN admitted_while_silent INTEGER NOT NULL DEFAULT 0;
            CREATE TABLE run (
              one INTEGER PRIMARY KEY CHECK (one = 1),
              starts INTEGER NOT NULL, boot TEXT NOT NULL
            ) STRICT;
            CREATE TABLE grant_log (
              position INTEGER PRIMARY KEY, fence INTEGER NOT NULL,
              product TEXT, handle BLOB, user TEXT, device TEXT, connection INTEGER, opened_at INTEGER,
              lease_seconds INTEGER, session INTEGER, traits INTEGER
            ) STRICT;
            CREATE TABLE access (
              position INTEGER PRIMARY KEY, product TEXT NOT NULL, user TEXT NOT NULL, device TEXT NOT NULL,
              first_at TEXT NOT NULL, last_at TEXT NOT NULL, count INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE session (
              id INTEGER PRIMARY KEY, product TEXT NOT NULL, owner TEXT NOT NULL, token_digest BLOB NOT NULL,
              lease_seconds INTEGER NOT NULL, local INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE block (
              product TEXT NOT NULL, user TEXT NOT NULL, device TEXT NOT NULL, until_at TEXT NOT NULL,
              set_by INTEGER NOT NULL REFERENCES name (id), reason TEXT NOT NULL,
              PRIMARY KEY (product, user, device)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE denial (
              position INTEGER PRIMARY KEY, product TEXT NOT NULL, day INTEGER NOT NULL,
              user TEXT NOT NULL, device TEXT NOT NULL, code TEXT NOT NULL, observed INTEGER NOT NULL,
              first_at TEXT NOT NULL, last_at TEXT NOT NULL, count INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE sample (
              product TEXT NOT NULL, span TEXT NOT NULL, at INTEGER NOT NULL,
              peak INTEGER NOT NULL, mean_sum INTEGER NOT NULL, refusals INTEGER NOT NULL, demand INTEGER NOT NULL,
              licenses INTEGER NOT NULL,
              PRIMARY KEY (product, span, at)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE period (
              position INTEGER PRIMARY KEY, product TEXT NOT NULL, from_at TEXT NOT NULL, until_at TEXT NOT NULL,
              peak INTEGER NOT NULL, peak_at TEXT, ended_by INTEGER NOT NULL REFERENCES name (id)
            ) STRICT;
            CREATE TABLE alarm (
              position INTEGER PRIMARY KEY, id TEXT NOT NULL, product TEXT NOT NULL,
              raised_at TEXT NOT NULL, cleared_at TEXT, cause TEXT NOT NULL
            ) STRICT;
            """;

    /** The log of grants takes one row a turn. */
    private static final String THIRD = """
            CREATE TABLE grant_turn (
              last INTEGER PRIMARY KEY, count INTEGER NOT NULL, records BLOB NOT NULL
            ) STRICT;
            """;

    private final List<Step> steps;

    /** From one version to the next, within the transaction of the upgrade. */
    interface Step {
        void on(Session session) throws SQLException;

        /** One that is a script alone. */
        static Step of(String script) {
            return session -> session.run(script);
        }
    }

    /** The schema of this agent. */
    Schema() {
        this(standard());
    }

    /** A schema of so many steps: the first makes the tables, each later one brings them to the next version. */
    Schema(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The steps of this agent's schema. */
    static List<Step> standard() {
        Step third = session -> {
            session.run(THIRD);
            GrantLogUpgrade.run(session);
        };
        return List.of(Step.of(FIRST), Step.of(SECOND), third);
    }

    /**
     * Brings the file to this version, in one transaction. A file that is newer is left alone.
     *
     * @throws StoreRefused where a newer agent wrote the file
     */
    void bring(Session session) throws SQLException, StoreRefused {
        long version = version(session);
        if (version == steps.size()) {
            return;
        }
        session.begin();
        for (Step step : steps.subList(Math.toIntExact(version), steps.size())) {
            step.on(session);
        }
        session.run("PRAGMA user_version = " + steps.size());
        session.run("PRAGMA application_id = " + APPLICATION_ID);
        session.commit();
    }

    /**
     * Looks whether a file that cannot be written has this version.
     *
     * @throws StoreRefused where it has another
     */
    void require(Session session) throws SQLException, StoreRefused {
        if (version(session) < steps.size()) {
            throw new StoreRefused("The store was written by an older agent and cannot be brought up to date, since it"
                    + " cannot be written. Make its folder writable and its disk roomy, then start the agent again.");
        }
    }

    private long version(Session session) throws SQLException, StoreRefused {
        long version = session.number("PRAGMA user_version");
        if (version > steps.size()) {
            throw new StoreRefused("The store was written by a newer agent: it has version " + version
                    + ", this agent knows " + steps.size()
                    + ". Start the newer agent, or restore a backup from before the"
                    + " upgrade.");
        }
        return version;
    }
}
