package org.seatkeeper.client.cli;

import java.util.Collection;
import java.util.List;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.proto.v1.RefusalCode;

/** Which exit code an answer means. */
final class ExitCodes {
    /** Worst first: where servers answered differently, the first of these that occurred counts. */
    private static final List<ExitCode> WORST = List.of(
            ExitCode.INTERNAL,
            ExitCode.NO_ANSWER,
            ExitCode.NOT_ALLOWED,
            ExitCode.CHANGED,
            ExitCode.REFUSED,
            ExitCode.USAGE,
            ExitCode.DONE);

    private ExitCodes() {}

    /** The code of a refusal, by its name without the prefix; a code that is not known is a rule all the same. */
    static ExitCode of(String code) {
        for (RefusalCode known : RefusalCode.values()) {
            if (known.name().equals("REFUSAL_CODE_" + code)) {
                return of(known);
            }
        }
        return ExitCode.REFUSED;
    }

    /** Rules say no with 3; only a missing right is something else. Every code of the contract stands here by name. */
    static ExitCode of(RefusalCode code) {
        return switch (code) {
            case REFUSAL_CODE_NOT_ALLOWED -> ExitCode.NOT_ALLOWED;
            case REFUSAL_CODE_UNKNOWN_PRODUCT,
                    REFUSAL_CODE_MODE_IS_FINAL,
                    REFUSAL_CODE_CHANGE_ALREADY_OPEN,
                    REFUSAL_CODE_NO_OPEN_CHANGE,
                    REFUSAL_CODE_AGREEMENT_CHANGED,
                    REFUSAL_CODE_NO_AGREEMENT,
                    REFUSAL_CODE_BELOW_ZERO,
                    REFUSAL_CODE_ABOVE_MAXIMUM,
                    REFUSAL_CODE_BELOW_USE,
                    REFUSAL_CODE_WRONG_SCOPE,
                    REFUSAL_CODE_UNKNOWN_ENTRY,
                    REFUSAL_CODE_ALREADY_REVERSED,
                    REFUSAL_CODE_NOT_REVERSIBLE,
                    REFUSAL_CODE_NOTHING_UNCLAIMED,
                    REFUSAL_CODE_UNCLAIMED_LICENSES,
                    REFUSAL_CODE_OPERATION_ID_REUSED,
                    REFUSAL_CODE_READ_ONLY,
                    REFUSAL_CODE_TIME_TOO_FAR,
                    REFUSAL_CODE_TRANSFER_REPEATED,
                    REFUSAL_CODE_PRODUCT_GONE,
                    REFUSAL_CODE_TOO_MANY_PRODUCTS,
                    REFUSAL_CODE_PRODUCT_CONFLICT,
                    REFUSAL_CODE_REASON_NEEDED,
                    REFUSAL_CODE_LEDGER_FULL,
                    REFUSAL_CODE_NOTHING_TO_CHANGE,
                    REFUSAL_CODE_TIME_IN_PAST,
                    REFUSAL_CODE_LIMIT_REACHED,
                    REFUSAL_CODE_BLOCKED,
                    REFUSAL_CODE_UNKNOWN_CONNECTION,
                    REFUSAL_CODE_UNKNOWN_BLOCK,
                    REFUSAL_CODE_TOO_MANY_BLOCKS,
                    REFUSAL_CODE_UNSPECIFIED,
                    UNRECOGNIZED -> ExitCode.REFUSED;
        };
    }

    /** The code of an answer. */
    static ExitCode of(Answer<?> answer) {
        return switch (answer) {
            case Answer.Done<?> _ -> ExitCode.DONE;
            case Answer.Refused<?> refused -> of(refused.why().code());
            case Answer.Changed<?> _ -> ExitCode.CHANGED;
            case Answer.NotAllowed<?> _ -> ExitCode.NOT_ALLOWED;
            case Answer.Malformed<?> _ -> ExitCode.USAGE;
            case Answer.Fault<?> _ -> ExitCode.INTERNAL;
            case Answer.NoAnswer<?> _ -> ExitCode.NO_ANSWER;
        };
    }

    /** The code of many. */
    static ExitCode worst(Collection<ExitCode> codes) {
        return WORST.stream().filter(codes::contains).findFirst().orElse(ExitCode.DONE);
    }
}
