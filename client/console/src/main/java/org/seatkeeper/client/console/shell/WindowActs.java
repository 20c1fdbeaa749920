package org.seatkeeper.client.console.shell;

/** What the window itself leads to. JavaFX thread; none of it waits. */
public interface WindowActs {
    /** Opens the help at a topic. */
    void help(String topic);

    /** Asks every server again now. */
    void askAgain();

    /** Opens the list of servers. */
    void servers();
}
