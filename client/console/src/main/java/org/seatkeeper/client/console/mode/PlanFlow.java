package org.seatkeeper.client.console.mode;

/** Where the plan leads: on to the question in words, or back to the choice. */
interface PlanFlow {
    void confirm();

    void back();
}
