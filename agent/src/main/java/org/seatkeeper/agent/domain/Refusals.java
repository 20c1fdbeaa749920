package org.seatkeeper.agent.domain;

import static org.seatkeeper.agent.domain.RefusalCode.*;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Every no of the rules, in words. */
public final class Refusals {
    private Refusals() {}

    static Decision unknownProduct(ProductId id) {
        return new Decision.Refused(unknown(id));
    }

    /** This server has no such product. */
    public static Refusal unknown(ProductId id) {
        return new Refusal(
                UNKNOWN_PRODUCT,
                "This server has no product \"" + id + "\".",
                "List the products of the server; a product appears once it is installed or declared.");
    }

    static Decision gone(Product product) {
        return no(
                PRODUCT_GONE,
                product.title() + " is not installed on this server any more; only its ledger is kept.",
                "Install it again, or remove or transfer its licenses.");
    }

    static Decision modeIsFinal(Product product) {
        return new Decision.Refused(modeIsFinalBecause(product));
    }

    static Refusal modeIsFinalBecause(Product product) {
        return new Refusal(
                MODE_IS_FINAL,
                product.title() + " is Per Device or Per User on this server, and this mode is final.",
                "There is no way back to Per Server: the license agreement allows one change. Add seats to the pool instead.");
    }

    static Decision nothingToChange(Product product) {
        return no(
                NOTHING_TO_CHANGE,
                product.title() + " is Per Server on this server already.",
                "Ask for Per Device or Per User, or leave it as it is.");
    }

    static Refusal changeOpenBecause(ModeChange open) {
        return new Refusal(
                CHANGE_ALREADY_OPEN,
                "A change of mode is scheduled for "
                        + Instant.ofEpochSecond(open.effectiveAt().getEpochSecond()) + ", agreed by " + open.agreedBy()
                        + ".",
                "Wait for it, or cancel it first.");
    }

    static Decision noOpenChange(Product product) {
        return no(
                NO_OPEN_CHANGE,
                "No change of mode is scheduled for " + product.title() + ".",
                "Look at its mode: the change may have been made or canceled meanwhile.");
    }

    static Decision agreementChanged(Product product, Agreement now) {
        return no(
                AGREEMENT_CHANGED,
                "The text of the agreement of " + product.title() + " is now version " + now.version()
                        + ", not the one that was agreed to.",
                "Plan the change again, read the text, and agree to its hash.");
    }

    static Refusal noAgreementBecause(Product product) {
        return new Refusal(
                NO_AGREEMENT,
                product.title() + " declares no license agreement, so nobody can agree to the change.",
                "Add the agreement to the product's declaration in products.d, or ask its publisher for it.");
    }

    static Decision timeTooFar(Duration most) {
        return no(TIME_TOO_FAR, "The time lies more than " + most.toDays() + " days ahead.", "Choose an earlier time.");
    }

    static Decision timeInPast(Instant effectiveAt) {
        return no(
                TIME_IN_PAST,
                "The time " + effectiveAt + " has passed already.",
                "Choose a time to come, or leave the time out to change the mode now.");
    }

    static Decision belowZero(Product product, long held, int asked) {
        return no(
                BELOW_ZERO,
                "Only " + held + " licenses of " + product.title() + " are held there; " + asked
                        + " cannot be taken away.",
                "Take away at most " + held + ".");
    }

    static Decision aboveMaximum(Product product, long held, long most) {
        return no(
                ABOVE_MAXIMUM,
                product.title() + " holds " + held + " licenses there, and at most " + most + " fit.",
                "Add at most " + (most - held) + ".");
    }

    static Decision belowUse(Product product, int left, int inUse, String remedy) {
        return no(
                BELOW_USE,
                inUse + " connections to " + product.title() + " are open, and only " + left
                        + " licenses would be left.",
                remedy);
    }

    static Decision wrongScope(String cause, String remedy) {
        return no(WRONG_SCOPE, cause, remedy);
    }

    static Decision unknownEntry(UUID entry) {
        return no(
                UNKNOWN_ENTRY,
                "The ledger of this server has no entry " + entry + ".",
                "List the licenses of the product and take the entry's id from there.");
    }

    static Decision alreadyReversed(UUID entry) {
        return no(
                ALREADY_REVERSED,
                "Entry " + entry + " was reversed before; an entry is reversed once.",
                "Add or remove licenses if the number is still wrong.");
    }

