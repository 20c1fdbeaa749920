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
