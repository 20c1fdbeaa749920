package org.seatkeeper.client.console.overview;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.StatusStyle;
import org.seatkeeper.client.console.overview.Wall.Mark;
import org.seatkeeper.client.fleet.Status;

/**
 * Very many servers as 8 px squares on one canvas, in the fills of their status. The name is in the tooltip; arrow keys
 * move a frame over the squares and Enter follows it.
 */
final class DotsView extends Region {
    private static final double STEP = 10;
    private static final double SIZE = 8;

    private final Canvas canvas = new Canvas();
    private final Map<Status, Region> samples = new EnumMap<>(Status.class);
    private final List<Mark> marks;
    private final Tooltip tip = new Tooltip();
    private final LeadsFromOverview leads;
    private int at = -1;

    DotsView(List<Mark> marks, LeadsFromOverview leads) {
        this.marks = marks;
        this.leads = leads;
        for (Status status : Status.values()) {
            // An invisible node per status: the only way to ask the stylesheet for a color.
            Region sample = Lay.styled(new Region(), "dot-sample", StatusStyle.of(status));
            sample.setVisible(false);
            sample.backgroundProperty().subscribe(_ -> draw());
            samples.put(status, sample);
        }
        getChildren().add(canvas);
        getChildren().addAll(samples.values());
        getStyleClass().add("dots");
        setFocusTraversable(true);
        setAccessibleText(marks.size() + " servers as squares; arrow keys name them, Enter shows one");
        Tooltip.install(this, tip);
        setOnMouseMoved(event -> point(index(event)));
        setOnMouseClicked(event -> {
            requestFocus();
            point(index(event));
            follow();
        });
        setOnKeyPressed(this::key);
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width > 0 ? width : Math.max(STEP, getWidth());
        int columns = Math.max(1, (int) (wide / STEP));
        return Math.ceilDiv(marks.size(), columns) * STEP;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private int columns() {
        return Math.max(1, (int) (getWidth() / STEP));
    }

    private int index(MouseEvent event) {
        int column = (int) (event.getX() / STEP);
        int row = (int) (event.getY() / STEP);
        int index = row * columns() + column;
        return column < columns() && index < marks.size() ? index : -1;
    }

    private void point(int index) {
        at = index;
        String words = index < 0 ? "" : marks.get(index).words();
        tip.setText(words);
        if (index >= 0) {
            setAccessibleText(words);
        }
        draw();
    }

    private void follow() {
        if (at >= 0) {
            leads.showRows(marks.get(at).server());
        }
    }

    private void key(KeyEvent event) {
        int step = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -columns();
            case DOWN -> columns();
            default -> 0;
        };
        if (step != 0) {
            point(Math.clamp((long) Math.max(0, at) + step, 0, marks.size() - 1));
            event.consume();
        } else if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
            follow();
            event.consume();
        }
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Map<Status, Paint> fills = new EnumMap<>(Status.class);
        samples.forEach((status, sample) -> fills.put(status, fill(sample.getBackground())));
        int columns = columns();
        for (int i = 0; i < marks.size(); i++) {
            double x = (i % columns) * STEP;
            double y = Math.floorDiv(i, columns) * STEP;
            pen.setFill(fills.get(marks.get(i).status()));
            pen.fillRect(x, y, SIZE, SIZE);
            if (i == at) {
                pen.setStroke(fills.get(Status.SCHEDULED));
                pen.strokeRect(x - 1, y - 1, SIZE + 2, SIZE + 2);
            }
        }
    }

    private static Paint fill(Background background) {
        return background == null || background.getFills().isEmpty()
                ? Color.GRAY
                : background.getFills().getFirst().getFill();
    }
}
