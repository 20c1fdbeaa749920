package org.seatkeeper.client.console.purchases;

import org.seatkeeper.client.fleet.ProductKey;

/** Where the purchase history leads: to what another room does. JavaFX thread; none of it waits. */
public interface LeadsFromPurchases {
    /** Opens the dialog that adds licenses. */
    void addLicenses(ProductKey key);

    /** Opens the dialog that removes licenses. */
    void removeLicenses(ProductKey key);
}
