package org.seatkeeper.client.console.shell;

import javafx.scene.layout.Region;

/**
 * One tab of the window.
 *
 * @param name on the tab
 * @param content below it
 * @param topic of the help that F1 opens here
 * @param again what F5 does here, beside asking every server
 */
public record RoomTab(String name, Region content, String topic, Runnable again) {}
