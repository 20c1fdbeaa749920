package org.seatkeeper.client.fleet;

import java.util.List;
import java.util.Optional;

/**
 * A product's mode and every change of it, newest first.
 *
 * @param changes at most 100
 * @param beforeCommit the product as it was right before the committed change, absent while Per Server; of it only id, mode,
 *     revision, licenses and agreement are known
 */
public record ModeHistory(
        ProductFigures product, List<ModeChangeFacts> changes, Optional<ProductFigures> beforeCommit) {
    public ModeHistory {
        changes = List.copyOf(changes);
    }
}
