package org.seatkeeper.agent.domain;

/** The catalog of what an administrator is told of, by stable ids (spec/model.md section 9). */
public enum AlarmId {
    /** Every license is in use; clears below 85 % of the limit. */
    LIMIT_REACHED(
            "Add licenses, end connections that are no longer used, or plan the change to Per Device or Per User."),
    /** 90 % of the limit is in use; clears below 85 %. */
    AT_LIMIT("Look at the peaks of the last weeks and buy before clients are refused."),
    /** Clients were refused; clears when none has been for a quarter of an hour. */
    DENIED("Look at the refusals of the product: who was turned away, how often, and for what cause."),
    /** Administrators are in over the limit, so ordinary clients wait. */
    ADMIN_OVER_LIMIT("End administrators' connections that are no longer used, or add licenses for them."),
    /** More seats are needed than the pool has: what event 201 told of before. */
    SEAT_OVER("Add licenses to the pool, or delete clients that no longer use the product."),
    /** Licenses were left behind by a change of mode. */
    UNCLAIMED_CALS("Claim them for the pool, or waive them with a reason."),
    /** A change of mode waits for its time. */
    CONVERSION_SCHEDULED("Nothing has to be done. Whoever does not want it cancels it before its time."),
    /** A change of mode was made; it has happened, and nothing lasts. */
    CONVERSION_DONE("Look at the seats: each client that is new needs one from now on. There is no way back."),
    /** A scheduled change of mode was not made; clears with the next change. */
    CONVERSION_LAPSED("Look at the cause, then plan and agree to the change again if it is still wanted."),
    /** More ordinary connections are open than licenses, since licenses were removed; clears at or below the limit. */
    LEDGER_BELOW_USE(
            "Nobody was cut off. Add licenses back, or let connections end; new clients are refused meanwhile."),
    /** The wall clock moved against the time that ran; it has happened, and nothing lasts. */
    CLOCK_JUMP(
            "Set the clock right and keep it with NTP. No lease or hold moved; changes of mode that wait for their time lapse."),
    /** A product let clients in while no agent answered; clears with a new measuring period. */
    ADMITTED_WHILE_SILENT("Find out why the agent was silent; start a new measuring period once that is settled.");

    private final String remedy;

    AlarmId(String remedy) {
        this.remedy = remedy;
    }

    /** What to do about it, in words. */
    public String remedy() {
        return remedy;
    }
}