    static Decision notReversible(LedgerEntry entry) {
        return no(
                NOT_REVERSIBLE,
                "Entry " + entry.id() + " is a "
                        + entry.reason()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' ') + ", and such an entry is not reversed by itself.",
                "Only purchases and removals are reversed; correct the number by adding or removing licenses.");
    }

    static Decision nothingUnclaimed(Product product, UUID conversion) {
        return no(
                NOTHING_UNCLAIMED,
                "Nothing of " + product.title() + " is unclaimed from the change " + conversion + ".",
                "Look at the product: its licenses may have been claimed or waived meanwhile.");
    }

    static Decision unclaimedLicenses(Product product, int quantity) {
        return no(
                UNCLAIMED_LICENSES,
                quantity + " licenses of " + product.title() + " are unclaimed since the change of its mode.",
                "Claim them for the pool first; insist if you are buying more on top of them.");
    }

    static Decision transferRepeated(UUID transfer) {
        return no(
                TRANSFER_REPEATED,
                "This end of the transfer " + transfer + " was booked before.",
                "Nothing more to do here; check the other server.");
    }

    static Decision tooManyProducts(int most) {
        return no(
                TOO_MANY_PRODUCTS,
                "This server has " + most + " products, as many as it may.",
                "Uninstall products that have no ledger, or raise the limit in the agent's configuration.");
    }

    static Decision productConflict(Product held, String owner) {
        return no(
                PRODUCT_CONFLICT,
                "The id \"" + held.id() + "\" belongs to " + held.title() + ", declared by " + held.owner()
                        + ", not by " + owner + ".",
                "Choose another id, or let " + held.owner() + " withdraw it first.");
    }

    static Decision reasonNeeded(String act) {
        return no(REASON_NEEDED, act + " needs a reason.", "Say why in a few words; they are kept in the audit.");
    }

    static Decision ledgerFull(int most) {
        return no(
                LEDGER_FULL,
                "The ledger of this server is full: it may have " + most + " entries.",
                "Raise the limit in the agent's configuration.");
    }

    /** The caller may look but not do this. */
    public static Refusal notAllowed(IdentityName who, Permission needed) {
        return new Refusal(
                NOT_ALLOWED,
                who + " may not do this: it needs the permission " + needed + ".",
                "Ask an administrator of this server for a role that has it.");
    }

    /** The store cannot be written; nothing was changed. */
    public static Refusal readOnly(String cause) {
        return new Refusal(
                READ_ONLY,
                "The agent cannot write at the moment: " + cause + ". Nothing was changed.",
                "Free space or mend the disk of the server; the agent tries again every second by itself.");
    }

    /** The operation id was used before for something else. */
    public static Refusal operationIdReused(UUID operation) {
        return new Refusal(
                OPERATION_ID_REUSED,
                "The operation id " + operation + " was used before for another act.",
                "Use a fresh id for each act, and the same one only to repeat the same act.");
    }

    /** Every license is in use. */
    static Refusal limitReached(Instance instance, int inUse) {
        Product product = instance.product();
        return new Refusal(
                LIMIT_REACHED,
                "All " + instance.limit() + " licenses of " + product.title() + " on this server are in use (" + inUse
                        + " connections).",
                "Try again once somebody has left, or ask an administrator to add licenses or to change the licensing"
                        + " mode.");
    }

    /** An administrator keeps this client out. */
    static Refusal blocked(Product product, Client client) {
        return new Refusal(
                BLOCKED,
                "An administrator of this server has blocked " + client.title() + " for " + product.title() + ".",
                "Ask an administrator to lift the block, or wait until it ends.");
    }

    static Decision unknownConnection(Product product, long number) {
        return no(
                UNKNOWN_CONNECTION,
                product.title() + " has no open connection number " + number + ".",
                "List the connections again: it may have closed meanwhile.");
    }

    static Decision unknownBlock(Product product, Client client) {
        return no(
                UNKNOWN_BLOCK,
                "No block of " + client.title() + " stands for " + product.title() + ".",
                "It may have ended by itself, or been lifted meanwhile.");
    }

    static Decision tooManyBlocks(int most) {
        return no(
                TOO_MANY_BLOCKS,
                "As many blocks stand on this server as it keeps: " + most + ".",
                "Lift those that are no longer needed, or evict without a block.");
    }

    private static Decision no(RefusalCode code, String cause, String remedy) {
        return new Decision.Refused(new Refusal(code, cause, remedy));
    }
}
