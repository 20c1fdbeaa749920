package org.seatkeeper.client.console.overview;

import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;

/** Where the Overview leads: to what other rooms do. JavaFX thread; none of it waits. */
public interface LeadsFromOverview {
    /** Shows the rows of a server in the Products View. */
    void showRows(ServerName server);

    /** Shows a server in the Server Browser. */
    void showServer(ServerName server);

    /** Opens the properties of a server. */
    void serverProperties(ServerName server);

    /** Opens the dialog that adds licenses. */
    void addLicenses(ProductKey key);

    /** Opens Choose Licensing Mode, where a scheduled change can be reviewed and canceled. */
    void reviewChange(ProductKey key);

    /** Opens the dialog that claims or waives unclaimed licenses. */
    void claim(ProductKey key);

    /** Opens the dialog that adds a server. */
    void addServer();

    /** Opens the dialog that imports a list of servers. */
    void importServers();
}
