package org.seatkeeper.client.console.properties;

import java.util.List;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;

/** Where the properties lead: to what other rooms do. JavaFX thread; none of it waits. */
public interface LeadsFromProperties {
    /** Opens the dialog that adds licenses. */
    void addLicenses(ProductKey key);

    /** Opens Choose Licensing Mode. */
    void chooseMode(List<ProductKey> keys);

    /** Asks the server again now. */
    void tryAgain(ServerName server);
}
