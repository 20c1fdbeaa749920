package org.seatkeeper.client.link;

/**
 * Why there is no connection to a server, or no answer, as far as it can be told.
 *
 * @param why one line for a person
 */
public record LinkFailure(Kind kind, String why) {
    /** What kind of trouble it is: each is dealt with by someone else. */
    public enum Kind {
        /** Nothing answers, or the connection broke. */
        UNREACHABLE,
        /** One side did not accept the other's certificate. */
        CERTIFICATE_REFUSED,
        /** The certificate was accepted, and its name may do nothing here. */
        NOT_AUTHORIZED,
        /** The agent does not know the call. */
        TOO_OLD,
        /** A file of this profile is wrong or missing: nothing was sent. */
        PROFILE,
        /** The agent, or what it sent, is broken. */
        FAULT
    }
}
