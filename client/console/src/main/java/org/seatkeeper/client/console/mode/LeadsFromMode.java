package org.seatkeeper.client.console.mode;

import org.seatkeeper.client.fleet.ProductKey;

/** Where the mode dialogs lead: to what other rooms do. JavaFX thread; none of it waits. */
public interface LeadsFromMode {
    /** Opens the dialog that adds licenses. */
    void addLicenses(ProductKey key);

    /** Opens the dialog that removes licenses. */
    void removeLicenses(ProductKey key);

    /** Opens the dialog that claims or waives unclaimed licenses. */
    void claim(ProductKey key);

    /** Opens the help at a topic. */
    void help(String topic);
}
