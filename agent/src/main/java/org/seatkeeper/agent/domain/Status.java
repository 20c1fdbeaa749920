package org.seatkeeper.agent.domain;

/** A product's status on this server, worst first (spec/model.md section 3). Silence is the reader's to see. */
public enum Status {
    OVER,
    AT_LIMIT,
    OK;

    /** By the highest use of the measuring period against the number held. Only Per Server has a limit here. */
    public static Status of(Instance instance) {
        if (instance.mode() != LicensingMode.PER_SERVER) {
            return OK;
        }
        if (instance.peak() > instance.perServer()) {
            return OVER;
        }
        return instance.peak() == instance.perServer() && instance.perServer() > 0 ? AT_LIMIT : OK;
    }

    /** What the status leaves unsaid, in words; empty where there is nothing. */
    public static String note(Instance instance) {
        if (instance.gone()) {
            return "Not installed any more; its ledger is kept";
        }
        int unclaimed = instance.unclaimed().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (unclaimed > 0) {
            return unclaimed + " licenses unclaimed";
        }
        if (instance.mode() == LicensingMode.PER_SERVER && instance.enforcement() == Enforcement.OBSERVE) {
            return "Observing: no licenses entered yet, nobody is refused";
        }
        return instance.total() == 0 && instance.peak() == 0 ? "No licenses, no use" : "";
    }
}
