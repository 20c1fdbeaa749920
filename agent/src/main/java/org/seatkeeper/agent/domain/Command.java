package org.seatkeeper.agent.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What someone asks of this server's licensing state. A quantity is 1 to 999,999 (spec/model.md I5). */
public sealed interface Command {
    /** Who asks, and when. */
    Act act();

    private static void checkQuantity(int quantity) {
        if (quantity < 1 || quantity > LedgerEntry.QUANTITY_MAX) {
            throw new IllegalArgumentException(
                    "one act moves 1 to " + LedgerEntry.QUANTITY_MAX + " licenses, not " + quantity);
        }
    }

    /** A product declares itself, or renews what it said. */
    record DeclareProduct(Act act, Product product) implements Command {}

    /** A product was uninstalled. */
    record WithdrawProduct(Act act, ProductId product, String owner) implements Command {}

    /** A purchase. */
    record AddLicenses(
            Act act,
            ProductId product,
            Scope scope,
            int quantity,
            String comment,
            String orderRef,
            Optional<UnitPrice> unitPrice,
            Insistence despiteUnclaimed)
            implements Command {
        public AddLicenses {
            checkQuantity(quantity);
        }
    }

    /** A removal; insisting goes below what is in use (spec/model.md section 6). */
    record RemoveLicenses(Act act, ProductId product, Scope scope, int quantity, String comment, Insistence belowUse)
            implements Command {
        public RemoveLicenses {
            checkQuantity(quantity);
        }
    }

    /** One end of a transfer between servers. */
    record TransferLicenses(
            Act act, ProductId product, int quantity, TransferSide side, UUID transfer, UUID peer, String comment)
            implements Command {
        public TransferLicenses {
            checkQuantity(quantity);
        }
    }

    /** Corrects one purchase or removal. */
    record ReverseEntry(Act act, UUID entry, String comment) implements Command {}

    /** Moves what a change of mode left behind into the pool. */
    record ClaimLicenses(Act act, ProductId product, UUID conversion, SeatKind kind) implements Command {}

    /** Writes off what a change of mode left behind. */
    record WaiveLicenses(Act act, ProductId product, UUID conversion) implements Command {}

    /** The one-way change, now or at its time. */
    record ChangeMode(
            Act act,
            ProductId product,
            LicensingMode to,
            String agreementHash,
            String language,
            Disposition licenses,
            SeatKind kind,
            Optional<Instant> effectiveAt)
            implements Command {}

    /** Cancels a scheduled change. */
    record CancelChange(Act act, ProductId product) implements Command {}

    /** A scheduled change is due: it commits, unless what happened meanwhile forbids it. */
    record SettleChange(Act act, ProductId product, UUID conversion, Meanwhile meanwhile) implements Command {}

    /** Sets how a product counts from now on. */
    record SetSettings(Act act, ProductId product, Enforcement enforcement, Settings settings) implements Command {}

    /**
     * Ends one connection.
     *
     * @param blockFor how long the client is kept out; zero for not at all
     */
    record Evict(Act act, ProductId product, long connection, Duration blockFor) implements Command {}

    /** Lets a client in again before its block ends. */
    record LiftBlock(Act act, ProductId product, Client client) implements Command {}

    /** Starts a new measuring period. */
    record ResetPeak(Act act, ProductId product) implements Command {}
}
