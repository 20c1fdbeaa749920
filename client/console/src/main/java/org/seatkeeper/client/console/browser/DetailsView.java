package org.seatkeeper.client.console.browser;

import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Vacant;

/** All about the selected line. It is drawn again only when something about it changed. */
final class DetailsView extends ScrollPane {
    private final LeadsFromBrowser leads;
    private final ServerDetailsView servers;
    private final ProductDetailsView products;
    private final SiteDetailsView sites;

    DetailsView(BrowserViewModel model, LeadsFromBrowser leads, Times times, InstantSource clock) {
        this.leads = leads;
        servers = new ServerDetailsView(model, leads, times, clock);
        products = new ProductDetailsView(leads, times, clock);
        sites = new SiteDetailsView(model, clock);
        setFitToWidth(true);
        setFocusTraversable(false);
        Lay.styled(this, "edge-to-edge");
        model.detailsProperty().subscribe(this::show);
    }

    private void show(Details details) {
        VBox page = Lay.styled(
                switch (details) {
                    case Details.Nothing _ -> nothing();
                    case Details.OfSite site -> sites.draw(site);
                    case Details.OfServer server -> servers.draw(server.server());
                    case Details.OfProduct product -> products.draw(product.server(), product.product());
                },
                "page");
        setContent(page);
    }

    private VBox nothing() {
        Node vacant = new Vacant(
                Icon.SERVER,
                "Nothing is shown here",
                "No server fits the filter, or this profile knows none yet.",
                Buttons.plain("Add a Server\u2026", Icon.ADD, leads::addServer));
        return new VBox(vacant);
    }
}
