package org.seatkeeper.client.console.overview;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.StatusStyle;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.overview.Wall.Mark;
import org.seatkeeper.client.console.overview.Wall.Scale;
import org.seatkeeper.client.fleet.Status;

/** One server on the wall: its name and products, or an icon alone where there are many. */
final class MarkView extends Button {
    private static final double WIDTH = 98;

    private final Scale scale;
    private final Tooltip tip = new Tooltip();

    MarkView(Scale scale, LeadsFromOverview leads, Mark mark) {
        this.scale = scale;
        getStyleClass().addAll("server-mark", scale == Scale.NAMED ? "named" : "small");
        setTooltip(tip);
        setOnAction(_ -> leads.showRows(mark.server()));
        MenuItem rows = new MenuItem("Show Its Products");
        rows.setOnAction(_ -> leads.showRows(mark.server()));
        MenuItem browse = new MenuItem("Show in Server Browser");
        browse.setOnAction(_ -> leads.showServer(mark.server()));
        MenuItem properties = new MenuItem("Server Properties\u2026");
        properties.setOnAction(_ -> leads.serverProperties(mark.server()));
        setContextMenu(new ContextMenu(rows, browse, properties));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isAltDown()) {
                leads.serverProperties(mark.server());
                event.consume();
            }
        });
        show(mark);
    }

    void show(Mark mark) {
        for (Status each : Status.values()) {
            getStyleClass().remove(StatusStyle.of(each));
        }
        getStyleClass().add(StatusStyle.of(mark.status()));
        tip.setText(mark.words());
        setAccessibleText(mark.words());
        if (scale != Scale.NAMED) {
            setGraphic(Icon.of(mark.status()).node());
            return;
        }
        Label name = CutText.watch(new Label(mark.server().value()));
        name.setMinWidth(0);
        HBox top = Lay.row(Lay.XS, name, Lay.spacer());
        if (mark.status() != Status.OK) {
            top.getChildren().add(Icon.of(mark.status()).node());
        }
        Label below = CutText.watch(Words.small(mark.below()));
        below.setMinWidth(0);
        setGraphic(Lay.width(Lay.column(0, List.of(top, below).toArray(javafx.scene.Node[]::new)), WIDTH));
    }
}
