package org.seatkeeper.client.lab.torture;

import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.RefusalCode;

/** What a writer was told of one try. */
sealed interface Outcome {
    /** It is done, or was done before, and durable. */
    record Acknowledged(Done done) implements Outcome {}

    /** A rule said no: nothing changed. */
    record Refused(RefusalCode code) implements Outcome {}

    /** The instance had moved: nothing changed. */
    record Stale() implements Outcome {}

    /** Nobody can say whether it happened. */
    record Unknown(String why) implements Outcome {}

    /** It never left this machine. */
    record NotSent() implements Outcome {}

    /** What no lawful request may get from a living agent. */
    record Fault(String why) implements Outcome {}

    /** One word and what belongs to it, for the writer's log. */
    default String words() {
        return switch (this) {
            case Acknowledged(Done done) ->
                "acknowledged audit=" + done.getAuditSequence() + " revision=" + done.getInstanceRevision()
                        + (done.getRepeated() ? " repeated" : "");
            case Refused(RefusalCode code) -> "refused " + code;
            case Stale _ -> "stale";
            case Unknown(String why) -> "unknown " + why;
            case NotSent _ -> "not-sent";
            case Fault(String why) -> "fault " + why;
        };
    }
}
