package org.seatkeeper.agent.domain;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** This server's licensing state as the rules read it. The keeper's one thread owns what is behind it. */
public interface LicensingView {
    /** Every product, by id. Not a copy: valid until the next event is applied. */
    SortedMap<ProductId, Instance> instances();

    /** The product of that id, if this server has it. */
    Optional<Instance> instance(ProductId id);

    /** How many entries the ledger has. */
    int entries();

    /** The entry of that id. */
    Optional<LedgerEntry> entry(UUID id);

    /** Whether a later entry reversed it. */
    boolean reversed(UUID entry);

    /** Whether this end of the transfer was booked. */
    boolean transferred(UUID transfer, TransferSide side);

    /** Every change of a product's mode, oldest first. */
    List<ModeChange> changes(ProductId product);

    /** Who is in. Rules read it; {@link LicensingState#apply} and the turn's own grants change it. */
    Grants grants();
}
