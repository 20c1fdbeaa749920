package org.seatkeeper.client.console.kit;

import org.seatkeeper.client.fleet.Status;

/** How the stylesheet calls a status: its colors are {@code -sk-NAME-ink}, {@code -fill} and {@code -tint}. */
public final class StatusStyle {
    private StatusStyle() {}

    /** The style class of a status. */
    public static String of(Status status) {
        return switch (status) {
            case OVER -> "over";
            case AT_LIMIT -> "limit";
            case NOT_REPORTING -> "silent";
            case SCHEDULED -> "planned";
            case OK -> "ok";
        };
    }
}
