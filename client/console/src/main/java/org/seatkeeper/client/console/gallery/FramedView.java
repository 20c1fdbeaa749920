package org.seatkeeper.client.console.gallery;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Words;

/** A window with dialogs over it, for pictures. In the product a dialog is a window of its own with the desktop's bar. */
final class FramedView extends StackPane {
    private static final double MARGIN = 32;

    FramedView(Region window, List<DialogContent> dialogs) {
        getChildren().add(window);
        for (DialogContent dialog : dialogs) {
            getChildren().addAll(Lay.styled(new Region(), "scrim"), frame(dialog));
        }
        setAlignment(Pos.CENTER);
    }

    private Node frame(DialogContent dialog) {
        HBox bar =
                Lay.styled(Lay.row(Lay.S, Words.strong(dialog.title()), Lay.spacer(), Icon.CLOSE.node()), "title-bar");
        VBox box = Lay.styled(new VBox(bar, Lay.grow(dialog)), "dialog-box");
        StackPane frame = new StackPane(Lay.styled(new Region(), "dialog-shadow"), box);
        frame.setMaxWidth(Region.USE_PREF_SIZE);
        frame.setMaxHeight(Region.USE_PREF_SIZE);
        frame.setPrefWidth(dialog.getPrefWidth());
        StackPane.setMargin(frame, new javafx.geometry.Insets(MARGIN));
        return frame;
    }
}
