package org.seatkeeper.client.console.overview;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.StatusStyle;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.StatusCounts;

/** How many servers have each status. A count is a button that filters the wall. */
final class CountStripView extends HBox {
    private final Map<Status, ToggleButton> buttons = new EnumMap<>(Status.class);
    private final Map<Status, Label> figures = new EnumMap<>(Status.class);

    CountStripView(OverviewViewModel model) {
        super(Lay.S);
        for (Status status : Status.values()) {
            getChildren().add(count(model, status));
        }
        model.counts().subscribe(this::show);
        model.only()
                .subscribe(only -> buttons.forEach((status, button) -> button.setSelected(
                        only.filter(chosen -> chosen == status).isPresent())));
    }

    private ToggleButton count(OverviewViewModel model, Status status) {
        ToggleButton button = Lay.styled(new ToggleButton(), "count");
        Label figure = Words.figure("0");
        button.setGraphic(Lay.row(Lay.S, Icon.of(status).node(), figure, Words.body(status.words())));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setPrefWidth(100);
        button.setOnAction(_ -> model.choose(status));
        buttons.put(status, button);
        figures.put(status, figure);
        return Lay.grow(Lay.height(button, 44));
    }

    private void show(StatusCounts counts) {
        buttons.forEach((status, button) -> {
            int count = counts.of(status);
            Objects.requireNonNull(figures.get(status)).setText(Words.number(count));
            button.setAccessibleText(Words.count(count, "server") + ": " + status.words());
            button.getStyleClass().removeAll(StatusStyle.of(status), "none");
            button.getStyleClass().add(count == 0 && status != Status.OK ? "none" : StatusStyle.of(status));
        });
    }

    ToggleButton button(Status status) {
        return Objects.requireNonNull(buttons.get(status));
    }
}
