package org.seatkeeper.client.fleet;

import java.util.Optional;

/**
 * Something that waits for a person: what, why, and the one act that leads on.
 *
 * @param urgency as the status that it would have; the worst comes first
 * @param server where
 * @param productId which product, or absent where it is about the server as a whole
 */
public record Need(Status urgency, ServerName server, Optional<String> productId, String what, String why, Act act) {
    /** Where to go from a need. */
    public enum Act {
        ADD_LICENSES("Add Licenses\u2026"),
        REVIEW_CHANGE("Review\u2026"),
        CLAIM_LICENSES("Claim or Waive\u2026"),
        SHOW_SERVER("Show Server");

        private final String words;

        Act(String words) {
            this.words = words;
        }

        /** The name of the act as a button says it. */
        public String words() {
            return words;
        }
    }
}
