package org.seatkeeper.client.console.purchases;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatkeeper.client.fleet.LedgerLine;

/** One entry of the ledger. Entries never change, but one may be marked as reversed later. */
public final class PurchaseRow {
    /** The entry and its product's name. */
    public record Value(LedgerLine line, String product) {}

    private final ReadOnlyObjectWrapper<Value> value;

    PurchaseRow(Value value) {
        this.value = new ReadOnlyObjectWrapper<>(value);
    }

    /** The entry. */
    public ReadOnlyObjectProperty<Value> value() {
        return value.getReadOnlyProperty();
    }
}
