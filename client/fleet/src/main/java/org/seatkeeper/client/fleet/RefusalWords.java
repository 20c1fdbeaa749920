package org.seatkeeper.client.fleet;

import java.util.Map;
import java.util.Set;

/**
 * What to say of a refusal by its code: a heading for a screen, and a cause and remedy for an agent that sent none. What the
 * agent says of the case at hand always comes first.
 *
 * @param heading a few words, as over a message
 * @param cause what stands in the way
 * @param remedy what to do about it
 */
public record RefusalWords(String heading, String cause, String remedy) {
    private static final RefusalWords OTHER = new RefusalWords(
            "Refused",
            "The server refused this for a reason that this version does not know.",
            "Read what the server says, or update this program.");

    private static final Map<String, RefusalWords> WORDS = Map.ofEntries(
            words(
                    "UNKNOWN_PRODUCT",
                    "No such product",
                    "This server has no such product.",
                    "Look at the server's products and use one of their ids."),
            words(
                    "MODE_IS_FINAL",
                    "The mode is final",
                    "The product is Per Device or Per User already. The license agreement allows one change, one way.",
                    "Nothing can be done: leave it as it is."),
            words(
                    "CHANGE_ALREADY_OPEN",
                    "A change is scheduled",
                    "A change of this product's mode is scheduled already.",
                    "Wait for it, or cancel it first."),
            words(
                    "NO_OPEN_CHANGE",
                    "Nothing is scheduled",
                    "No change of this product's mode is scheduled.",
                    "Look at the mode's history to see how the last one ended."),
            words(
                    "AGREEMENT_CHANGED",
                    "The agreement changed",
                    "The agreement's text is not the one that was agreed to.",
                    "Read the present text and agree to that."),
            words(
                    "NO_AGREEMENT",
                    "No agreement to agree to",
                    "The product declares no agreement, so nobody can agree to it.",
                    "Add the agreement's text to the product's declaration on the server."),
            words(
                    "BELOW_ZERO",
                    "Too few licenses",
                    "Fewer licenses are held than would be removed.",
                    "Remove at most as many as there are."),
            words(
                    "ABOVE_MAXIMUM",
                    "Too many licenses",
                    "More licenses would be held than one product on one server can hold (999,999).",
                    "Add fewer."),
            words(
                    "BELOW_USE",
                    "In use",
                    "The removal would leave fewer licenses than are in use.",
                    "Remove fewer, or insist and give a reason; nobody is cut off."),
            words(
                    "WRONG_SCOPE",
                    "The wrong kind of license",
                    "Seats do not entitle a Per Server product, nor connections one that is Per Device or Per User.",
                    "Add the kind that the product's mode counts."),
            words(
                    "UNKNOWN_ENTRY",
                    "No such entry",
                    "The purchase history of this server has no such entry.",
                    "Look at the purchase history and use an entry's id."),
            words(
                    "ALREADY_REVERSED",
                    "Reversed before",
                    "The entry was reversed before, and an entry is reversed once.",
                    "Book a purchase or a removal instead."),
            words(
                    "NOT_REVERSIBLE",
                    "Cannot be reversed",
                    "Entries of this kind come in pairs and are not reversed one by one.",
                    "Correct it by a purchase, a removal or a transfer."),
            words(
                    "NOTHING_UNCLAIMED",
                    "Nothing is unclaimed",
                    "No licenses are unclaimed from this change of mode.",
                    "Look at the product: they were claimed or waived, or there were none."),
            words(
                    "UNCLAIMED_LICENSES",
                    "Licenses are unclaimed",
                    "Licenses of this product are unclaimed since its mode changed.",
                    "Claim them before buying the same again, or insist."),
            words(
                    "OPERATION_ID_REUSED",
                    "The operation id was used before",
                    "The operation id was used before for something else.",
                    "Use a new one for each act."),
            words(
                    "READ_ONLY",
                    "The server cannot write",
                    "The agent cannot write at the moment; nothing was changed.",
                    "Look at the server's diagnosis, mostly a full disk, and ask again."),
            words(
                    "TIME_TOO_FAR",
                    "Too far ahead",
                    "The time lies further ahead than a change can be scheduled.",
                    "Choose an earlier time."),
            words(
                    "TRANSFER_REPEATED",
                    "Transferred before",
                    "This transfer was sent or received before.",
                    "Nothing needs to be done; begin a new transfer for more."),
            words(
                    "PRODUCT_GONE",
                    "The product is gone",
                    "The product was uninstalled from this server.",
                    "Install it again, or leave its history as it is."),
            words(
                    "TOO_MANY_PRODUCTS",
                    "Too many products",
                    "The server holds as many products as it may.",
                    "Withdraw products that are no longer installed."),
            words(
                    "NOT_ALLOWED",
                    "Not allowed",
                    "You may look at this server but not do this.",
                    "Ask whoever administers it for a role that allows it."),
            words(
                    "PRODUCT_CONFLICT",
                    "The product id is taken",
                    "The same product id belongs to another product, or to another owner.",
                    "Give the product an id of its own."),
            words(
                    "REASON_NEEDED",
                    "A reason is needed",
                    "This act is kept with a reason, and none was given.",
                    "Say why, in a few words."),
            words(
                    "LEDGER_FULL",
                    "The purchase history is full",
                    "The purchase history of this server holds as many entries as it may.",
                    "Ask whoever runs the agent to look at its limits."),
            words(
                    "NOTHING_TO_CHANGE",
                    "Nothing to change",
                    "The product is in that mode already, as it was from the start.",
                    "Nothing needs to be done."),
            words(
                    "TIME_IN_PAST",
                    "The time has passed",
                    "The time has passed, and a change that cannot be taken back is not made by a slip of the calendar.",
                    "Choose a time ahead, or none for now."),
            words(
                    "LIMIT_REACHED",
                    "Every license is in use",
                    "Every license of the product is in use.",
                    "Wait until one is free, add licenses, or end a connection that is not needed."),
            words(
                    "BLOCKED",
                    "Blocked",
                    "An administrator blocked this client.",
                    "Wait until the block ends, or have it lifted."),
            words(
                    "UNKNOWN_CONNECTION",
                    "No such connection",
                    "The product has no such connection; it may have ended meanwhile.",
                    "Look at the product's connections and use one of their numbers."),
            words(
                    "UNKNOWN_BLOCK",
                    "No such block",
                    "No block of this user on this device stands; it may have ended meanwhile.",
                    "Name the user and the device as they were blocked."),
            words(
                    "TOO_MANY_BLOCKS",
                    "Too many blocks",
                    "As many blocks stand as the server keeps.",
                    "Lift one that is no longer needed, or end the connection without a block."));

    private static Map.Entry<String, RefusalWords> words(String code, String heading, String cause, String remedy) {
        return Map.entry(code, new RefusalWords(heading, cause, remedy));
    }

    /** The words for a code of the contract, such as MODE_IS_FINAL; general ones for a code that is not known. */
    public static RefusalWords of(String code) {
        return WORDS.getOrDefault(code, OTHER);
    }

    /** The codes with words of their own. */
    public static Set<String> codes() {
        return WORDS.keySet();
    }

    /** The refusal as the agent gave it, with these words where it gave none. */
    public static RefusalFacts complete(String code, String cause, String remedy) {
        RefusalWords words = of(code);
        return new RefusalFacts(
                code, cause.isBlank() ? words.cause() : cause, remedy.isBlank() ? words.remedy() : remedy);
    }
}
