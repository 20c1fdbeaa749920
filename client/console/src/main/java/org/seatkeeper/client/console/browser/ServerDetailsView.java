package org.seatkeeper.client.console.browser;

import java.time.InstantSource;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.StatusLabel;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerFacts;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;

/** One server: its link, what it says of itself, its products. */
final class ServerDetailsView {
    private final BrowserViewModel model;
    private final LeadsFromBrowser leads;
    private final Times times;
    private final InstantSource clock;

    ServerDetailsView(BrowserViewModel model, LeadsFromBrowser leads, Times times, InstantSource clock) {
        this.model = model;
        this.leads = leads;
        this.times = times;
        this.clock = clock;
    }

    VBox draw(Server server) {
        String below = (server.site().isEmpty() ? "Site not known yet" : server.site()) + Words.DOT + server.address();
        VBox page = Lay.column(
                Lay.M,
                FactsView.head(
                        server.name().value(),
                        Standing.of(server),
                        below,
                        Buttons.plain(
                                "_Properties\u2026", Icon.PROPERTIES, () -> leads.serverProperties(server.name())),
                        Buttons.plain("_Name and Tags\u2026", Icon.EDIT, () -> leads.editServer(server.name()))));
        link(server, page);
        server.facts().ifPresent(facts -> faults(facts, page));
        page.getChildren().add(products(server));
        page.getChildren().add(facts(server));
        return page;
    }

    /** A refused certificate never looks like a dead server. */
    private void link(Server server, VBox page) {
        if (server.current()) {
            return;
        }
        boolean refused = server.link() instanceof LinkState.CertificateRefused
                || server.link() instanceof LinkState.NotAuthorized;
        String old = server.facts().isPresent()
                ? " The figures below are "
                        + server.age(clock.instant())
                                .map(org.seatkeeper.client.fleet.Ages::words)
                                .orElse("of unknown age")
                        + " old. Acts on them are off."
                : "";
        page.getChildren()
                .add(new Notice(
                        refused ? Status.OVER : Status.NOT_REPORTING,
                        server.name() + ": " + LinkWords.brief(server.link()),
                        LinkWords.sentence(server.link(), clock.instant()) + old,
                        Buttons.plain("_Try Again Now", () -> leads.tryAgain(server.name()))));
    }

    private static void faults(ServerFacts facts, VBox page) {
        if (!facts.readOnlyCause().isEmpty()) {
            page.getChildren()
                    .add(new Notice(
                            Status.OVER,
                            "It cannot write at the moment, so nothing can be changed",
                            facts.readOnlyCause()));
        }
        for (String fault : facts.configurationFaults()) {
            page.getChildren().add(new Notice(Status.AT_LIMIT, "Its configuration has a fault", fault));
        }
    }

    private Node products(Server server) {
        VBox list = Lay.column(
                0,
                Lay.row(
                        Lay.S,
                        Words.section("Products"),
                        Words.small(Words.count(server.products().size(), "product"))));
        for (ProductFigures product : server.products()) {
            ProductKey key = new ProductKey(server.name(), product.productId());
            HBox line = Lay.styled(
                    Lay.row(
                            Lay.M,
                            Lay.width(new StatusLabel(Standing.of(server, product)), 152),
                            Lay.width(
                                    Buttons.link(product.name(), () -> model.reveal(new BrowserKey.OfProduct(key))),
                                    176),
                            Lay.width(Words.body(product.mode().words()), 168),
                            Lay.width(Words.body(Words.count(product.licenses(), "license")), 104),
                            used(product)),
                    "fact-row");
            list.getChildren().add(line);
        }
        if (server.products().isEmpty()) {
            list.getChildren().add(Words.muted("None known."));
        }
        return list;
    }

    private static Label used(ProductFigures product) {
        Label label = CutText.watch(Words.muted(use(product)));
        label.setMinWidth(0);
        return label;
    }

    private static String use(ProductFigures product) {
        return product.settings().known()
                ? Words.number(product.inUse()) + " in use, peak " + Words.number(product.peak())
                : "";
    }

    private Node facts(Server server) {
        FactsView view = new FactsView()
                .fact("Link", LinkWords.sentence(server.link(), clock.instant()))
                .fact("Tags", String.join(", ", server.tags()));
        server.facts()
                .ifPresent(facts -> view.fact("Agent", facts.agentName() + ", version " + facts.version())
                        .fact("Agent id", Words.mono(facts.agentId()))
                        .fact("You are", facts.callerName())
                        .fact("Your roles", words(String.join(", ", facts.roles())))
                        .fact("You may", words(String.join(", ", facts.permissions())))
                        .fact(
                                "Its certificate ends",
                                facts.certificateExpires().map(times::prose).orElse(""))
                        .fact("Audit records", Words.number(facts.auditSequence())));
        return view.view("About this server");
    }

    private static String words(String names) {
        return names.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
