package org.seatkeeper.client.fleet;

/** A product's or server's status, worst first (spec/model.md section 3), with a scheduled change shown before OK. */
public enum Status {
    OVER("Over"),
    NOT_REPORTING("Not reporting"),
    AT_LIMIT("At limit"),
    SCHEDULED("Change scheduled"),
    OK("OK");

    private final String words;

    Status(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
