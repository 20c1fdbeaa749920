package org.seatkeeper.client.console.browser;

import java.util.List;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;

/** Where the Server Browser leads: to what other rooms do. JavaFX thread; none of it waits. */
public interface LeadsFromBrowser {
    /** Opens Choose Licensing Mode. */
    void chooseMode(List<ProductKey> keys);

    /** Opens the properties of a product. */
    void properties(ProductKey key);

    /** Opens the properties of a server. */
    void serverProperties(ServerName server);

    /** Opens the dialog that adds licenses. */
    void addLicenses(ProductKey key);

    /** Opens the dialog that removes licenses. */
    void removeLicenses(ProductKey key);

    /** Opens the dialog that claims or waives unclaimed licenses. */
    void claim(ProductKey key);

    /** Shows the purchase history of a product on its server. */
    void showHistory(ProductKey key);

    /** Asks the server again now. */
    void tryAgain(ServerName server);

    /** Opens the name and tags of a server. */
    void editServer(ServerName server);

    /** Opens the dialog that adds a server. */
    void addServer();
}
