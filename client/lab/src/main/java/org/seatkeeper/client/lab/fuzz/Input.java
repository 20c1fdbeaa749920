package org.seatkeeper.client.lab.fuzz;

import com.google.protobuf.ByteString;

/**
 * One request, as bytes.
 *
 * @param expected what its answer must be
 * @param how it was made, in words, for a finding
 */
record Input(Contract.Method method, ByteString bytes, Expected expected, String how) {
    /** What an answer must be; any answer must be a declared one. */
    enum Expected {
        /** Any declared answer. */
        DECLARED,
        /** It is out of the contract's bounds: nothing may be done for it. */
        TURNED_AWAY
    }
}
