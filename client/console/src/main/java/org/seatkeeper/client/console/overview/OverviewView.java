package org.seatkeeper.client.console.overview;

import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Vacant;

/** Every server at a glance: how many are how, which ones, what waits for a person. */
public final class OverviewView extends StackPane {
    private static final double NEEDS_WIDTH = 376;

    private final CountStripView counts;
    private final WallView wall;
    private final NeedsView needs;

    /** Over this model; it leads on to other rooms through the port. */
    public OverviewView(OverviewViewModel model, LeadsFromOverview leads) {
        counts = new CountStripView(model);
        wall = new WallView(model, leads);
        needs = new NeedsView(model, leads);
        wall.setMinWidth(0);
        HBox middle = Lay.row(Lay.L, Lay.grow(wall), Lay.width(needs, NEEDS_WIDTH));
        middle.setAlignment(Pos.TOP_LEFT);
        ScrollPane scroll = Lay.styled(new ScrollPane(Lay.styled(new VBox(counts, middle), "page")), "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        Vacant vacant = new Vacant(
                Icon.SERVER,
                "No servers yet",
                "Add a server by its name, or import a list. Nothing is changed by looking.",
                Buttons.main("Add a Server\u2026", leads::addServer),
                Buttons.plain("Import a List\u2026", Icon.IMPORT, leads::importServers));
        getChildren().addAll(scroll, vacant);
        model.wall().subscribe(shown -> {
            Lay.shown(scroll, shown.all() > 0);
            Lay.shown(vacant, shown.all() == 0);
        });
    }

    CountStripView counts() {
        return counts;
    }

    WallView wall() {
        return wall;
    }

    NeedsView needs() {
        return needs;
    }
}
