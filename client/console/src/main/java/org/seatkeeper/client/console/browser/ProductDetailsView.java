package org.seatkeeper.client.console.browser;

import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Figure;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.ModeChangeFacts;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Ruling;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UnclaimedLicenses;

/** One product on one server: how it stands, and what can be done about it. */
final class ProductDetailsView {
    private final LeadsFromBrowser leads;
    private final Times times;
    private final InstantSource clock;

    ProductDetailsView(LeadsFromBrowser leads, Times times, InstantSource clock) {
        this.leads = leads;
        this.times = times;
        this.clock = clock;
    }

    VBox draw(Server server, ProductFigures product) {
        ProductKey key = new ProductKey(server.name(), product.productId());
        String below = server.name()
                + (server.site().isEmpty() ? "" : ", " + server.site())
                + Words.DOT
                + product.mode().words()
                + Words.DOT
                + LinkWords.age(server, clock.instant());
        VBox page = Lay.column(Lay.M, FactsView.head(product.name(), Standing.of(server, product), below));
        page.getChildren().add(acts(server, product, key));
        if (!server.current()) {
            page.getChildren()
                    .add(new Notice(
                            Status.NOT_REPORTING,
                            "",
                            LinkWords.sentence(server.link(), clock.instant())
                                    + " These are its last known figures; acts on them are off.",
                            Buttons.link("Try Again Now", () -> leads.tryAgain(server.name()))));
        }
        product.scheduledChange().ifPresent(change -> page.getChildren().add(scheduled(key, change)));
        unclaimed(product, key, page);
        page.getChildren().addAll(figures(product), facts(server, product));
        return page;
    }

    private FlowPane acts(Server server, ProductFigures product, ProductKey key) {
        boolean may = server.current() && product.manageLicenses() instanceof Ruling.Allowed;
        Button add = Buttons.plain("_Add Licenses\u2026", Icon.ADD, () -> leads.addLicenses(key));
        Button remove = Buttons.plain("_Remove Licenses\u2026", Icon.REMOVE, () -> leads.removeLicenses(key));
        add.setDisable(!may);
        remove.setDisable(!may || product.licenses() == 0);
        FlowPane acts = new FlowPane(
                Lay.S,
                Lay.S,
                Buttons.plain("Choose Licensing _Mode\u2026", Icon.MODE, () -> leads.chooseMode(List.of(key))),
                add,
                remove,
                Buttons.plain("_Properties\u2026", Icon.PROPERTIES, () -> leads.properties(key)),
                Buttons.quiet("Purchase _History", Icon.HISTORY, () -> leads.showHistory(key)));
        acts.setPrefWrapLength(400); // A narrow window breaks the row instead of cutting it.
        return acts;
    }

    private Node scheduled(ProductKey key, ModeChangeFacts change) {
        return new Notice(
                Status.SCHEDULED,
                "Changes to Per Device or Per User on " + times.prose(change.effectiveAt()),
                "Agreed to by " + change.agreedBy() + ". It can be canceled until then.",
                Buttons.link("Review\u2026", () -> leads.chooseMode(List.of(key))));
    }

    private void unclaimed(ProductFigures product, ProductKey key, VBox page) {
        long count = product.unclaimed().stream()
                .mapToLong(UnclaimedLicenses::quantity)
                .sum();
        if (count > 0) {
            page.getChildren()
                    .add(new Notice(
                            Status.AT_LIMIT,
                            "",
                            Words.count(count, "license") + " of the change of mode " + (count == 1 ? "is" : "are")
                                    + " in nobody's pool yet.",
                            Buttons.link("Claim or Waive\u2026", () -> leads.claim(key))));
        }
    }

    private HBox figures(ProductFigures product) {
        HBox figures = Lay.row(40, new Figure(Words.number(product.licenses()), "Licenses"));
        if (product.mode() == LicensingMode.PER_DEVICE_OR_USER) {
            figures.getChildren()
                    .addAll(
                            new Figure(Words.number(product.poolUserLicenses()), "For users"),
                            new Figure(Words.number(product.poolDeviceLicenses()), "For devices"));
        }
        long unclaimed = product.unclaimed().stream()
                .mapToLong(UnclaimedLicenses::quantity)
                .sum();
        if (unclaimed > 0) {
            figures.getChildren().add(new Figure(Words.number(unclaimed), "Unclaimed", "limit"));
        }
        if (product.settings().known()) {
            figures.getChildren()
                    .addAll(
                            new Figure(Words.number(product.inUse()), "In use now"),
                            new Figure(Words.number(product.usage().free()), "Free now"),
                            new Figure(
                                    Words.number(product.peak()),
                                    product.usage()
                                            .peakAt()
                                            .map(at -> "Peak, " + times.list(at))
                                            .orElse("Peak")),
                            new Figure(
                                    Words.number(product.usage().refusedToday()),
                                    product.observing() ? "Would be refused today" : "Refused today"));
        }
        return figures;
    }

    private static Node facts(Server server, ProductFigures product) {
        String mode = product.changeMode() instanceof Ruling.Denied(var why)
                ? why.cause() + " " + why.remedy()
                : "Yes, you may change it";
        return new FactsView()
                .fact("Publisher", product.publisher())
                .fact("Version", product.version())
                .fact("Product id", Words.mono(product.productId()))
                .fact("Note", product.statusNote())
                .fact("Installed", product.gone() ? "No: gone from the server, its ledger is kept" : "Yes")
                .fact("Enforcement", product.observing() ? "Observed only, until its first license is entered" : "On")
                .fact(
                        "License terms",
                        product.agreementVersion().isEmpty() ? "" : "Version " + product.agreementVersion())
                .fact("Ledger entries", Words.number(product.ledgerEntries()))
                .fact("Revision", Long.toString(product.revision()))
                .fact("May the mode be changed?", server.current() ? mode : "Not known while it does not report")
                .view("About this product");
    }
}
