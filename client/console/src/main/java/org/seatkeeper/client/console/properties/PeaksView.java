package org.seatkeeper.client.console.properties;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Png;
import org.seatkeeper.client.console.kit.SortedTable;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.properties.PeaksViewModel.Range;
import org.seatkeeper.client.fleet.PeakHistory.Sample;
import org.seatkeeper.client.fleet.PeakHistory.Span;

/** The peaks of a product against its limit, as a chart and as a table, with the measuring period they belong to. */
final class PeaksView extends VBox {
    private final ProductViewModel product;
    private final PeaksViewModel model;
    private final Times times;
    private final ZoomableChartView chart;
    private final Lines<Sample> lines = new Lines<>();
    private final SortedTable<Line<Sample>, Sample> table;
    private final StackPane middle = new StackPane();
    private final ToggleButton asTable = new ToggleButton("As a _Table", Icon.TABLE.node());
    private final Map<Range, ToggleButton> ranges = new EnumMap<>(Range.class);
    private final ToggleGroup group = new ToggleGroup();
    private final Label told = Words.wrapped(Words.body(""));
    private final Label pointed = CutText.watch(Words.small(""));
    private final PeriodView period;
    private final Notice notice = new Notice();
    private final Button all;
    private final Vacant none = over(new Vacant(
            Icon.CHART,
            "No use in this time",
            "Use is sampled every five minutes while there is any. Choose a longer time to look further back."));
    private final Vacant notYet = over(new Vacant(
            Icon.CHART,
            "Not sampled yet",
            "There was use, and it is measured now. It shows here once its five minutes are over."));

    PeaksView(ProductViewModel product, PropertyActs acts, Times times) {
        super(Lay.S);
        this.product = product;
        this.model = product.peaks();
        this.times = times;
        chart = new ZoomableChartView(model, times);
        period = new PeriodView(product, acts, times);
        table = new SortedTable<>(
                "Samples",
                lines.rows(),
                Line::value,
                Comparator.comparingLong((Line<Sample> line) -> line.key()).reversed(),
                _ -> false,
                columns(times));
        table.view().getStyleClass().add("inset");
        all = Buttons.icon(Icon.REFRESH, "Show all of it again (0)", model::reset);
        pointed.setMinWidth(0);
        getStyleClass().add("tab-page");
        getChildren().addAll(bar(), notice, Lay.grow(middle), told, pointed, period);
        model.chart().subscribe(_ -> draw());
        model.reading().subscribe(_ -> draw());
        model.notice().subscribe(this::notice);
        model.range().subscribe(range -> group.selectToggle(ranges.get(range)));
        model.zoomed().subscribe(zoomed -> {
            all.setDisable(!zoomed);
            if (zoomed) {
                group.selectToggle(null);
            } else {
                group.selectToggle(ranges.get(model.range().get()));
            }
        });
        model.pointed().subscribe(_ -> pointed());
        product.now().subscribe(_ -> draw()); // What is in use now, and not sampled yet.
        asTable.selectedProperty().subscribe(_ -> draw());
    }

    private static List<Column<Sample>> columns(Times times) {
        return List.of(
                Column.text("From", 128, sample -> times.list(sample.at()), Comparator.comparing(Sample::at)),
                Column.number("Peak", 80, Sample::peak, sample -> Words.number(sample.peak())),
                Column.number("Licenses", 80, Sample::licenses, sample -> Words.number(sample.licenses())),
                Column.<Sample>number("Average", 80, sample -> Math.round(sample.mean() * 1_000), ChartData::mean)
                        .tip("Connections at a time, averaged over the whole span."),
                Column.number("Refused", 80, Sample::refusals, sample -> Words.number(sample.refusals())),
                Column.<Sample>number("Demand", 80, Sample::demand, sample -> Words.number(sample.demand()))
                        .tip("Most connections that were open or refused at once."));
    }

