package org.seatkeeper.agent.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * SHA-256 over a canonical encoding: numbers in eight bytes, texts in UTF-8 behind their length, so that no two sequences
 * of fields encode alike. For one digest.
 */
final class CanonicalDigest {
    private final MessageDigest sha256;

    /** Begins with what is being digested, so that digests of different things never meet. */
    CanonicalDigest(String purpose) {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        text(purpose);
    }

    CanonicalDigest number(long value) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
        return this;
    }

    CanonicalDigest text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        sha256.update(bytes);
        return this;
    }

    CanonicalDigest time(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    byte[] bytes() {
        return sha256.digest();
    }

    /** 64 hexadecimal digits in lower case. */
    String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
