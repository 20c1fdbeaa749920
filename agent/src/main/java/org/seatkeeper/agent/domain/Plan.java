package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change of mode would do. The verdict comes from the same function as the change itself, so that the preview and
 * the act cannot differ at the same revision.
 *
 * @param refusal set where it would be refused
 * @param scheduled whether it would wait for its time
 */
public record Plan(Optional<Refusal> refusal, List<Row> rows, Instant effectiveAt, boolean scheduled) {
    /** One effect, in words. */
    public record Row(String what, String before, String after, String meaning) {}

    public Plan {
        rows = List.copyOf(rows);
    }

    /** The plan of this very command. */
    public static Plan of(LicensingView state, Policy policy, Instance instance, Command.ChangeMode command) {
        Optional<Refusal> refusal = switch (Licensing.decide(state, policy, command)) {
            case Decision.Refused(Refusal why) -> Optional.of(why);
            case Decision.Accepted _, Decision.Stale _ -> Optional.empty();
        };
        Instant now = command.act().at();
        Instant effectiveAt = ModeRules.effectiveAt(policy, now, command.effectiveAt());
        return new Plan(refusal, rows(instance, command), effectiveAt, effectiveAt.isAfter(now));
    }

    private static List<Row> rows(Instance instance, Command.ChangeMode c) {
        int held = instance.perServer();
        String kind = c.kind().words();
        long pool = instance.balance(new Scope.Pool(c.kind()));
        var rows = new ArrayList<Row>();
        rows.add(new Row(
                "Licensing mode",
                instance.mode().words(),
                c.to().words(),
                "From then on nobody is refused, and there is no way back"));
        rows.add(new Row(
                "Open connections",
                instance.inUse() + " of " + held,
                instance.inUse() + ", no limit",
                instance.inUse() == 0 ? "None is open" : "All stay open; each becomes an access of its user"));
        rows.add(new Row("Licenses of this server", words(held), "0", held == 0 ? "None to move" : leaving(c, kind)));
        switch (c.licenses()) {
            case MOVE ->
                rows.add(new Row(
                        "Licenses in the pool of " + kind,
                        words(pool),
                        words(pool + held),
                        held == 0 ? "Unchanged" : "+" + words(held) + "; the total stays the same"));
            case LEAVE ->
                rows.add(new Row(
                        "Unclaimed licenses",
                        "0",
                        words(held),
                        held == 0 ? "None" : "Count nowhere until they are claimed or waived"));
        }
        rows.add(new Row(
                "Required from then on",
                "A license for each connection at a time",
                "A license for each " + (c.kind() == SeatKind.USER ? "user" : "device"),
                "Use is counted and shown, never refused"));
        return rows;
    }

    private static String leaving(Command.ChangeMode c, String kind) {
        return switch (c.licenses()) {
            case MOVE -> "Move to the pool of " + kind;
            case LEAVE -> "Stay unclaimed";
        };
    }

    private static String words(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