    private HBox bar() {
        HBox choices = Lay.row(0);
        for (Range range : Range.values()) {
            ToggleButton button = Lay.whole(new ToggleButton(range.words()));
            button.setMnemonicParsing(true);
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                button.setSelected(true); // A chosen one stays chosen.
                model.choose(range);
            });
            String side = range == Range.DAY ? "left-pill" : range == Range.YEAR ? "right-pill" : "center-pill";
            button.getStyleClass().add(side);
            ranges.put(range, button);
            choices.getChildren().add(button);
        }
        asTable.setMnemonicParsing(true);
        Lay.whole(asTable);
        return Lay.styled(
                Lay.row(
                        Lay.S,
                        choices,
                        Buttons.icon(Icon.ZOOM_IN, "Zoom in (+)", () -> model.zoom(0.5)),
                        Buttons.icon(Icon.ZOOM_OUT, "Zoom out (\u2212)", () -> model.zoom(2)),
                        all,
                        Lay.spacer(),
                        asTable,
                        Buttons.quiet("Save as _PNG\u2026", Icon.SAVE, this::png),
                        Buttons.quiet("Save as CS_V\u2026", Icon.EXPORT, this::csv)),
                "tab-bar");
    }

    private void draw() {
        Optional<ChartData> data = model.chart().get();
        boolean noUse = data.filter(shown -> shown.samples().isEmpty()).isPresent();
        boolean measured = noUse && data.filter(this::measuredNow).isPresent();
        if (data.isEmpty()) {
            middle(model.reading().get() ? Words.muted("Reading\u2026") : new VBox());
        } else if (asTable.isSelected()) {
            lines.lay(data.get().samples().stream()
                    .collect(Collectors.toMap(
                            sample -> sample.at().getEpochSecond(), sample -> sample, (_, later) -> later)));
            middle(table.view());
        } else {
            middle(chart, none, notYet);
            Lay.shown(none, noUse && !measured);
            Lay.shown(notYet, measured);
        }
        told.setText(data.map(shown -> shown.conclusion(times)).orElse(" "));
        pointed();
        period.draw(model.periods());
    }

    /** Whether something was used that no sample tells of yet: a sample is kept when its span is over. */
    private boolean measuredNow(ChartData shown) {
        var now = product.now().get().product();
        Instant since = shown.now().minus(ChartData.length(Span.FIVE_MINUTES));
        return !shown.until().isBefore(since)
                && (now.inUse() > 0
                        || now.usage().peakAt().filter(at -> at.isAfter(since)).isPresent());
    }

    /** Words over the chart: as large as they are, with the ground behind them, and nothing to the mouse. */
    private static Vacant over(Vacant words) {
        words.setMouseTransparent(true);
        words.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return Lay.styled(words, "over-chart");
    }

    /** Puts these there, and touches nothing where they are: a node that is taken out loses the keyboard. */
    private void middle(Node... wanted) {
        List<Node> those = List.of(wanted);
        if (!those.equals(middle.getChildren())) {
            middle.getChildren().setAll(those);
        }
    }

    private void pointed() {
        pointed.setText(model.chart()
                .get()
                .map(data -> model.pointed()
                        .get()
                        .map(sample -> data.words(sample, times))
                        .orElse("Drag over the chart or turn the wheel to zoom; the arrow keys read it. "
                                + "Where it is blank nobody used the product, or its agent did not run."))
                .orElse(""));
    }

    private void notice(Optional<AnswerWords> words) {
        words.ifPresentOrElse(
                said -> notice.show(said.status(), said.what(), said.why(), Buttons.link("Try Again", model::again)),
                notice::clear);
    }

    private String title() {
        return product.now().get().product().name() + " on " + product.key().server();
    }

    private String file() {
        return "peaks-" + product.key().server() + "-" + product.key().productId();
    }

    private void png() {
        if (model.chart().get().isEmpty()) {
            return;
        }
        WritableImage picture = chart.picture("Peaks of " + title());
        choose("Save the Chart", file() + ".png", "Pictures", "*.png")
                .ifPresent(file -> model.save(file.toPath(), () -> Png.of(picture)));
    }

    private void csv() {
        model.chart()
                .get()
                .ifPresent(data -> choose("Save the Samples", file() + ".csv", "Comma-separated values", "*.csv")
                        .ifPresent(file ->
                                model.save(file.toPath(), () -> data.csv().getBytes(StandardCharsets.UTF_8))));
    }

    private Optional<File> choose(String title, String name, String kind, String pattern) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, pattern));
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
    }

    ZoomableChartView chart() {
        return chart;
    }

    ToggleButton tableChoice() {
        return asTable;
    }
}
