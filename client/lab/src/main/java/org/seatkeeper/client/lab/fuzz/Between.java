package org.seatkeeper.client.lab.fuzz;

/** What stands between the fuzzer and the agent: nothing, or a fault put there so that the fuzzer can be tested. */
interface Between {
    /** Nothing: what is sent arrives, and what is answered too. */
    Between NOTHING = new Between() {};

    /** What arrives at the agent. */
    default Input arriving(Input sent) {
        return sent;
    }

    /** What arrives at the fuzzer. */
    default Answer answered(Input sent, Answer answer) {
        return answer;
    }
}
