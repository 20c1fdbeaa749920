package org.seatkeeper.client.console.shell;

import javafx.geometry.Pos;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notifies;
import org.seatkeeper.client.console.kit.StatusStyle;
import org.seatkeeper.client.fleet.Status;

/** Results of acts, at the lower right of the window for a while. */
public final class NotificationsView implements Notifies {
    private static final Duration GOOD = Duration.seconds(6);
    private static final Duration BAD = Duration.seconds(20);

    private final Window owner;

    /**
     * Over a window.
     *
     * @param owner whose corner they use
     */
    public NotificationsView(Window owner) {
        this.owner = owner;
    }

    @Override
    public void tell(Status status, String what, String why) {
        javafx.scene.control.Label mark =
                new javafx.scene.control.Label(null, Icon.of(status).node());
        Notifications.create()
                .owner(owner)
                .title(what)
                .text(why)
                // A popup's root is its own: without the theme's class its colors have no values.
                .styleClass(themeClasses())
                .graphic(Lay.styled(mark, "status", StatusStyle.of(status)))
                .position(Pos.BOTTOM_RIGHT)
                .hideAfter(status == Status.OK ? GOOD : BAD)
                .show();
    }

    private String[] themeClasses() {
        return owner.getScene().getRoot().getStyleClass().stream()
                .filter(styleClass -> styleClass.startsWith("sk-"))
                .toArray(String[]::new);
    }
}
