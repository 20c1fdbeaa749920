package org.seatkeeper.client.link;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.AuditLine;
import org.seatkeeper.client.fleet.AuditVerdict;
import org.seatkeeper.client.fleet.Finding;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.LedgerLine;
import org.seatkeeper.client.fleet.ModeHistory;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Purchase;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.ServerDetails;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Transfer;

/**
 * What an administrator asks of servers. Every stage completes with an {@link Answer} and never exceptionally: silence, a
 * lost connection and a server this profile does not know are answers too. Reads wait at most 5 s, acts 10 s. Stages complete on a
 * thread of the link; hop to another before doing anything long. Safe from any thread.
 */
public interface AgentCalls {
    /** What changing to Per Device or Per User would do, and the text to agree to. Keeps nothing. */
    CompletionStage<Answer<ModePlan>> planMode(ProductKey product, ModeWish wish);

    /**
     * Changes a product's mode, once and one way; or schedules it where the wish has a time.
     *
     * @param agreementHash of the text that was read and agreed to, 64 hexadecimal digits
     * @param intent its expected revision is required: that of the plan
     */
    CompletionStage<Answer<Outcome>> changeMode(ProductKey product, ModeWish wish, String agreementHash, Intent intent);

    /** Cancels a scheduled change. */
    CompletionStage<Answer<Outcome>> cancelChange(ProductKey product, Intent intent);

    /** Books a purchase. */
    CompletionStage<Answer<Outcome>> addLicenses(ProductKey product, Purchase purchase, Intent intent);

    /** Books a removal; its expected revision is required. */
    CompletionStage<Answer<Outcome>> removeLicenses(ProductKey product, Purchase purchase, Intent intent);

    /**
     * Moves Per Server licenses of the same product to another server: out first, then in. Where they left and did not
     * arrive, the answer says so; asking again with the same operation id finishes the same transfer.
     *
     * @param quantity 1 to 999,999
     * @param comment at most 500 characters; may be empty
     */
    CompletionStage<Answer<Transfer>> transfer(
            ProductKey from, ServerName to, int quantity, String comment, Intent intent);

    /** Corrects one entry of the purchase history by an entry of the opposite sign. */
    CompletionStage<Answer<Outcome>> reverse(ServerName server, String entryId, String comment, Intent intent);

    /** Moves the licenses that a change of mode left behind into the pool of that seat kind. */
    CompletionStage<Answer<Outcome>> claim(ProductKey product, String conversionId, SeatKind seatKind, Intent intent);

    /** Writes off the licenses that a change of mode left behind. Needs a reason. */
    CompletionStage<Answer<Outcome>> waive(ProductKey product, String conversionId, Intent intent);

    /**
     * The purchase history, newest first, at most 500 entries.
     *
     * @param productId empty for all products
     * @param before the page's {@code next}, or 0 for the newest page
     */
    CompletionStage<Answer<Page<LedgerLine>>> history(ServerName server, String productId, long before);

    /** A product's mode and every change of it. */
    CompletionStage<Answer<ModeHistory>> modeHistory(ProductKey product);

    /** The audit, newest first, at most 500 records; before as in {@link #history}. */
    CompletionStage<Answer<Page<AuditLine>>> audit(ServerName server, long before);

    /**
     * Has the server recompute its audit, holding it against the newest record this profile remembers of it, so that a cut
     * tail is found too; remembers the newest record of an intact one.
     */
    CompletionStage<Answer<AuditVerdict>> verify(ServerName server);

    /**
     * Every record in order, handed to the receiver one at a time as they arrive, on a thread of the link. The server sends
     * no faster than the receiver takes them.
     *
     * @return how many there were
     */
    CompletionStage<Answer<Long>> exportAudit(ServerName server, Consumer<AuditLine> receiver);

    /** Who the server is, what it runs on, and who the caller is to it. */
    CompletionStage<Answer<ServerDetails>> serverInfo(ServerName server);

    /** What an administrator should know of the server, worst first. */
    CompletionStage<Answer<List<Finding>>> diagnose(ServerName server);
}
