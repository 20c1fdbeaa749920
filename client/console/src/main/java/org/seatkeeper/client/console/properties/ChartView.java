package org.seatkeeper.client.console.properties;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.PeakHistory.Sample;

/**
 * Columns of peaks with a line for the limit, drawn on one canvas: thousands of samples cost one node. Gaps stay blank; what is
 * over the limit has the ink of Over; the limit goes in steps and is named at its end.
 */
final class ChartView extends Region {
    private static final double LEFT = 44;
    private static final double RIGHT = 92;
    private static final double UPPER = 12;
    private static final double LOWER = 26;
    private static final double GAPPED = 4;

    /** What is drawn, each in a color of the stylesheet. */
    private enum Part {
        BAR,
        OVER,
        LIMIT,
        GRID,
        TEXT,
        POINTED,
        PERIOD
    }

    private final Canvas canvas = new Canvas();
    private final Map<Part, Region> samples = new EnumMap<>(Part.class);
    private final Times times;
    private Optional<ChartData> data = Optional.empty();
    private Optional<Sample> pointed = Optional.empty();
    private double selectedFrom = Double.NaN;
    private double selectedTo = Double.NaN;

    ChartView(Times times) {
        this.times = times;
        for (Part part : Part.values()) {
            // An invisible node per part: the only way to ask the stylesheet for a color.
            Region sample = Lay.styled(new Region(), "chart-" + part.name().toLowerCase(java.util.Locale.ROOT));
            sample.setVisible(false);
            sample.setManaged(false);
            sample.backgroundProperty().subscribe(_ -> draw());
            samples.put(part, sample);
        }
        getChildren().add(canvas);
        getChildren().addAll(samples.values());
        getStyleClass().add("peaks-chart");
        setMinSize(200, 120);
    }

    /** Draws this. */
    void show(Optional<ChartData> newest, Optional<Sample> under) {
        data = newest;
        pointed = under;
        draw();
    }

    /** Marks a stretch between two places, as a person drags over it; not-a-number for none. */
    void select(double from, double to) {
        selectedFrom = from;
        selectedTo = to;
        draw();
    }

    /** Where things stand; absent while nothing is drawn. */
    Optional<PlotScale> scale() {
        return data.filter(_ -> getWidth() > LEFT + RIGHT && getHeight() > UPPER + LOWER)
                .map(shown -> new PlotScale(
                        LEFT,
                        UPPER,
                        getWidth() - RIGHT,
                        getHeight() - LOWER,
                        shown.from(),
                        shown.until(),
                        PlotScale.top(shown.greatest())));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 240;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        scale().ifPresent(scale -> draw(pen, scale, data.orElseThrow()));
    }

    private void draw(GraphicsContext pen, PlotScale scale, ChartData shown) {
        pen.setFont(Font.font("IBM Plex Sans", 12));
        pen.setTextBaseline(VPos.CENTER);
        pen.setLineWidth(1);
        pen.setLineDashes();
        grid(pen, scale);
        shown.samples().forEach(sample -> bar(pen, scale, shown, sample));
        periods(pen, scale, shown);
        limit(pen, scale, shown);
        selection(pen, scale);
    }

    private void grid(GraphicsContext pen, PlotScale scale) {
        pen.setTextAlign(TextAlignment.RIGHT);
        for (long level : scale.levels()) {
            double y = crisp(scale.y((double) level));
            pen.setStroke(color(Part.GRID));
            pen.strokeLine(scale.left(), y, scale.right(), y);
            pen.setFill(color(Part.TEXT));
            pen.fillText(Words.number(level), scale.left() - 8, y);
        }
        pen.setTextAlign(TextAlignment.LEFT);
        double last = Double.NEGATIVE_INFINITY;
        for (PlotScale.Mark mark : scale.marks(times.zone())) {
            double x = crisp(scale.x(mark.at()));
            if (x - last > 56 && x < scale.right() - 8) { // Two marks may meet where the clocks change.
                pen.strokeLine(x, scale.lower(), x, scale.lower() + 4);
                pen.fillText(mark.words(), x, scale.lower() + 15);
                last = x;
            }
        }
    }

    private void bar(GraphicsContext pen, PlotScale scale, ChartData shown, Sample sample) {
        double from = Math.max(scale.left(), scale.x(sample.at()));
        double to = Math.min(scale.right(), scale.x(sample.at().plus(ChartData.length(shown.span()))));
        double wide = to - from > GAPPED ? to - from - Math.min(8, (to - from) / 4) : Math.max(1, to - from);
        double y = scale.y(sample.peak());
        boolean under = pointed.filter(sample::equals).isPresent();
        pen.setFill(color(under ? Part.POINTED : shown.over(sample) ? Part.OVER : Part.BAR));
        pen.fillRect(from, y, wide, scale.lower() - y);
        if (under) {
            pen.setStroke(color(Part.POINTED));
            double x = crisp(from + wide / 2);
            pen.strokeLine(x, scale.upper(), x, scale.lower());
        }
    }

    private void periods(GraphicsContext pen, PlotScale scale, ChartData shown) {
        pen.setStroke(color(Part.PERIOD));
        pen.setLineDashes(2, 3);
        for (Instant start : shown.starts()) {
            double x = crisp(scale.x(start));
            pen.strokeLine(x, scale.upper(), x, scale.lower());
        }
        pen.setLineDashes();
    }

    private void limit(GraphicsContext pen, PlotScale scale, ChartData shown) {
        List<ChartData.Step> steps = shown.limit();
        if (steps.isEmpty()) {
            return;
        }
        pen.setStroke(color(Part.LIMIT));
        pen.setLineWidth(1.5);
        double before = Double.NaN;
        for (ChartData.Step step : steps) {
            double y = crisp(scale.y((double) step.licenses()));
            double from = Math.clamp(scale.x(step.from()), scale.left(), scale.right());
            double to = Math.clamp(scale.x(step.until()), scale.left(), scale.right());
            if (!Double.isNaN(before)) {
                pen.strokeLine(from, before, from, y);
            }
            pen.strokeLine(from, y, to, y);
            before = y;
        }
        pen.setLineWidth(1);
        pen.setFill(color(Part.LIMIT));
        String name = shown.limited() ? "Limit " : "Seats ";
        pen.fillText(name + Words.number(steps.getLast().licenses()), scale.right() + 8, before);
    }

    private void selection(GraphicsContext pen, PlotScale scale) {
        if (Double.isNaN(selectedFrom) || Double.isNaN(selectedTo)) {
            return;
        }
        double from = Math.clamp(Math.min(selectedFrom, selectedTo), scale.left(), scale.right());
        double to = Math.clamp(Math.max(selectedFrom, selectedTo), scale.left(), scale.right());
        pen.setGlobalAlpha(0.16);
        pen.setFill(color(Part.POINTED));
        pen.fillRect(from, scale.upper(), to - from, scale.lower() - scale.upper());
        pen.setGlobalAlpha(1);
        pen.setStroke(color(Part.POINTED));
        pen.strokeRect(crisp(from), scale.upper(), to - from, scale.lower() - scale.upper());
    }

    /** In the middle of a pixel, where a line of one pixel is one. */
    private static double crisp(double place) {
        return Math.floor(place) + 0.5;
    }

    private Paint color(Part part) {
        Region sample = samples.get(part);
        @Nullable Background background = sample == null ? null : sample.getBackground();
        return background == null || background.getFills().isEmpty()
                ? Color.GRAY
                : background.getFills().getFirst().getFill();
    }
}
