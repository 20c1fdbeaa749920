package org.seatkeeper.agent.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.Decision;
import org.seatkeeper.agent.domain.Event;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.Settings;
import org.seatkeeper.agent.storage.AuditFields;

/** What an act leaves in the audit: who, what, and the figures before and after. */
final class Audits {
    private Audits() {}

    private static final int TARGET_MAX = 600;
    private static final int PSEUDONYM = 12;

    static AuditFields of(
            Ask ask,
            Instant at,
            String target,
            Optional<Instance> before,
            Optional<Instance> after,
            List<LedgerEntry> booked) {
        return new AuditFields(
                at,
                ask.asker().who().toString(),
                ask.asker().roles(),
                ask.asker().origin(),
                ask.method(),
                target,
                ask.reason(),
                ask.operation().map(operation -> operation.id().toString()).orElse(""),
                detail(before, after, booked),
                before.map(Audits::digest).orElse(""),
                after.map(Audits::digest).orElse(""),
                1);
    }

    /** SHA-256 over the facts of an instance, as 64 hexadecimal digits. */
    static String digest(Instance instance) {
        return sha256(facts(instance).toString());
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Names of clients do not stand in the audit, which nobody edits: what stands is the same for the same client. */
    private static String pseudonym(Client client) {
        return sha256(client.user() + "\n" + client.device()).substring(0, PSEUDONYM);
    }

    /** What an act was about: the product, and the client where one was ended, blocked or let in again. */
    static String target(Decision.Accepted accepted) {
        var words = new StringBuilder(accepted.product().value());
        for (Event event : accepted.events()) {
            switch (event) {
                case Event.Evicted(var _, long connection) ->
                    words.append(" connection ").append(connection);
                case Event.Blocked(Block block) ->
                    words.append(" block of ")
                            .append(pseudonym(block.client()))
                            .append(" until ")
                            .append(block.until().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
                case Event.BlockLifted(var _, Client client) ->
                    words.append(" unblock of ").append(pseudonym(client));
                case Event.PeakReset _ -> words.append(" peak");
                default -> {}
            }
        }
        return words.length() > TARGET_MAX ? words.substring(0, TARGET_MAX) : words.toString();
    }

    private record Fact(String name, String value) {}

    private static List<Fact> facts(Instance i) {
        return List.of(
                new Fact("product", i.product().title()),
                new Fact("publisher", i.product().publisher()),
                new Fact(
                        "agreement",
                        i.product()
                                .agreement()
                                .map(a -> a.version() + " " + a.hash())
                                .orElse("none")),
                new Fact("mode", i.mode().words()),
                new Fact("enforcement", i.enforcement().name()),
                new Fact("settings", settings(i.settings())),
                new Fact("measured since", i.use().since().map(Object::toString).orElse("never")),
                new Fact("installed", i.gone() ? "no" : "yes"),
                new Fact("revision", Long.toString(i.revision())),
                new Fact("Per Server licenses", Integer.toString(i.perServer())),
                new Fact("pool of users", Long.toString(i.poolUser())),
                new Fact("pool of devices", Long.toString(i.poolDevice())),
                new Fact("unclaimed", i.unclaimed().toString()),
                new Fact("change of mode", i.modeChange().map(Audits::change).orElse("none")),
                new Fact("open connections", Integer.toString(i.inUse())));
    }

    private static String settings(Settings s) {
        return "grace " + s.grace() + ", hold " + s.holdSeconds() + " s, key " + s.key() + ", machine accounts "
                + s.machines() + ", lease " + s.leaseSeconds() + " s";
    }

    private static String change(ModeChange change) {
        String words = change.state() + " " + change.id() + " for " + change.effectiveAt() + ", agreed by "
                + change.agreedBy() + " to version " + change.agreementVersion() + " (" + change.agreementHash() + "), "
                + change.licenses() + " to " + change.seatKind();
        return change.endCause().isEmpty() ? words : words + ": " + change.endCause();
    }

    private static String detail(Optional<Instance> before, Optional<Instance> after, List<LedgerEntry> booked) {
        var lines = new ArrayList<String>();
        List<Fact> was = before.map(Audits::facts).orElse(List.of());
        List<Fact> is = after.map(Audits::facts).orElse(List.of());
        for (int n = 0; n < Math.max(was.size(), is.size()); n++) {
            String name = n < is.size() ? is.get(n).name() : was.get(n).name();
            String old = n < was.size() ? was.get(n).value() : "";
            String now = n < is.size() ? is.get(n).value() : "";
            if (!old.equals(now)) {
                lines.add(name + ": " + (old.isEmpty() ? "-" : old) + " -> " + (now.isEmpty() ? "-" : now));
            }
        }
        for (LedgerEntry entry : booked) {
            lines.add("entry " + entry.position() + " " + entry.id() + ": " + entry.reason() + " "
                    + signed(entry.delta()) + ", " + entry.scope().words());
        }
        return String.join("\n", lines);
    }

    private static String signed(int delta) {
        return delta > 0 ? "+" + delta : Integer.toString(delta);
    }
}
