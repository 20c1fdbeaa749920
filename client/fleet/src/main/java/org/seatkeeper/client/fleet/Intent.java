package org.seatkeeper.client.fleet;

/**
 * What every act carries.
 *
 * @param operationId a UUID, made once per intent: asking again with it is safe
 * @param expectedRevision the instance revision that was looked at; 0 for any where the act allows it
 * @param reason in the administrator's words; may be empty
 * @param validateOnly the verdict only, nothing kept
 */
public record Intent(String operationId, long expectedRevision, String reason, boolean validateOnly) {}
