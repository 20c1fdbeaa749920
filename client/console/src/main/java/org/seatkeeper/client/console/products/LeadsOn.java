package org.seatkeeper.client.console.products;

import java.util.List;
import java.util.Set;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;

/** Where the Products View leads: to what other rooms do. JavaFX thread; none of it waits. */
public interface LeadsOn {
    /** Opens Choose Licensing Mode for one product, or the verdicts for several. */
    void chooseMode(List<ProductKey> keys);

    /** Opens the dialog that adds licenses. */
    void addLicenses(ProductKey key);

    /** Opens the dialog that removes licenses. */
    void removeLicenses(ProductKey key);

    /** Opens the dialog that claims or waives unclaimed licenses. */
    void claim(ProductKey key);

    /** Shows the purchase history of a product on its server. */
    void showHistory(ProductKey key);

    /** Opens the properties of a product: connections, refusals, clients, peaks, settings. */
    void properties(ProductKey key);

    /** Opens the properties of a server: its products and events. */
    void serverProperties(ServerName server);

    /** Shows the product in the Server Browser. */
    void browse(ProductKey key);

    /** Asks these servers again now, without waiting for their turn. */
    void tryAgain(Set<ServerName> servers);

    /** Opens the dialog that adds a server. */
    void addServer();

    /** Opens the dialog that imports a list of servers. */
    void importServers();

    /** Puts another expression into the filter field. */
    void filter(String expression);
}
