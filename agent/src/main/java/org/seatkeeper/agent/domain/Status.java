package org.seatkeeper.agent.domain;

/** A product's status on this server, worst first (spec/model.md section 3). Silence is the reader's to see. */
public enum Status {
    OVER,
    AT_LIMIT,
    OK;

    /** By the highest use of the measuring period, or the seats in use, against the number held. */
    public static Status of(Instance instance) {
        if (instance.mode() != LicensingMode.PER_SERVER) {
            Use use = instance.use();
            Status users = ofSeats(use.userSeats(), instance.poolUser());
            Status devices = ofSeats(use.deviceSeats(), instance.poolDevice());
            return users.compareTo(devices) < 0 ? users : devices;
        }
        if (instance.peak() > instance.perServer()) {
            return OVER;
        }
        return instance.peak() == instance.perServer() && instance.perServer() > 0 ? AT_LIMIT : OK;
    }

    private static boolean byAdministrators(Instance instance) {
        int ordinary = instance.inUse() - instance.use().administrators();
        return instance.inUse() > instance.perServer() && ordinary <= instance.perServer();
    }

    private static Status ofSeats(int used, long held) {
        if (used > held) {
            return OVER;
        }
        return used == held && held > 0 ? AT_LIMIT : OK;
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
            return instance.entries() == 0
                    ? "Observing: no licenses entered yet, nobody is refused"
                    : "Observing: nobody is refused";
        }
        if (instance.mode() == LicensingMode.PER_SERVER && of(instance) == OVER && byAdministrators(instance)) {
            return "Over by administrators alone";
        }
        if (instance.settings().grace() > 0 && instance.mode() == LicensingMode.PER_SERVER) {
            return "A grace of " + instance.settings().grace() + " over the number is set";
        }
        return instance.total() == 0 && instance.peak() == 0 ? "No licenses, no use" : "";
    }
}
