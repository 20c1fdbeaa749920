package org.seatkeeper.agent.storage;

import java.time.Instant;
import java.util.SplittableRandom;

/** Changes one field of a record, as someone would who tampers with an audit. */
final class AuditEdit {
    private static final int FIELDS = 15;

    private final Object[] fields;

    AuditEdit(AuditRecord r) {
        fields = new Object[] {
            r.at(),
            r.actor(),
            r.role(),
            r.origin(),
            r.method(),
            r.target(),
            r.reason(),
            r.operationId(),
            r.detail(),
            r.beforeDigest(),
            r.afterDigest(),
            r.previousHash(),
            r.hash(),
            r.sequence(),
            r.count()
        };
    }

    /** Another text in the field at that index, 1 to 12. */
    AuditEdit text(int index, String value) {
        fields[index] = value;
        return this;
    }

    /** One bit of any field. */
    AuditEdit flip(SplittableRandom random) {
        int index = random.nextInt(FIELDS);
        switch (fields[index]) {
            case Instant at ->
                fields[index] = random.nextBoolean()
                        ? Instant.ofEpochSecond(at.getEpochSecond() ^ (1L << random.nextInt(30)), at.getNano())
                        : Instant.ofEpochSecond(at.getEpochSecond(), at.getNano() ^ (1 << random.nextInt(29)));
            case String text when text.isEmpty() -> fields[index] = "x";
            case String text -> fields[index] = flipped(text, random);
            case Long number -> fields[index] = number ^ (1L << random.nextInt(63));
            case Integer number -> fields[index] = number ^ (1 << random.nextInt(31));
            default -> throw new AssertionError(fields[index]);
        }
        return this;
    }

    private static String flipped(String text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        char flipped = (char) (text.charAt(at) ^ (1 << random.nextInt(7)));
        return text.substring(0, at) + flipped + text.substring(at + 1);
    }

    AuditRecord record() {
        return new AuditRecord(
                (Long) fields[13],
                (Instant) fields[0],
                (String) fields[1],
                (String) fields[2],
                (String) fields[3],
                (String) fields[4],
                (String) fields[5],
                (String) fields[6],
                (String) fields[7],
                (String) fields[8],
                (String) fields[9],
                (String) fields[10],
                (Integer) fields[14],
                (String) fields[11],
                (String) fields[12]);
    }
}
