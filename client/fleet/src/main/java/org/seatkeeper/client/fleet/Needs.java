package org.seatkeeper.client.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What needs a person now, over a whole fleet. It repeats what servers said; it computes no rule of licensing. */
public final class Needs {
    /** A certificate is named this long before its end. */
    static final Duration CERTIFICATE_WARNING = Duration.ofDays(30);

    private static final Comparator<Need> WORST_FIRST = Comparator.comparing(Need::urgency)
            .thenComparing(Need::server)
            .thenComparing(need -> need.productId().orElse(""))
            .thenComparing(Need::act);

    private final Instant now;
    private final List<Need> needs = new ArrayList<>();

    private Needs(Instant now) {
        this.now = now;
    }

    /** Worst first, then by server. Retired servers need nobody; a first attempt to connect is no need yet. */
    public static List<Need> of(Fleet fleet, Instant now) {
        var needs = new Needs(now);
        fleet.servers().values().stream().filter(server -> !server.retired()).forEach(needs::look);
        return needs.needs.stream().sorted(WORST_FIRST).toList();
    }

    private void look(Server server) {
        if (!server.current()) {
            link(server);
            return;
        }
        server.facts().ifPresent(facts -> look(server, facts));
        server.products().forEach(product -> look(server, product));
    }

    private void link(Server server) {
        // Only the first dial is no need yet: a server that is lost needs someone while it is dialed again, too.
        boolean first = server.link() instanceof LinkState.Connecting(int attempt) && attempt <= 1;
        if (!first) {
            add(Status.NOT_REPORTING, server, server.name().value(), LinkWords.sentence(server.link(), now));
        }
    }

    private void look(Server server, ServerFacts facts) {
        if (!facts.readOnlyCause().isEmpty()) {
            add(Status.OVER, server, server.name() + " cannot write", facts.readOnlyCause());
        }
        if (!facts.configurationFaults().isEmpty()) {
            add(
                    Status.AT_LIMIT,
                    server,
                    "Configuration of " + server.name(),
                    facts.configurationFaults().getFirst());
        }
        facts.certificateExpires()
                .filter(end -> Duration.between(now, end).compareTo(CERTIFICATE_WARNING) < 0)
                .ifPresent(end -> add(
                        Status.AT_LIMIT,
                        server,
                        "Certificate of " + server.name(),
                        end.isAfter(now)
                                ? "Expires in " + Ages.words(Duration.between(now, end))
                                : "Expired " + Ages.words(Duration.between(end, now)) + " ago"));
    }

    private void look(Server server, ProductFigures product) {
        String what = product.name() + " on " + server.name();
        switch (product.status()) {
            case OVER ->
                add(Status.OVER, server, product, what, note(product, "Over its licenses"), Need.Act.ADD_LICENSES);
            case AT_LIMIT ->
                add(
                        Status.AT_LIMIT,
                        server,
                        product,
                        what,
                        note(product, "Every license is in use"),
                        Need.Act.ADD_LICENSES);
            case NOT_REPORTING, SCHEDULED, OK -> {}
        }
        int unclaimed = product.unclaimed().stream()
                .mapToInt(UnclaimedLicenses::quantity)
                .sum();
        if (unclaimed > 0) {
            add(
                    Status.AT_LIMIT,
                    server,
                    product,
                    what,
                    unclaimed + " licenses are unclaimed since the change of mode",
                    Need.Act.CLAIM_LICENSES);
        }
        product.scheduledChange()
                .ifPresent(change -> add(
                        Status.SCHEDULED, server, product, what, when(change.effectiveAt()), Need.Act.REVIEW_CHANGE));
    }

    private String when(Instant effectiveAt) {
        return effectiveAt.isAfter(now)
                ? "Changes mode in " + Ages.words(Duration.between(now, effectiveAt)) + "; can still be canceled"
                : "Changes mode now";
    }

    private static String note(ProductFigures product, String otherwise) {
        return product.statusNote().isEmpty() ? otherwise : product.statusNote();
    }

    private void add(Status urgency, Server server, String what, String why) {
        needs.add(new Need(urgency, server.name(), Optional.empty(), what, why, Need.Act.SHOW_SERVER));
    }

    private void add(Status urgency, Server server, ProductFigures product, String what, String why, Need.Act act) {
        needs.add(new Need(urgency, server.name(), Optional.of(product.productId()), what, why, act));
    }
}
