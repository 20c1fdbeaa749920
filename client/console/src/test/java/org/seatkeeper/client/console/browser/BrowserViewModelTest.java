package org.seatkeeper.client.console.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.fleet.FilterExpression;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;

class BrowserViewModelTest {
    private static final ServerName SERVER = new ServerName("ber-db-02");
    private static final BrowserKey PRODUCT = new BrowserKey.OfProduct(new ProductKey(SERVER, "tarn-sql-14"));

    private final Fleet fleet = new Halden().fleet();
    private final BrowserViewModel model = new BrowserViewModel();

    @Test
    void sitesAreOpenAndServersClosedAtFirst() {
        model.show(Halden.all(fleet));
        assertEquals(4 + 42, model.rows().size());
        model.toggle(new BrowserKey.OfSite("Berlin"));
        assertEquals(4 + 42 - 18, model.rows().size());
    }

    @Test
    void revealingAProductOpensTheWayAndShowsItsDetails() {
        model.show(Halden.all(fleet));
        model.toggle(new BrowserKey.OfSite("Berlin"));
        model.reveal(PRODUCT);
        assertEquals(PRODUCT, model.selected().get());
        assertInstanceOf(Details.OfProduct.class, model.detailsProperty().get());
        assertEquals(Optional.of(new BrowserKey.OfServer(SERVER)), model.parent(PRODUCT));
    }

    @Test
    void linesAndSelectionOutliveAnUpdate() {
        model.show(Halden.all(fleet));
        model.reveal(PRODUCT);
        BrowserRow before = model.rows().get(3);
        model.show(Halden.all(new Halden().fleet()));
        assertSame(before, model.rows().get(3));
        assertEquals(PRODUCT, model.selected().get());
    }

    @Test
    void aFilterHidesServersAndTheirSites() {
        model.show(Halden.all(fleet));
        model.filter(FilterExpression.parse("site:oslo"));
        assertEquals(1 + 13, model.rows().size());
    }
}
