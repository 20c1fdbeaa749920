package org.seatkeeper.client.console.properties;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;

/**
 * The chart with mouse and keyboard: drag over a stretch to see it alone, wheel to zoom, double click to see all; arrows walk
 * from sample to sample, + and - zoom, 0 shows all, Shift and arrows move.
 */
final class ZoomableChartView extends StackPane {
    private static final double IN = 0.8;
    private static final double OUT = 1.25;
    private static final double NOTCH = 0.002;
    private static final double DRAGGED = 6;
    private static final double PICTURE_WIDTH = 1_600;
    private static final double PICTURE_HEIGHT = 800;

    private final PeaksViewModel model;
    private final Times times;
    private final ChartView chart;
    private double pressedAt = Double.NaN;

    ZoomableChartView(PeaksViewModel model, Times times) {
        this.model = model;
        this.times = times;
        chart = new ChartView(times);
        getChildren().add(chart);
        getStyleClass().add("zoomable");
        setMinHeight(120);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        follow(model.chart());
        follow(model.pointed());
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(_ -> model.pointAway());
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnScroll(this::scrolled);
        setOnKeyPressed(this::key);
    }

    private void follow(ObservableValue<?> value) {
        value.subscribe(_ -> draw());
    }

    private void draw() {
        Optional<ChartData> shown = model.chart().get();
        chart.show(shown, model.pointed().get());
        String conclusion = shown.map(data -> data.conclusion(times)).orElse("Peaks, not read yet");
        setAccessibleText(shown.flatMap(data -> model.pointed().get().map(sample -> data.words(sample, times)))
                .orElse(conclusion));
    }

    private void point(double x) {
        chart.scale().ifPresent(scale -> model.point(scale.at(x)));
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        event.consume(); // The tabs around it would take the keyboard for themselves.
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 2) {
            model.reset();
        } else {
            pressedAt = event.getX();
        }
    }

    private void dragged(MouseEvent event) {
        if (!Double.isNaN(pressedAt)) {
            chart.select(pressedAt, event.getX());
        }
    }

    private void released(MouseEvent event) {
        double from = Math.min(pressedAt, event.getX());
        double to = Math.max(pressedAt, event.getX());
        pressedAt = Double.NaN;
        chart.select(Double.NaN, Double.NaN);
        if (to - from > DRAGGED) { // Anything less is a click of an unsteady hand.
            chart.scale().ifPresent(scale -> model.show(scale.at(from), scale.at(to)));
        }
    }

    private void scrolled(ScrollEvent event) {
        chart.scale().ifPresent(scale -> {
            if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
                model.pan(-event.getDeltaX() * NOTCH);
            } else {
                Instant around = scale.at(event.getX());
                model.zoom(Math.exp(-event.getDeltaY() * NOTCH * 2), around);
            }
        });
        event.consume();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> walk(event.isShiftDown(), -1);
            case RIGHT -> walk(event.isShiftDown(), 1);
            case PLUS, ADD, EQUALS -> model.zoom(IN);
            case MINUS, SUBTRACT -> model.zoom(OUT);
            case DIGIT0, NUMPAD0 -> model.reset();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void walk(boolean moves, int by) {
        if (moves) {
            model.pan(by * 0.25);
        } else {
            model.step(by);
        }
    }

    /** The same as a picture of its own size, in the present theme, with its title and what it tells. */
    WritableImage picture(String title) {
        ChartView drawn = new ChartView(times);
        drawn.show(model.chart().get(), Optional.empty());
        String told = model.chart().get().map(data -> data.conclusion(times)).orElse("");
        VBox page =
                Lay.styled(Lay.column(Lay.S, Words.title(title), Words.muted(told), Lay.grow(drawn)), "chart-picture");
        page.getStyleClass().addAll(getScene().getRoot().getStyleClass());
        Scene scene = new Scene(page, PICTURE_WIDTH, PICTURE_HEIGHT);
        scene.getStylesheets().setAll(getScene().getStylesheets());
        page.applyCss();
        page.layout();
        return page.snapshot(new SnapshotParameters(), null);
    }

    ChartView chart() {
        return chart;
    }
}
